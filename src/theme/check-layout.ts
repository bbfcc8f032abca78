/** Fills a layout once with marks of its own and looks whether what makes a course work has come out. */

import { defineError } from '../diagnostics/define.js';
import type { Report } from '../model/diagnostic.js';
import type { Layout } from './templates.js';

const incomplete = defineError(
  'theme-layout-incomplete',
  'The template {file} leaves out {missing}, so that no course would work with it.',
  'Take {lines} over from the built-in layout.hbs, in the tool’s folder templates/.',
);

const CONFIG = '{"cw-mark":"config"}';
const PAGES = ['one', 'two'].map((id) => ({
  id: `cw-mark-${id}`,
  title: id,
  html: `<section id="cw-mark-${id}"></section>`,
}));
const DATA = {
  language: 'en',
  title: 'cw-mark',
  description: 'cw-mark',
  exitButton: true,
  search: true,
  print: true,
  contents: PAGES.map(({ id, title }) => ({ id, title, children: [] })),
  pages: PAGES,
  config: CONFIG,
  script: 'cw-mark.js',
  style: 'cw-mark.css',
  icon: 'cw-mark.svg',
};

/** What must come out: its name, the template's line for it, and how to see it. */
const NEEDS: readonly { readonly name: string; readonly line: string; readonly isIn: (html: string) => boolean }[] = [
  {
    name: 'the pages',
    line: '{{#each pages}}{{{html}}}{{/each}}',
    isIn: (html) => PAGES.every((page) => html.includes(page.html)),
  },
  {
    name: 'the script',
    line: '<script src="{{script}}" defer></script>',
    isIn: (html) => /<script\s[^>]*\bsrc\s*=\s*["']?cw-mark\.js["'\s>]/i.test(html),
  },
  {
    name: 'the style sheet',
    line: '<link rel="stylesheet" href="{{style}}">',
    isIn: (html) => /<link\s[^>]*\bhref\s*=\s*["']?cw-mark\.css["'\s>]/i.test(html),
  },
  {
    name: 'the course’s settings (cw-config)',
    line: '<script type="application/json" id="cw-config">{{{config}}}</script>',
    isIn: (html) => {
      const found = /<script\s[^>]*\bid\s*=\s*["']?cw-config["']?[^>]*>([\s\S]*?)<\/script>/i.exec(html);
      return found?.[1]?.trim() === CONFIG;
    },
  },
];

/** Reports what the layout leaves out. A layout that cannot be filled at all is told of when a course fills it. */
export function checkLayout(layout: Layout, file: string, report: Report): void {
  let html: string;
  try {
    html = layout(DATA).replace(/<!--[\s\S]*?-->/g, '');
  } catch {
    return;
  }
  const missing = NEEDS.filter(({ isIn }) => !isIn(html));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  report(incomplete, undefined, { file, missing: names, lines: missing.map(({ line }) => line).join(' and ') });
}
