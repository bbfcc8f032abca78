import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { WorldError } from '../../src/diagnostics/define.js';
import { loadToolFiles } from '../../src/theme/tool-files.js';

let folder = '';
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tool-'));
  put('package.json', '{ "name": "coursewright" }');
  put('dist/runtime/core.js', 'core');
  put('dist/runtime/activity-host.js', 'host');
  put('dist/runtime/activities/choice.js', 'script');
  put('dist/runtime/activities/choice.css', 'style');
  put('dist/runtime/activities/choice.map', 'no piece');
  put('dist/words/en-GB.json', '{ "page": { "a": "b" }, "script": {} }');
  put('dist/profiles/generic.yaml', 'title: Any LMS');
  mkdirSync(join(folder, 'dist/chunks'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const problem = async (): Promise<unknown> => loadToolFiles(join(folder, 'dist/chunks')).catch((error) => error);

test('finds what the build left, upwards from where it runs', async () => {
  const tool = await loadToolFiles(join(folder, 'dist/chunks'));
  expect(tool.core).toBe('core');
  expect(tool.activityHost).toBe('host');
  expect([...tool.pieces]).toEqual([
    ['activities/choice.css', 'style'],
    ['activities/choice.js', 'script'],
  ]);
  expect(tool.words.page).toEqual({ a: 'b' });
  expect([...tool.profiles]).toEqual([['generic', 'title: Any LMS']]);
  expect(tool.schemaFolder).toBe(join(folder, 'dist', 'schemas'));
});

test.each([
  'dist/runtime/core.js',
  'dist/runtime/activity-host.js',
  'dist/words/en-GB.json',
  'dist/profiles',
  'package.json',
])('says that %s is missing', async (path) => {
  rmSync(join(folder, path), { recursive: true });
  const error = await problem();
  expect(error).toBeInstanceOf(WorldError);
  expect((error as WorldError).diagnostic).toMatchObject({ code: 'tool-not-built' });
});

test('says that the words are broken', async () => {
  put('dist/words/en-GB.json', '{');
  expect(((await problem()) as WorldError).diagnostic.code).toBe('tool-not-built');
});
