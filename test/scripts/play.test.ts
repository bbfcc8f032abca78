/** `npm run play`: a course in a host of our own, with the built command line. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const PLAY = 'scripts/play.mjs';
let playing: ChildProcess | undefined;
afterEach(() => {
  playing?.kill('SIGKILL');
});

/** The address that is printed once the host stands. */
function start(...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [PLAY, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  playing = child;
  return new Promise((resolve, reject) => {
    let output = '';
    child.once('exit', () => reject(new Error(`It ended: ${output}`)));
    child.stdout.on('data', (text: Buffer) => {
      output += String(text);
      const [address] = /http:\S+/.exec(output) ?? [];
      if (address) resolve(address);
    });
  });
}

describe('npm run play', () => {
  test.each(['scorm12', 'xapi', 'web'])('plays a course for %s until it is ended', async (target) => {
    const address = await start('test/courses/tiny', target);
    expect((await fetch(address)).status).toBe(200);
    const ended = new Promise((resolve) => playing?.once('exit', resolve));
    playing?.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  test.each([
    [['test/courses/errors/choice-no-correct-answer'], 'choice-no-correct-answer'],
    [['test/courses/tiny', 'cmi5'], 'npm run play -- '],
    [[], 'npm run play -- '],
  ])('%j is refused in words', (args, words) => {
    const { status, stderr } = spawnSync(process.execPath, [PLAY, ...args], { cwd: root, encoding: 'utf8' });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(1);
  });
});
