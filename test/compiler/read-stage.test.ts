import { cpSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { STAGES, type StageName } from '../../src/compiler/compile.js';
import { readStage } from '../../src/compiler/read-stage.js';
import { makeTemporaryFolder, ROOT } from '../support/packages.js';

const COURSE = join(ROOT, 'test/courses/hotspot');
let copy = '';
beforeAll(async () => {
  copy = await makeTemporaryFolder();
  cpSync(COURSE, copy, { recursive: true });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

async function read(folder: string, stage: StageName): Promise<string> {
  const { json, diagnostics } = await readStage(folder, stage);
  if (json === undefined) throw new Error(JSON.stringify(diagnostics));
  return json;
}

describe.each(STAGES)('the stage %s', (stage) => {
  test('is the same wherever the course lies, and says so of no place on the machine', async () => {
    const json = await read(COURSE, stage);
    expect(await read(copy, stage)).toBe(json);
    for (const place of [ROOT, copy, homedir(), process.cwd()]) expect(json).not.toContain(`${place}/`);
    expect(json.endsWith('}\n') || json.endsWith(']\n')).toBe(true);
  });
});

test('what was parsed is told as it was, whatever later stages make of it', async () => {
  const json = await read(COURSE, 'parse');
  expect(json).toContain('"containerDirective"');
  expect(json).not.toContain('"target"');
});

test('files are told by size and SHA-256, those of the tool too', async () => {
  const plans = JSON.parse(await read(COURSE, 'plan')) as { files: Record<string, unknown>[] }[];
  const files = plans.flatMap((plan) => plan.files);
  const picture = readFileSync(join(COURSE, 'media/bay.svg'));
  expect(files.some(({ bytes, role }) => role === 'asset' && bytes === picture.length)).toBe(true);
  for (const file of files) {
    expect(file).toEqual({
      path: expect.any(String),
      role: expect.any(String),
      bytes: expect.any(Number),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  }
  expect(files.some(({ role }) => role === 'schema')).toBe(true);
});

test('the course of a course that is several is none, and its mistakes are told', async () => {
  const { json, diagnostics } = await readStage(join(ROOT, 'test/courses'), 'model');
  expect(json).toBeUndefined();
  expect(diagnostics.length).toBeGreaterThan(0);
});
