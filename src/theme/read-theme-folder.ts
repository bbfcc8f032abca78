/** Reads a theme's folder: what belongs to a theme, as text; what does not belong there is reported. */

import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { defineError, defineWarning, WorldError } from '../diagnostics/define.js';
import { nearestName } from '../diagnostics/did-you-mean.js';
import type { Report } from '../model/diagnostic.js';
import { compareText } from '../model/text.js';

const unreadable = defineError(
  'theme-folder-unreadable',
  'The theme’s folder {folder} cannot be read.',
  'Give --theme-dir a folder that exists; it may hold layout.hbs, icon.svg, partials/*.hbs and css/*.css.',
);
const notUtf8 = defineError(
  'theme-file-not-utf8',
  'The theme’s file {file} is not UTF-8, so its letters cannot be told.',
  'Save it again with the encoding UTF-8.',
);
const refused = defineError(
  'theme-file-refused',
  'The theme’s file {file} is not used: it is {what}.',
  'Put a plain file in its place; a theme is made of the files in its own folder only.',
);
const unknownFile = defineWarning(
  'theme-file-unknown',
  'The theme’s folder holds {file}, which no theme has, so it changes nothing.',
  '{help}',
);

/** A file of a theme. */
export interface ThemeFile {
  /** As it is named in a diagnostic. */
  readonly shown: string;
  readonly text: string;
}

/** A folder, how a diagnostic names it, and where to report. */
interface Reading {
  readonly folder: string;
  readonly shown: string;
  readonly report: Report;
}

const PARTS: readonly { readonly inner: string; readonly wanted: RegExp }[] = [
  { inner: '', wanted: /^(icon\.svg|layout\.hbs)$/ },
  { inner: 'partials', wanted: /\.hbs$/ },
  { inner: 'css', wanted: /\.css$/ },
];
const HINT = 'A theme has layout.hbs, icon.svg, partials/*.hbs and css/*.css.';

/** Files by path within the theme. Throws WorldError where the folder or a file in it cannot be read. */
export async function readThemeFolder(folder: string, shown: string, report: Report): Promise<Map<string, ThemeFile>> {
  const files = new Map<string, ThemeFile>();
  const reading = { folder, shown, report };
  const folders = new Set<string>();
  for (const { inner, wanted } of PARTS) {
    if (inner !== '' && !folders.has(inner)) continue;
    for (const entry of await listFolder(join(folder, inner))) {
      const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
      // Files whose names begin with a dot are an editor's or a file manager's.
      if (entry.name.startsWith('.')) continue;
      if (PARTS.some((part) => part.inner === path)) {
        if (entry.isDirectory()) folders.add(path);
        else report(refused, undefined, { file: `${shown}/${path}`, what: 'no folder, or a link to one' });
      } else if (!wanted.test(entry.name)) {
        report(unknownFile, undefined, { file: `${shown}/${path}`, help: helpFor(path) });
      } else if (await isUsable(entry, path, reading)) {
        const text = await readText(path, reading);
        if (text !== undefined) files.set(path, { shown: `${shown}/${path}`, text });
      }
    }
  }
  return files;
}

/** Entries of a folder by name. Throws WorldError. */
export async function listFolder(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new WorldError(unreadable, { folder });
  });
  return entries.sort((a, b) => compareText(a.name, b.name));
}

function helpFor(path: string): string {
  const name = path.split('/').at(-1) ?? '';
  const nearest = nearestName(path, ['layout.hbs', 'icon.svg', 'partials', 'css']);
  if (nearest !== undefined) return `Did you mean "${nearest}"? ${HINT}`;
  const proper = name.endsWith('.css') ? `css/${name}` : name.endsWith('.hbs') ? `partials/${name}` : undefined;
  return proper === undefined ? HINT : `Did you mean "${proper}"? ${HINT}`;
}

/** A plain file, or a link to one in the same folder; whatever else bears a theme's name is reported. */
async function isUsable(entry: Dirent, path: string, { folder, shown, report }: Reading): Promise<boolean> {
  if (entry.isFile()) return true;
  const what = entry.isSymbolicLink()
    ? await badLink(folder, path)
    : entry.isDirectory()
      ? 'a folder'
      : 'no plain file';
  if (what === undefined) return true;
  report(refused, undefined, { file: `${shown}/${path}`, what });
  return false;
}

async function badLink(folder: string, path: string): Promise<string | undefined> {
  const real = await realpath(join(folder, path)).catch(() => undefined);
  if (real === undefined) return 'a link that leads nowhere';
  if (!real.startsWith(`${await realpath(folder)}${sep}`)) return 'a link that leads out of the theme’s folder';
  return (await stat(real)).isFile() ? undefined : 'a link to no plain file';
}

async function readText(path: string, { folder, shown, report }: Reading): Promise<string | undefined> {
  const file = `${shown}/${path}`;
  const bytes = await readFile(join(folder, path)).catch(() => {
    throw new WorldError(unreadable, { folder: file });
  });
  try {
    // The decoder takes a byte order mark away by itself.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    report(notUtf8, undefined, { file });
    return undefined;
  }
}
