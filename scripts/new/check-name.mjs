// Whether a new slice may have a name: well made, and nobody else's.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST = 32;

/** What is wrong with the name, in a sentence; undefined where it can be taken. */
export function checkName(root, kind, name) {
  if (!NAME.test(name) || name.length > LONGEST) {
    return `"${name}" is no name: small letters a-z, digits and single hyphens, a letter first, at most ${LONGEST}.`;
  }
  if (name in {}) return `"${name}" is what every object of JavaScript has already. Take another name.`;
  const problem = kind.name === 'standard' ? undefined : whoseName(name, readVocabulary(root));
  const place = placeTaken(root, kind, name);
  const style = kind.name === 'block' ? styleOf(root, `cw-${name}`) : undefined;
  return (
    problem ??
    (place && `${place} is there already: take another name, or remove it.`) ??
    (style && `A block's markup has the class cw-${name}, which ${style} gives a look already. Take another name.`)
  );
}

/** The file that styles a class; undefined where none does. */
function styleOf(root, className) {
  const sheets = ['templates', 'src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.css'))
      .map((path) => join(folder, path)),
  );
  const rule = new RegExp(`\\.${className}(?![\\w-])`);
  return sheets.sort().find((path) => rule.test(readFileSync(join(root, path), 'utf8')));
}

/** In a sentence whose the name is; undefined where it is free. */
function whoseName(name, { blocks, activities, parts }) {
  const all = [
    ...blocks.map((row) => ({ ...row, what: 'block' })),
    ...activities.map((row) => ({ ...row, what: 'activity' })),
  ];
  const own = all.find((row) => row.name === name);
  if (own) return `There is ${own.what === 'block' ? 'a block' : 'an activity'} "${name}" already.`;
  const meant = all.find(({ otherNames }) => otherNames.includes(name));
  if (meant) {
    const file = `src/${meant.what === 'block' ? 'blocks' : 'activities'}/${meant.name}/index.ts`;
    return `"${name}" is another word for the ${meant.what} "${meant.name}", which authors are told to write in its place. Take another name, or take the word out of otherNames in ${file} first.`;
  }
  const owners = Object.hasOwn(parts, name) ? parts[name] : undefined;
  return owners && `"${name}" is a part of ${owners.map((owner) => `"${owner}"`).join(' and ')}.`;
}

/** A folder or file that the slice would be written to; undefined where there is none. */
function placeTaken(root, { shelf }, name) {
  const files = existsSync(join(root, 'test', shelf)) ? readdirSync(join(root, 'test', shelf)) : [];
  const test = files.find((file) => file === name || file === `${name}.test.ts`);
  const places = [`src/${shelf}/${name}`, `test/courses/${name}`, ...(test ? [`test/${shelf}/${test}`] : [])];
  return places.find((place) => existsSync(join(root, place)));
}

/** All names that directives have, read from the shelves themselves. */
function readVocabulary(root) {
  const folder = mkdtempSync(join(tmpdir(), 'names-'));
  try {
    const contents = `
      import { makeVocabulary } from './src/compiler/directives/vocabulary.ts';
      const { blocks, activities, parts } = makeVocabulary();
      const rows = (map) => [...map.values()].map(({ name, otherNames }) => ({ name, otherNames }));
      const owned = [...parts].map(([name, { owners }]) => [name, owners]);
      const names = { blocks: rows(blocks), activities: rows(activities), parts: Object.fromEntries(owned) };
      export { names };`;
    const outfile = join(folder, 'names.cjs');
    buildSync({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      outfile,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      logLevel: 'error',
    });
    return createRequire(import.meta.url)(outfile).names;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
