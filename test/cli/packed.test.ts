/** The tool as `npm pack` hands it out: it needs nothing but itself. */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const scripts = ['cli.js', ...readdirSync(join(root, 'dist/chunks')).map((name) => `chunks/${name}`)];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coursewright-packed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What `package.json` says is packed, and nothing of node_modules. */
function unpack(): string {
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] };
  const packed = files.filter((path) => !path.startsWith('!'));
  for (const path of ['package.json', ...packed]) cpSync(join(root, path), join(folder, path), { recursive: true });
  return join(folder, 'dist/cli.js');
}

test('a copy of its files builds a course, with no package installed', () => {
  const cli = unpack();
  execFileSync(process.execPath, [cli, 'build', join(root, 'test/courses/tiny'), '-o', 'out'], { cwd: folder });
  expect(readdirSync(join(folder, 'out')).length).toBeGreaterThan(0);
});

test.each(scripts)('%s imports Node’s own modules and its own chunks only', (name) => {
  const text = readFileSync(join(root, 'dist', name), 'utf8');
  const imported = [...text.matchAll(/(?:^|;|})import(?:[{*][^"';]*from)?["']([^"']+)["']/gm)].map(
    ([, from]) => from ?? '',
  );
  expect(imported).not.toEqual([]);
  const isKnown = (from: string): boolean =>
    from.startsWith('.') || from.startsWith('node:') || builtinModules.includes(from);
  expect(imported.filter((from) => !isKnown(from))).toEqual([]);
});

test('nobody who installs it is asked to let it run scripts', () => {
  const { scripts: own } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const asked = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'];
  expect(Object.keys(own).filter((name) => asked.includes(name))).toEqual([]);
});

test('the licences of what it contains come with it', () => {
  const text = readFileSync(join(root, 'dist/third-party-licences.txt'), 'utf8');
  expect(text).toMatch(/^commander \d+\.\d+\.\d+ \(MIT\)$/m);
  expect(text.split(`\n${'-'.repeat(80)}\n`).length).toBeGreaterThan(50);
});
