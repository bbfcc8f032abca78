/** Loads a theme: its layout and partials, its style, and the words that it is filled with. */

import { join } from 'node:path';
import type { Report } from '../model/diagnostic.js';
import { compareText } from '../model/text.js';
import { checkLayout } from './check-layout.js';
import { checkStyle } from './check-style.js';
import { minifyCss } from './minify-css.js';
import { listFolder, readThemeFolder, type ThemeFile } from './read-theme-folder.js';
import { compileTemplates, type Layout, type TemplateSource } from './templates.js';
import type { ToolFiles } from './tool-files.js';
import type { Words } from './words.js';

/** A theme, ready for {@link renderDocument}. */
export interface Theme {
  readonly name: string;
  readonly words: Words;
  /** All style sheets of the theme, joined in the order of their names and minified. */
  readonly css: string;
  readonly layout: Layout;
  /** A small SVG. From the package itself, since hosts' content security policies refuse `data:`. */
  readonly icon: string;
}

export interface ThemeOptions {
  readonly tool: Pick<ToolFiles, 'root' | 'words'>;
  /** A folder whose files stand in for the theme's, one by one. Trusted: it comes from the command line. */
  readonly folder?: string | undefined;
  readonly report: Report;
}

/** The names of the themes there are. Throws WorldError where their folder cannot be read. */
export async function themeNames({ root }: Pick<ToolFiles, 'root'>): Promise<string[]> {
  const entries = await listFolder(join(root, 'templates'));
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort(compareText);
}

/** Loads `templates/<name>`; undefined where something was reported. Throws WorldError where a folder cannot be read. */
export async function loadTheme(name: string, { tool, folder, report }: ThemeOptions): Promise<Theme | undefined> {
  const templates = join(tool.root, 'templates');
  const files = await readThemeFolder(join(templates, name), `templates/${name}`, report);
  if (folder !== undefined)
    for (const [path, file] of await readThemeFolder(folder, folder, report)) files.set(path, file);
  const paths = [...files.keys()].sort(compareText);
  const sources = paths.filter((path) => path.endsWith('.hbs')).map((path) => toTemplate(path, files.get(path)));
  const layout = compileTemplates(sources, tool.words.page, report);
  if (layout) checkLayout(layout, files.get('layout.hbs')?.shown ?? 'layout.hbs', report);
  const styles = [...files].filter(([path]) => path.endsWith('.css')).sort(([a], [b]) => compareText(a, b));
  for (const [, style] of styles) checkStyle(style, report);
  const icon = files.get('icon.svg')?.text ?? '';
  const css = minifyCss(styles.map(([, { text }]) => text).join('\n'));
  return layout && { name, words: tool.words, css, layout, icon };
}

function toTemplate(path: string, file: ThemeFile | undefined): TemplateSource {
  const name = path.replace(/^partials\//, '').replace(/\.hbs$/, '');
  return { name, file: file?.shown ?? path, text: file?.text ?? '' };
}
