// `npm run bench`: what the tool costs and what its packages weigh, as ratios of one run where it can. Prints, never judges.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import findBrowser from '../../test/support/browser-setup.mjs';
import { writeCopies } from './copies.mjs';
import { writeCourse } from './courses.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const here = (name) => join(root, 'scripts/bench', name);
const RUNS = Number(process.env.BENCH_RUNS ?? 5);

/** Runs a program in a process of its own. */
function runOnce(args, folder) {
  const file = join(folder, 'usage.json');
  const env = { ...process.env, BENCH_USAGE: file };
  const result = spawnSync(process.execPath, ['--import', here('usage.mjs'), ...args], { env, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${args.join(' ')}\n${result.stderr}`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Runs programs in turn, several times each: a machine that slows down meanwhile slows all of them. Their usages, by program. */
function measureInTurn(programs, folder) {
  const usages = programs.map(() => []);
  for (let run = 0; run < RUNS; run++) {
    for (const [at, args] of programs.entries()) usages[at].push(runOnce(args, folder));
  }
  return usages;
}

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Kilobytes that an activity's script may take, where that is more than 1.5: what it does is more. */
const LARGER = { scenario: 3, hotspot: 2, match: 2 };

const show = (label, value, limit = '') => console.log(`${label.padEnd(58)} ${String(value).padStart(12)}  ${limit}`);
const cpuOf = ({ cpuSeconds }) => cpuSeconds;
const seconds = (usages) => `${middle(usages.map(cpuOf)).toFixed(2)} s`;
/** Of the runs that stood side by side. */
const ratio = (a, b) => middle(a.map((usage, run) => cpuOf(usage) / cpuOf(b[run]))).toFixed(2);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;

function benchBuilds(folder) {
  const courses = [
    { n: 10, folders: [{ id: 'bench-10', pages: 10, images: true }] },
    { n: 100, folders: [{ id: 'bench-100', pages: 100 }] },
    { n: 1000, folders: [1, 2, 3, 4].map((at) => ({ id: `bench-250-${at}`, pages: 250, seed: at })) },
  ];
  for (const { n, folders } of courses) {
    const paths = folders.map((course) => join(folder, course.id));
    for (const [at, course] of folders.entries()) writeCourse(paths[at], course);
    const out = join(folder, `out-${n}`);
    const build = (targets) => [join(root, 'dist/cli.js'), 'build', ...paths, '-o', out, '-q', '-t', targets];
    const programs = [[here('bare-unified.mjs'), ...paths], build('scorm12'), build('scorm12,xapi')];
    const [bare, one, two] = measureInTurn(programs, folder);
    const bytes = readdirSync(out)
      .filter((name) => name.includes('scorm12'))
      .reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
    console.log(`\nN = ${n} pages, as ${folders.length} course${folders.length > 1 ? 's' : ''}`);
    show('  bare unified: parse and stringify', seconds(bare));
    show('  SCORM 1.2', seconds(one));
    show('  SCORM 1.2 and xAPI', seconds(two));
    show('  SCORM 1.2 and xAPI / bare unified', ratio(two, bare), n === 1000 ? 'at most 1.30' : '');
    show('  two standards / one', ratio(two, one), n === 1000 ? 'at most 1.15' : '');
    show(
      '  peak memory',
      `${Math.max(...[...one, ...two].map(({ peakMegabytes }) => peakMegabytes)).toFixed(0)} MB`,
      n === 1000 ? 'at most 300' : '',
    );
    show('  SCORM 1.2 package', kilobytes(bytes));
  }
}

/**
 * The reference course: as it is, where starting up is most of it, and its pages often enough to see what they cost. Sixteen
 * courses, since saved progress of more than four copies in one would be too large for SCORM 1.2.
 */
function benchEverything(folder) {
  const source = join(root, 'test/courses/everything');
  const out = join(folder, 'out-everything');
  const copies = Array.from({ length: 16 }, (_, at) => join(folder, `everything-${at + 1}`));
  const pages = copies.map((path, at) => writeCopies(source, path, { id: `everything-${at + 1}`, count: 4 }));
  const total = pages.reduce((sum, count) => sum + count, 0);
  for (const { paths, label, limit } of [
    { paths: [source], label: 'as it is', limit: '' },
    { paths: copies, label: `its pages 64 times, N = ${total}, as 16 courses`, limit: 'at most 1.30' },
  ]) {
    const build = [join(root, 'dist/cli.js'), 'build', ...paths, '-o', out, '-q', '-t', 'scorm12,xapi'];
    const [bare, two] = measureInTurn([[here('bare-unified.mjs'), ...paths], build], folder);
    console.log(`\nThe course with everything (test/courses/everything), ${label}`);
    show('  bare unified: parse and stringify', seconds(bare));
    show('  SCORM 1.2 and xAPI', seconds(two));
    show('  SCORM 1.2 and xAPI / bare unified', ratio(two, bare), limit);
  }
}

function benchScripts() {
  const runtime = join(root, 'dist/runtime');
  const read = (name) => readFileSync(join(runtime, name));
  console.log('\nScripts, minified');
  const core = read('core.js');
  const standards = readdirSync(join(runtime, 'standards')).sort();
  const forAnswers = standards.filter((name) => name.endsWith('.answers.js'));
  const forSupport = standards.filter((name) => name.endsWith('.trace.js'));
  for (const name of standards.filter((each) => ![...forAnswers, ...forSupport].includes(each))) {
    const joined = Buffer.concat([core, read(`standards/${name}`)]);
    show(`  core + ${name}`, `${kilobytes(joined.length)}`);
    show('    gzip', `${kilobytes(gzipSync(joined, { level: 9 }).length)}`, 'at most 14.3 (14 KiB)');
  }
  const pages = readdirSync(join(runtime, 'pages')).sort();
  const pagesOwn = pages.map((page) => `pages/${page}`);
  const answers = forAnswers.map((name) => `standards/${name}`);
  for (const name of forSupport)
    show(`  ${name} gzip, only where asked for`, kilobytes(gzipSync(read(`standards/${name}`), { level: 9 }).length));
  for (const name of ['activity-host.js', 'blocks/scroll-box.js', 'search/search.js', ...answers, ...pagesOwn]) {
    show(`  ${name} gzip`, kilobytes(gzipSync(read(name), { level: 9 }).length));
  }
  for (const name of readdirSync(join(runtime, 'activities')).sort()) {
    if (!name.endsWith('.js')) continue;
    const limit = `at most ${LARGER[name.slice(0, -3)] ?? 1.5}`;
    show(`  ${name} gzip`, kilobytes(gzipSync(read(`activities/${name}`), { level: 9 }).length), limit);
  }
}

function benchStart(folder) {
  const programs = [
    [join(root, 'dist/cli.js'), '--version'],
    ['-e', '0'],
  ];
  const [version, empty] = measureInTurn(programs, folder);
  console.log('\nStart');
  show('  coursewright --version', seconds(version), 'at most 0.5');
  show('  --version / an empty Node program', ratio(version, empty));
}

/** A part in TypeScript, since it uses what the tests use. */
async function loadPart(name) {
  const outfile = join(root, `dist/bench/${name}.mjs`);
  const entryPoints = [here(`${name}.ts`)];
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', packages: 'external' });
  return import(pathToFileURL(outfile).href);
}

async function haveBrowser() {
  await findBrowser();
  const browser = JSON.parse(process.env.COURSEWRIGHT_TEST_BROWSER);
  if (browser.problem) throw new Error(browser.problem);
  return browser;
}

async function benchLaunch(packages) {
  const browser = await haveBrowser();
  const { launchFigures } = await loadPart('launch');
  for (const { label, value, limit } of await launchFigures(packages, browser)) show(`  ${label}`, value, limit);
}

async function benchSession(folder) {
  const out = join(folder, 'out-session');
  for (const { pages, target } of [
    { pages: 300, target: 'scorm12' },
    { pages: 40, target: 'xapi' },
  ]) {
    const path = join(folder, `bench-session-${pages}`);
    writeCourse(path, { id: `bench-session-${pages}`, pages });
    runOnce([join(root, 'dist/cli.js'), 'build', path, '-o', out, '-q', '-t', target], folder);
  }
  const { sessionFigures } = await loadPart('session');
  for (const { label, value, limit } of await sessionFigures(out, await haveBrowser()))
    show(`  ${label}`, value, limit);
}

const folder = mkdtempSync(join(tmpdir(), 'coursewright-bench-'));
try {
  console.log(`CPU: the middle of ${RUNS} runs each, in turn, and of their ratios; BENCH_RUNS sets their number.`);
  benchStart(folder);
  benchBuilds(folder);
  benchEverything(folder);
  benchScripts();
  console.log('\nSaved progress');
  const { codecFigures } = await loadPart('codec');
  for (const { label, value, limit } of codecFigures()) show(`  ${label}`, value, limit);
  console.log('\nLaunch of the ten-page SCORM 1.2 package in a browser');
  await benchLaunch(join(folder, 'out-10'));
  console.log('\nA session in a browser');
  await benchSession(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
