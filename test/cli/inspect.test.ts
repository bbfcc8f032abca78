/** `coursewright inspect` as its users run it. */

import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function inspect(...args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/cli.js', 'inspect', ...args], { cwd: root }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

const course = 'test/courses/scenario';

test('draws a conversation as a tree and as a flowchart', async () => {
  const { code, out } = await inspect(course, '--scenario', 'amir');
  expect(code).toBe(0);
  expect(out).toContain('8 steps · ends: 1 good, 1 mixed, 1 poor · best score 6 · flags thanked');
  expect(out).toContain('│  → listens (see above)');
  expect(out).toMatch(/\n```mermaid\nflowchart TD\n[\s\S]*```\n$/);
});

test('draws what is asked for', async () => {
  const [text, mermaid, json] = await Promise.all(
    ['text', 'mermaid', 'json'].map((format) => inspect(course, '-s', 'amir', '--format', format)),
  );
  expect(text?.out).not.toContain('flowchart');
  expect(mermaid?.out).toMatch(/^flowchart TD\n/);
  expect(JSON.parse(json?.out ?? '').nodes[0].id).toBe('open');
});

test('names the nearest where there is none of that id', async () => {
  expect(await inspect(course, '-s', 'amri')).toMatchObject({ code: 2, err: expect.stringContaining('"amir"') });
  expect(await inspect('test/courses/tiny', '-s', 'amir')).toMatchObject({
    code: 2,
    err: expect.stringContaining('none that branches'),
  });
  expect(await inspect(course, '-s', 'amir', '--format', 'svg')).toMatchObject({ code: 2, out: '' });
});

test('prints what a stage makes, also of a course with mistakes, which it tells beside it', async () => {
  const [fine, broken, none] = await Promise.all([
    inspect('test/courses/tiny', '--stage', 'plan'),
    inspect('test/courses/errors/scenario-dead-end', '--stage', 'render'),
    inspect('test/courses/errors/scenario-dead-end', '--stage', 'plan'),
  ]);
  expect(fine).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(fine?.out ?? '')[0].standard).toBe('scorm12');
  expect(broken).toMatchObject({ code: 1, err: expect.stringContaining('scenario-dead-end') });
  expect(JSON.parse(broken?.out ?? '').pages).toHaveLength(1);
  expect(none).toMatchObject({ code: 1, out: '' });
});

test.each([
  [['--stage', 'modle'], 'Did you mean "model"?'],
  [['--stage', ''], 'Known here: load, parse, model, render, plan.'],
  [['--stage', 'plan', '--format', 'text'], '--stage prints JSON'],
  [['--stage', 'plan', '-s', 'amir'], 'exclude each other'],
  [[], '--scenario <id> or --stage <name>'],
])('%j is wrong usage', async (args, expected) => {
  expect(await inspect(course, ...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(expected) });
});

test('says what is wrong with it, and where there is no course', async () => {
  const broken = await inspect('test/courses/errors/scenario-dead-end', '-s', 'talk');
  expect(broken).toMatchObject({ code: 1, out: '', err: expect.stringContaining('scenario-dead-end') });
  expect((await inspect('test/courses/none', '-s', 'talk')).code).toBe(1);
});
