/** The command line as a person meets it: the built tool, run in folders of its own. */

import { execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const cli = join(root, 'dist/cli.js');
let folder = '';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const settings = { cwd: options.cwd ?? folder, env: { ...process.env, ...options.env } };
    const child = execFile(process.execPath, [cli, ...args], settings, (error, stdout, stderr) => {
      resolve({ code: error ? child.exitCode : 0, stdout, stderr });
    });
  });
}

const COURSE = `id: mine
title: My course
version: 1.0.0
language: en-GB
targets: [scorm12, web]
authors: [{ name: A. Author }]
`;

function writeCourse(name: string, more: Readonly<Record<string, string>> = {}): string {
  const files = { 'course.yaml': COURSE, '01-welcome.md': '# Welcome\n\nHello.\n', ...more };
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}

function filesIn(path: string): string[] {
  return existsSync(path) ? readdirSync(path).sort() : [];
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coursewright-cli-'));
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

describe('coursewright', () => {
  test('prints its version, as package.json has it', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([[['--help']], [['build', '--help']], [['help', 'build']]])('helps with examples: %j', async (args) => {
    const { code, stdout } = await run(args);
    expect(code).toBe(0);
    expect(stdout).toContain('Examples:\n');
    expect(stdout).toContain('$ coursewright build');
  });

  test.each([
    [['biuld'], /unknown command 'biuld'[\s\S]*Did you mean build/],
    [['build', '--tagret', 'x'], /unknown option '--tagret'/],
    [['build', '--target', 'scrom12'], /--target has no "scrom12". Did you mean "scorm12"\?/],
    [['build', '--profile', 'moodel'], /--profile has no "moodel"/],
    [['build', '--format', 'xml'], /--format has no "xml"/],
    [['build', '--max-warnings', 'many'], /whole number/],
    [['build'], /no course here/],
    [['build', ''], /no empty name[\s\S]*coursewright build --help/],
    [['build', 'a', '-o', ''], /--out takes a folder/],
    [['build', 'a', '--theme-dir', ''], /--theme-dir takes a folder/],
    [['build', '--tagret', 'x'], /coursewright build --help lists all options/],
    [['help', 'biuld'], /unknown command 'biuld'. Did you mean "build"\?/],
  ])('ends with 2 on wrong usage: %j', async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ {4}at /);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test('ends with 2 and help where nothing is asked', async () => {
    const { code, stderr } = await run([]);
    expect(code).toBe(2);
    expect(stderr).toContain('build');
  });
});

describe('coursewright build', () => {
  test('builds the course in this folder, and says so in plain lines', async () => {
    const path = writeCourse('a');
    const { code, stdout, stderr } = await run(['build'], { cwd: path });
    expect([code, stderr]).toEqual([0, 'Built 2 packages.\n']);
    expect(stdout).toMatch(/^My course\n {2}dist\/packages\/mine-1.0.0-scorm12.zip +\d+ KB +1 page/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(filesIn(join(path, 'dist/packages'))).toEqual(['mine-1.0.0-scorm12.zip', 'mine-1.0.0-web.zip']);
  });

  test('builds every course under courses/, or those that are named, for the targets that are asked for', async () => {
    writeCourse('courses/a');
    writeCourse('courses/b', { 'course.yaml': COURSE.replace('id: mine', 'id: other') });
    await run(['build', '-t', 'web']);
    expect(filesIn(join(folder, 'dist/packages'))).toEqual(['mine-1.0.0-web.zip', 'other-1.0.0-web.zip']);
    await run(['build', 'courses/b', '-o', 'out', '--no-cache', '--profile', 'generic']);
    expect(filesIn(join(folder, 'out'))).toEqual(['other-1.0.0-scorm12.zip', 'other-1.0.0-web.zip']);
  });

  test('prints one JSON document for programs', async () => {
    writeCourse('a');
    const { code, stdout, stderr } = await run(['build', 'a', '--format', 'json']);
    const document = JSON.parse(stdout);
    expect([code, stderr, document.written, document.packages.length]).toEqual([0, '', true, 2]);
    expect(document.packages[0]).toMatchObject({ course: 'mine', standard: 'scorm12', pages: 1, activities: 0 });
    expect(document.packages[0].sha256).toMatch(/^[0-9a-f]{64}$/);
    const bytes = readFileSync(join(folder, document.packages[0].path)).length;
    expect(document.packages[0].bytes).toBe(bytes);
  });

  test('is silent where it is asked to be and nothing is wrong', async () => {
    writeCourse('a');
    expect(await run(['build', 'a', '-q'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('shows all mistakes of all courses, and writes and replaces nothing', async () => {
    writeCourse('good');
    await run(['build', 'good', '-o', 'out']);
    const before = readFileSync(join(folder, 'out/mine-1.0.0-web.zip'));
    writeCourse('good', { '01-welcome.md': '# Changed\n' });
    writeCourse('bad', {
      '01-welcome.md': '# Welcome\n\n![x](nowhere.png)\n\n:::calout\n\n:::\n',
      '02-b.md': 'No title.\n',
    });
    const { code, stderr } = await run(['build', 'good', 'bad', '-o', 'out']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/bad\/01-welcome\.md:3:1 {2}error/);
    expect(stderr).toMatch(/bad\/01-welcome\.md:5:\d+ {2}error[\s\S]*callout/);
    expect(stderr).toMatch(/bad\/02-b\.md:1:1 {2}error/);
    expect(stderr).toMatch(/No package was written\.\n$/);
    expect(readFileSync(join(folder, 'out/mine-1.0.0-web.zip'))).toEqual(before);
    expect(filesIn(join(folder, 'out'))).toEqual(['mine-1.0.0-scorm12.zip', 'mine-1.0.0-web.zip']);
  });

  test('gives the mistakes as JSON, too', async () => {
    writeCourse('bad', { '01-welcome.md': '# Welcome\n\n![x](nowhere.png)\n' });
    const { code, stdout } = await run(['build', 'bad', '--format', 'json']);
    const document = JSON.parse(stdout);
    expect([code, document.written, document.packages]).toEqual([1, false, []]);
    expect(document.diagnostics[0]).toMatchObject({ course: 'bad', file: '01-welcome.md', line: 3, severity: 'error' });
    for (const key of ['column', 'code', 'message', 'hint']) expect(document.diagnostics[0]).toHaveProperty(key);
  });

  test('fails where there are more warnings than allowed', async () => {
    writeCourse('a', { '01-welcome.md': '# Welcome\n\n:::choice\n\nWhich?\n\n- [x] This\n- [ ] That\n\n:::\n' });
    expect((await run(['build', 'a', '--max-warnings', '1'])).code).toBe(0);
    const { code, stderr } = await run(['build', 'a', '-o', 'none', '--max-warnings', '0']);
    expect(code).toBe(1);
    expect(stderr).toContain('There is 1 warning, and --max-warnings allows 0.');
    expect(stderr.match(/error {2}(\S+)/)?.[1]).toBe('build-too-many-warnings');
    expect(filesIn(join(folder, 'none'))).toEqual([]);
  });

  test('refuses two courses that would write the same file', async () => {
    writeCourse('a');
    writeCourse('b');
    const { code, stderr } = await run(['build', 'a', 'b', '-o', 'out']);
    expect(code).toBe(1);
    expect(stderr.split('build-package-name-twice')).toHaveLength(2);
    expect(stderr).toContain('as a in this build');
    expect(filesIn(join(folder, 'out'))).toEqual([]);
  });

  test('tells what it found in one course where another is not there', async () => {
    writeCourse('a', { '01-welcome.md': 'No title.\n' });
    for (const folders of [
      ['a', 'nowhere'],
      ['nowhere', 'a'],
    ]) {
      const { code, stderr } = await run(['build', ...folders]);
      expect(code).toBe(1);
      expect(stderr).toContain('page-title-missing');
      expect(stderr).toContain('There is no folder "nowhere"');
      expect(stderr).toContain('2 errors. No package was written.');
    }
    expect(filesIn(join(folder, 'dist'))).toEqual([]);
  });

  test.each(['dist/packages', '.', '../a/out'])(
    'packages neither its own packages in %s nor what npm has installed, and so writes the same again',
    async (out) => {
      const path = writeCourse('a', { 'course.yaml': `${COURSE}include: ["**/*.zip"]\n` });
      writeFileSync(join(path, 'more.zip'), 'x');
      mkdirSync(join(path, 'node_modules/some'), { recursive: true });
      writeFileSync(join(path, 'node_modules/some/guide.md'), 'No title.\n');
      const bytes: string[] = [];
      for (const _run of [1, 2]) {
        expect(await run(['build', '-o', out], { cwd: path })).toMatchObject({ code: 0 });
        bytes.push(readFileSync(join(path, out, 'mine-1.0.0-scorm12.zip'), 'base64'));
      }
      expect(bytes[1]).toBe(bytes[0]);
    },
  );

  test.each(['nowhere', 'file', 'empty'])('says in words that there is no course: %s', async (name) => {
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'empty'));
    const { code, stderr } = await run(['build', name]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/error {2}course-(folder-missing|folder-is-file|file-missing)/);
    expect(stderr).not.toMatch(/ {4}at /);
  });

  test('says in words that the output cannot be written', async () => {
    writeCourse('a');
    writeFileSync(join(folder, 'out'), 'a file');
    const { code, stderr } = await run(['build', 'a', '-o', 'out']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/error {2}package-/);
    expect(stderr).not.toMatch(/ {4}at /);
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('a file');
  });

  test('says in words that a link leads nowhere, and that a folder cannot be made', async () => {
    writeCourse('a');
    symlinkSync('nowhere', join(folder, 'link'));
    for (const out of ['link', 'link/below']) {
      const { code, stderr } = await run(['build', 'a', '-o', out]);
      expect([code, stderr.match(/error {2}(\S+)/)?.[1]]).toEqual([1, 'package-link-broken']);
    }
    if (!existsSync('/proc/self')) return;
    const { code, stderr } = await run(['build', 'a', '-o', '/proc/x/y']);
    expect([code, stderr.match(/error {2}(\S+)/)?.[1]]).toEqual([1, 'package-cannot-write']);
  });

  test('builds a course once, however often it is named, for all targets that are named', async () => {
    writeCourse('a');
    const { code, stdout } = await run(['build', 'a', './a', 'a/.', '-t', 'web', '-t', 'scorm12', '--format', 'json']);
    expect([code, JSON.parse(stdout).packages.length]).toEqual([0, 2]);
  });

  test('leaves no folder behind where nothing was written', async () => {
    writeCourse('a');
    writeCourse('b', { '01-welcome.md': 'No title.\n' });
    expect((await run(['build', 'a', 'b', '-o', 'new/deep'])).code).toBe(1);
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });

  test('colours nothing that is not a terminal', async () => {
    writeCourse('bad', { '01-welcome.md': 'No title.\n' });
    const { stderr } = await run(['build', 'bad'], { env: { FORCE_COLOR: '1' } });
    expect(stderr).not.toContain('\u001b');
  });

  test('builds the same bytes elsewhere: another folder, time zone, locale, umask, and line endings', async () => {
    cpSync(join(root, 'courses/honest-conversation'), join(folder, 'one'), { recursive: true });
    const crlf = join(folder, 'two with blanks');
    cpSync(join(folder, 'one'), crlf, { recursive: true });
    for (const name of readdirSync(crlf).filter((each) => /\.(md|yaml)$/.test(each))) {
      const text = readFileSync(join(crlf, name), 'utf8');
      writeFileSync(join(crlf, name), `\ufeff${text.replace(/\n/g, '\r\n')}`);
    }
    const first = JSON.parse((await run(['build', 'one', '-o', 'a', '--format', 'json'])).stdout);
    const script = `umask 077; exec "${process.execPath}" "${cli}" build "two with blanks" -o b --format json`;
    const env = { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
    const second = await new Promise<string>((resolve) => {
      execFile('sh', ['-c', script], { cwd: folder, env }, (_error, stdout) => resolve(stdout));
    });
    const hashes = (packages: { sha256: string }[]): string[] => packages.map(({ sha256 }) => sha256);
    expect(first.packages.length).toBe(3);
    expect(hashes(JSON.parse(second).packages)).toEqual(hashes(first.packages));
  });

  test('leaves nothing half-written behind Ctrl-C', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [
        `${at}-p${at}.md`,
        `# Page ${at}\n\n${'Some words here. '.repeat(300)}\n`,
      ]),
    );
    writeCourse('a', pages);
    const child = spawn(process.execPath, [cli, 'build', 'a', 'a', '-o', 'out'], { cwd: folder });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    const watch = setInterval(() => {
      if (filesIn(join(folder, 'out')).length > 0) child.kill('SIGINT');
    }, 2);
    const code = await ended;
    clearInterval(watch);
    expect(code).not.toBe(0);
    expect(filesIn(join(folder, 'out'))).toEqual([]);
  });
});
