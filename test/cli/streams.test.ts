/** The built tool where its output goes nowhere, and where it is stopped. */

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const cli = join(root, 'dist/cli.js');
let folder = '';

const head = 'title: My course\nversion: 1.0.0\nlanguage: en-GB\ntargets: [web]\nauthors: [{ name: A. Author }]\n';

function writeCourse(name: string, pages = 1): void {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'course.yaml'), `id: ${name}\n${head}`);
  const words = 'Some words here. '.repeat(pages);
  for (let at = 0; at < pages; at += 1)
    writeFileSync(join(folder, name, `${at}-p${at}.md`), `# Page ${at}\n\n${words}\n`);
}

interface Ended {
  readonly code: string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `coursewright <line>` in a shell, where `line` may send the streams elsewhere; `pipe` follows the whole. */
async function shell(line: string, pipe = ''): Promise<Ended> {
  const script = `{ "${process.execPath}" "${cli}" ${line}; echo $? >code; } ${pipe}`;
  const child = spawn('sh', ['-c', script], { cwd: folder });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  await new Promise((resolve) => child.on('close', resolve));
  return { code: readFileSync(join(folder, 'code'), 'utf8').trim(), stdout, stderr };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coursewright-streams-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('output that nobody reads', () => {
  test.each([
    ['build a', 'Built 1 package.\n'],
    ['build a --format json', ''],
    ['build --help', ''],
  ])('ends quietly: %s', async (line, stderr) => {
    writeCourse('a');
    expect(await shell(line, '| true')).toEqual({ code: '0', stdout: '', stderr });
  });

  test('keeps the exit code, also where both streams are gone', async () => {
    expect((await shell('build nowhere', '2>&1 | true')).code).toBe('1');
    expect((await shell('build nowhere >&- 2>&-')).code).toBe('1');
    writeCourse('a');
    expect((await shell('build a', '2>&1 | true')).code).toBe('0');
    expect((await shell('build a 2>&-')).code).toBe('0');
  });
});

const onFullDisk = existsSync('/dev/full') ? test : test.skip;

describe('output to a full disk', () => {
  onFullDisk.each(['build a -q --format json', 'build --help'])('is one sentence and exit code 1: %s', async (line) => {
    writeCourse('a');
    const { code, stderr } = await shell(`${line} >/dev/full`);
    expect([code, stderr]).toEqual(['1', 'error: The output could not be written: there is no room left.\n']);
  });

  onFullDisk('is exit code 1 where the messages are lost', async () => {
    writeCourse('a');
    expect((await shell('build a 2>/dev/full')).code).toBe('1');
  });
});

describe('a signal', () => {
  const begun = 'process.stderr.isTTY=true;process.stderr.columns=80';

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s takes the bar away, and the folder that was made', async (signal, expected) => {
    // Several times the second after which the bar is there, so that a fast machine is not done before the signal comes.
    const names = Array.from({ length: 40 }, (_, at) => `course-${at}`);
    for (const name of names) writeCourse(name, 150);
    const env: NodeJS.ProcessEnv = { ...process.env, TERM: 'xterm' };
    delete env.CI;
    const args = ['--import', `data:text/javascript,${begun}`, cli, 'build', ...names, '-o', 'new/out'];
    const child = spawn(process.execPath, args, { cwd: folder, env });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
      if (stderr.includes('\u001b[?25l')) child.kill(signal);
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(expected);
    expect(stderr.lastIndexOf('\u001b[?25h')).toBeGreaterThan(stderr.lastIndexOf('\u001b[?25l'));
    expect(stderr.lastIndexOf('\u001b[?7h')).toBeGreaterThan(stderr.lastIndexOf('\u001b[?7l'));
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });

  test.each([{ TERM: 'dumb' }, { CI: '1' }])('has no bar to take away: %j', async (quiet) => {
    writeCourse('a');
    const env: NodeJS.ProcessEnv = { ...process.env, TERM: 'xterm', CI: '', ...quiet };
    const child = spawn(process.execPath, ['--import', `data:text/javascript,${begun}`, cli, 'build', 'a'], {
      cwd: folder,
      env,
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += chunk));
    await new Promise((resolve) => child.on('close', resolve));
    expect(stderr).not.toContain('Building');
  });
});
