/** Each mistake that an author can make has a tiny course in test/courses/errors/<code>/ that makes it. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { createColors } from 'picocolors';
import { compile } from '../../src/compiler/compile.js';
import { printDiagnostics } from '../../src/report/print-diagnostics.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = join(root, 'test/courses/errors');
const cases = readdirSync(folder).sort();

/** Every code that the source defines. */
const codes = readdirSync(join(root, 'src'), { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .flatMap((entry) => {
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    return [...text.matchAll(/define(?:Error|Warning)\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  });

/** Codes that no course folder in git can make (a full disk, a symlink) stand in the tests that make them. */
const tests = readdirSync(join(root, 'test'), { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('');

describe('diagnostic codes', () => {
  test('are each defined once, in kebab case', () => {
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
    expect(codes.filter((code) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(code))).toEqual([]);
  });

  test('each have a course that makes them, or a test that names them', () => {
    const covered = (code: string): boolean => cases.includes(code) || tests.includes(`'${code}'`);
    expect(codes.filter((code) => !covered(code)).sort()).toEqual([]);
    expect(cases.filter((name) => !codes.includes(name))).toEqual([]);
  });
});

describe('a course with a mistake', () => {
  test.each(cases)('%s', async (code) => {
    const { diagnostics, plans } = await compile(join(folder, code));
    const found = diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(printDiagnostics(found, '', createColors(false))).toMatchSnapshot();
    if (found.some(({ severity }) => severity === 'error')) expect(plans).toEqual([]);
    for (const { place, hint } of found) {
      expect(place?.line).toBeGreaterThan(0);
      expect(hint).not.toBe('');
    }
  });
});
