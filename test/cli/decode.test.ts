/** `coursewright decode` as a support desk meets it: the built tool. */

import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { idHash } from '../../src/model/hash.js';
import { emptyState } from '../../src/model/saved-state.js';
import { encodeState } from '../../src/model/state.js';
import { makeTemporaryFolder, ROOT } from '../support/packages.js';

const TINY = join(ROOT, 'test/courses/tiny');
const STATE = encodeState({
  ...emptyState('aBcD1234', 1),
  counter: 9,
  sessions: 2,
  viewed: new Set([idHash('welcome')]),
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(ROOT, 'dist/cli.js'), ...args], (error, stdout, stderr) => {
      resolve({ code: error ? child.exitCode : 0, stdout, stderr });
    });
  });
}

let zip = '';
beforeAll(async () => {
  const out = await makeTemporaryFolder();
  await run('build', TINY, '-t', 'scorm12', '-o', out);
  zip = join(out, readdirSync(out)[0] ?? '');
});

describe('coursewright decode', () => {
  test('says the same of a folder and of its package', async () => {
    const ended = await run('decode', STATE, '--course', TINY);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^A tiny course, version 1\.0\.0 \(tiny\)\n/);
    expect(ended.stdout).toContain('aBcD1234: 2 launches, saved 9 times');
    expect(await run('decode', STATE, '--course', zip)).toEqual(ended);
  });

  test('takes what was copied with blanks, line breaks and quotes', async () => {
    const [start, end] = [STATE.slice(0, 20), STATE.slice(20)];
    const { stdout } = await run('decode', STATE, '-c', TINY);
    expect((await run('decode', ` "${start}\n  ${end}"\n`, '-c', TINY)).stdout).toBe(stdout);
  });

  test('takes the whole document that an LRS holds', async () => {
    const { stdout } = await run('decode', STATE, '-c', TINY);
    const document = JSON.stringify({ state: STATE, completion: 'incomplete', success: 'unknown' }, null, 2);
    expect(await run('decode', document, '-c', TINY)).toEqual({ code: 0, stdout, stderr: '' });
  });

  test('prints JSON for programs, readable or not', async () => {
    const { code, stdout } = await run('decode', STATE, '-c', TINY, '--format', 'json');
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { readable: true, attempt: 'aBcD1234', launches: 2 }]);
    const wrong = await run('decode', 'nonsense', '-c', TINY, '--format', 'json');
    expect([wrong.code, JSON.parse(wrong.stdout)]).toMatchObject([1, { readable: false, reason: 'foreign' }]);
  });

  test.each([
    ['', /nothing in it/],
    ['2.aBcD1234.1.AA.abcd', /later version of coursewright/],
    [STATE.slice(0, 18), /cut off or garbled: it ends after 18 characters/],
    ['x'.repeat(60_000), /no saved progress/],
    ['{"state":{"of":"another"}}', /no saved progress/],
    ['{"state":"1.aBcD', /no saved progress/],
  ])('explains %j with exit code 1', async (text, message) => {
    const { code, stdout, stderr } = await run('decode', text, '-c', TINY);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ {4}at /);
    expect([code, stdout]).toEqual([1, '']);
  });

  test.each([
    ['nowhere', `${'decode-course-missing'}\n  There is no course or package nowhere`],
    ['nowhere.zip', 'decode-course-missing'],
    [join(TINY, 'course.yaml'), 'package-not-a-zip'],
    [join(ROOT, 'test/courses/errors/course-licence-unknown'), 'course-licence-unknown'],
    [join(ROOT, 'src'), 'course-file-missing'],
  ])('says what is wrong with the course %s, with exit code 1', async (course, message) => {
    const { code, stdout, stderr } = await run('decode', STATE, '-c', course);
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([1, '']);
  });

  test.each([
    [['decode', '-c', TINY], /missing required argument 'suspend_data'/],
    [['decode', STATE], /required option '-c, --course/],
    [['decode', STATE, '-c', ''], /not an empty name/],
    [['decode', STATE, '-c', TINY, '--format', 'xml'], /--format has no "xml"/],
    [['decode', STATE, 'x', '-c', TINY], /too many arguments/],
  ])('ends with 2 on wrong usage: %j', async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect(stderr).toMatch(message);
    expect(stderr).toContain('coursewright decode --help');
    expect([code, stdout]).toEqual([2, '']);
  });

  test('helps with examples', async () => {
    const { code, stdout } = await run('decode', '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Examples:\n {2}\$ coursewright decode/);
    expect((await run('--help')).stdout).toContain('decode');
  });
});
