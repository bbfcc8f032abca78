/** The floors: imports run downhill only, slices never know each other, and the two towers never meet. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'src');

/** From the roof down; folders on one floor do not import each other. */
const FLOORS = [
  ['cli'],
  ['preview'],
  ['compiler', 'package', 'lint', 'report'],
  ['standards', 'activities', 'blocks', 'theme', 'profiles'],
  ['diagnostics'],
  ['model'],
];
const SHELVES = ['activities', 'blocks', 'standards'];

interface Import {
  readonly from: string;
  readonly to: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(source, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

const files = sourceFiles(source);
const imports: Import[] = files.flatMap((from) => {
  const text = readFileSync(join(source, from), 'utf8');
  const found = text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;'"]*?\bfrom\s+'(\.[^']+)'|import\('(\.[^']+)'\)/g);
  return [...found].map((match) => {
    const target = join(dirname(from), match[1] ?? match[2] ?? '');
    return { from, to: target.split(sep).join('/').replace(/\.js$/, '.ts') };
  });
});

function floorOf(file: string): number {
  return FLOORS.findIndex((floor) => floor.includes(file.split('/')[0] ?? ''));
}

/** The slice that a file belongs to, such as `activities/choice`; undefined for what stands beside the slices. */
function sliceOf(file: string): string | undefined {
  const [shelf = '', slice, ...rest] = file.split('/');
  return SHELVES.includes(shelf) && rest.length > 0 ? `${shelf}/${slice}` : undefined;
}

/** The browser's tower: the core, and the slices' browser modules. */
function isBrowserFile(file: string): boolean {
  return (
    file.startsWith('runtime/') ||
    /^model\/(runtime|page)-api\.ts$/.test(file) ||
    /^(blocks|activities)\/[^/]+[/-]runtime\b/.test(file) ||
    /^standards\/[^/]+\/adapter\b/.test(file)
  );
}

/** Pure modules of a slice, or beside the slices, that both towers may read. */
function isSharedFile(file: string): boolean {
  return /^activities\/([^/]+[/-])+(tracking|model)\.ts$/.test(file) || /^standards\/[^/]+\.ts$/.test(file);
}

const show = ({ from, to }: Import): string => `${from} → ${to}`;

describe('the floors', () => {
  test('have a place for every folder', () => {
    const folders = new Set(files.map((file) => file.split('/')[0]));
    expect([...folders].filter((folder) => folder !== 'runtime' && floorOf(`${folder}/x`) < 0)).toEqual([]);
  });

  test('are seen by this test: it finds imports', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.filter(({ to }) => !files.includes(to)).map(show)).toEqual([]);
  });

  test('let imports run downhill only', () => {
    const uphill = imports.filter(({ from, to }) => {
      const [here, there] = [from.split('/')[0], to.split('/')[0]];
      if (here === there || isBrowserFile(from)) return false;
      return floorOf(to) <= floorOf(from);
    });
    expect(uphill.map(show)).toEqual([]);
  });

  test('keep slices apart', () => {
    const mixed = imports.filter(({ from, to }) => {
      const [here, there] = [sliceOf(from), sliceOf(to)];
      return here !== undefined && there !== undefined && here !== there;
    });
    expect(mixed.map(show)).toEqual([]);
  });

  test('keep slices out of everything but their shelf’s table', () => {
    const outside = imports.filter(({ from, to }) => {
      const slice = sliceOf(to);
      return slice !== undefined && sliceOf(from) !== slice && from !== `${slice.split('/')[0]}/table.ts`;
    });
    expect(outside.map(show)).toEqual([]);
  });

  test('keep the model on the ground: it imports only itself', () => {
    expect(imports.filter(({ from, to }) => from.startsWith('model/') && !to.startsWith('model/')).map(show)).toEqual(
      [],
    );
  });
});

describe('the two towers', () => {
  test('the browser’s reads the model, its own slice’s pure modules and nothing else', () => {
    const wrong = imports.filter(
      ({ from, to }) => isBrowserFile(from) && !isBrowserFile(to) && !to.startsWith('model/') && !isSharedFile(to),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test('the tool’s never reads the browser’s', () => {
    const wrong = imports.filter(({ from, to }) => !isBrowserFile(from) && isBrowserFile(to));
    expect(wrong.map(show)).toEqual([]);
  });
});

describe('names', () => {
  const names = (shelf: string): string[] =>
    readdirSync(join(source, shelf), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'messages')
      .map((entry) => entry.name);

  test.each(['activities', 'standards'])('of %s stand only in their folders and tables', (shelf) => {
    const outside = files.filter((file) => !file.startsWith(`${shelf}/`) && !file.startsWith('preview/'));
    const found = outside.flatMap((file) => {
      const text = readFileSync(join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      // The name of one activity is that of a type of values, too.
      return names(shelf)
        .filter((name) => name !== 'number')
        .filter((name) => new RegExp(`(===|!==|case|includes\\()\\s*'${name}'`).test(text))
        .map((name) => `${file}: ${name}`);
    });
    expect(found).toEqual([]);
  });

  test.each(SHELVES)('of slices in %s are in their table', (shelf) => {
    const table = readFileSync(join(source, shelf, 'table.ts'), 'utf8');
    expect(names(shelf).filter((name) => !table.includes(`'./${name}/index.js'`))).toEqual([]);
  });
});
