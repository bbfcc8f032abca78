/** Loads a theme: its layout and partials, its style, and the words that it is filled with. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineError, WorldError } from '../diagnostics/define.js';
import { didYouMean } from '../diagnostics/did-you-mean.js';
import type { Report } from '../model/diagnostic.js';
import { compareText } from '../model/text.js';
import { minifyCss } from './minify-css.js';
import { compileTemplates, type Layout, type TemplateSource } from './templates.js';
import type { ToolFiles } from './tool-files.js';
import type { Words } from './words.js';

const unknownTheme = defineError(
  'theme-unknown',
  'There is no theme "{name}", so the course has nothing to look like.',
  '{help}',
);
const unreadable = defineError(
  'theme-folder-unreadable',
  'The theme’s folder {folder} cannot be read.',
  'Give --theme-dir a folder that exists; it may hold layout.hbs, partials/*.hbs and css/*.css.',
);
const foldersOfATheme = ['', 'partials', 'css'];

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

/** Loads `templates/<name>`; undefined where something was reported. Throws WorldError where a folder cannot be read. */
export async function loadTheme(name: string, { tool, folder, report }: ThemeOptions): Promise<Theme | undefined> {
  const templates = join(tool.root, 'templates');
  const known = (await listFolder(templates)).map((entry) => entry.name).sort(compareText);
  if (!known.includes(name)) {
    report(unknownTheme, { file: 'course.yaml', line: 1, column: 1 }, { name, help: didYouMean(name, known) });
    return undefined;
  }
  const files = await readThemeFiles(join(templates, name), `templates/${name}`);
  if (folder !== undefined) for (const [path, file] of await readThemeFiles(folder, folder)) files.set(path, file);
  const paths = [...files.keys()].sort(compareText);
  const sources = paths.filter((path) => path.endsWith('.hbs')).map((path) => toTemplate(path, files.get(path)));
  const layout = compileTemplates(sources, tool.words.page, report);
  const styles = paths.filter((path) => path.endsWith('.css')).map((path) => files.get(path)?.text ?? '');
  const icon = files.get('icon.svg')?.text ?? '';
  return layout && { name, words: tool.words, css: minifyCss(styles.join('\n')), layout, icon };
}

interface ThemeFile {
  /** As it is named in a diagnostic. */
  readonly shown: string;
  readonly text: string;
}

function toTemplate(path: string, file: ThemeFile | undefined): TemplateSource {
  const name = path.replace(/^partials\//, '').replace(/\.hbs$/, '');
  return { name, file: file?.shown ?? path, text: file?.text ?? '' };
}

/** A theme's files by path within it: templates and style sheets, nothing else. */
async function readThemeFiles(folder: string, shown: string): Promise<Map<string, ThemeFile>> {
  const files = new Map<string, ThemeFile>();
  for (const inner of foldersOfATheme) {
    const entries = await listFolder(join(folder, inner), inner === '');
    const isWanted = inner === 'css' ? /\.css$/ : inner === '' ? /^(icon\.svg|.*\.hbs)$/ : /\.hbs$/;
    for (const { name } of entries.filter((entry) => entry.isFile() && isWanted.test(entry.name))) {
      const path = inner === '' ? name : `${inner}/${name}`;
      const text = await readFile(join(folder, path), 'utf8').catch(() => {
        throw new WorldError(unreadable, { folder: `${shown}/${path}` });
      });
      files.set(path, { shown: `${shown}/${path}`, text: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') });
    }
  }
  return files;
}

async function listFolder(folder: string, required = true) {
  return readdir(folder, { withFileTypes: true }).catch(() => {
    if (required) throw new WorldError(unreadable, { folder });
    return [];
  });
}
