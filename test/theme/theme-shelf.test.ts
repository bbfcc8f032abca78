import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeDiagnostic } from '../../src/diagnostics/define.js';
import type { Report } from '../../src/model/diagnostic.js';
import { openThemeShelf } from '../../src/theme/theme-shelf.js';
import { readWords, root } from '../support/render-pages.js';

let folder = '';
let reported: string[] = [];
const report: Report = (definition, place, values) => {
  const { code, hint } = makeDiagnostic(definition, place, values);
  reported.push(`${code}: ${hint}`);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coursewright-themes-'));
  reported = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const shelf = (): ReturnType<typeof openThemeShelf> => openThemeShelf({ tool: { root, words: readWords() }, folder });

test('an unknown theme is told of each time, and never a path', async () => {
  const themes = await shelf();
  expect(await themes.take('nhss', report)).toBeUndefined();
  expect(await themes.take('../templates/nhs', report)).toBeUndefined();
  expect(reported[0]).toBe('theme-unknown: Did you mean "nhs"?');
  expect(reported).toHaveLength(2);
});

test('a theme is loaded once, and its mistake told once', async () => {
  writeFileSync(join(folder, 'broken.css'), '@import "https://example.org/x.css";');
  const themes = await shelf();
  const first = await themes.take('nhs', report);
  expect(reported).toHaveLength(1);
  expect(await themes.take('nhs', report)).toBe(first);
  expect(reported).toHaveLength(1);
});
