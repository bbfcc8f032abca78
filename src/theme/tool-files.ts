/** Reads what the tool's own build left in dist/: the browser's pieces, the learner's words, the profiles, the schemas. */

import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineError, WorldError } from '../diagnostics/define.js';
import { compareText } from '../model/text.js';
import type { Words } from './words.js';

const notBuilt = defineError(
  'tool-not-built',
  'The tool itself is not complete: {file} is missing or cannot be read.',
  'In a checkout of coursewright run "npm run build"; where it came from npm, install it again.',
);

const FOLDERS = ['activities', 'blocks', 'notes', 'pages', 'print', 'search', 'standards'];

/** What a package is made of besides the course. */
export interface ToolFiles {
  /** The tool's own folder: it holds package.json, dist/ and templates/. */
  readonly root: string;
  /** The browser core, which stands first in a package's script. */
  readonly core: string;
  /** The script around all activities; it stands in a package whose course has any. */
  readonly activityHost: string;
  /**
   * Scripts and styles of slices, by `<shelf>/<name>.js` and `<shelf>/<name>.css`; of page kinds, by `pages/<kind>.js`; for what
   * learners write for themselves, by `notes/notes.js` and `notes/notes.css`; for the search and printing, likewise.
   */
  readonly pieces: ReadonlyMap<string, string>;
  readonly words: Words;
  /** The text of each profile's YAML, by its name. */
  readonly profiles: ReadonlyMap<string, string>;
  /** The folder of schema files: `<folder>/scorm12/*.xsd`. */
  readonly schemaFolder: string;
}

/** Reads the tool's files. Throws WorldError where the tool is not built. */
export async function loadToolFiles(start = dirname(fileURLToPath(import.meta.url))): Promise<ToolFiles> {
  const root = await findToolRoot(start);
  const core = await readToolFile(root, 'dist/runtime/core.js');
  const activityHost = await readToolFile(root, 'dist/runtime/activity-host.js');
  const words = await readWords(root, 'en-GB');
  const pieces = new Map<string, string>();
  for (const shelf of FOLDERS) {
    for (const name of await listPieces(root, shelf)) {
      pieces.set(`${shelf}/${name}`, await readToolFile(root, `dist/runtime/${shelf}/${name}`));
    }
  }
  const profiles = await readProfiles(root);
  return { root, core, activityHost, pieces, words, profiles, schemaFolder: join(root, 'dist', 'schemas') };
}

/** The nearest folder from `start` upwards whose package.json is this tool's: the sources and dist/ lie in it alike. */
export async function findToolRoot(start: string): Promise<string> {
  for (let folder = start; ; folder = dirname(folder)) {
    const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '');
    if (/"name":\s*"coursewright"/.test(manifest)) return folder;
    if (dirname(folder) === folder) throw new WorldError(notBuilt, { file: 'package.json' });
  }
}

async function readToolFile(root: string, path: string): Promise<string> {
  return readFile(join(root, path), 'utf8').catch(() => {
    throw new WorldError(notBuilt, { file: path });
  });
}

async function readWords(root: string, language: string): Promise<Words> {
  const path = `dist/words/${language}.json`;
  const text = await readToolFile(root, path);
  try {
    return JSON.parse(text) as Words;
  } catch {
    throw new WorldError(notBuilt, { file: path });
  }
}

async function readProfiles(root: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(join(root, 'dist/profiles')).catch(() => {
    throw new WorldError(notBuilt, { file: 'dist/profiles' });
  });
  const texts = new Map<string, string>();
  for (const name of names.sort(compareText)) {
    texts.set(name.replace(/\.yaml$/, ''), await readToolFile(root, `dist/profiles/${name}`));
  }
  return texts;
}

/** A shelf without scripts or styles has no folder. */
async function listPieces(root: string, shelf: string): Promise<string[]> {
  const names = await readdir(join(root, 'dist/runtime', shelf)).catch(() => []);
  return names.filter((name) => /\.(js|css)$/.test(name)).sort(compareText);
}
