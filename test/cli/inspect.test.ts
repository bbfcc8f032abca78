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

test('says what is wrong with it, and where there is no course', async () => {
  const broken = await inspect('test/courses/errors/scenario-dead-end', '-s', 'talk');
  expect(broken).toMatchObject({ code: 1, out: '', err: expect.stringContaining('scenario-dead-end') });
  expect((await inspect('test/courses/none', '-s', 'talk')).code).toBe(1);
});
