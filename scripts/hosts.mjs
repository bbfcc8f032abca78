// `npm run hosts`: what each LMS keeps of what learners do, side by side; exit code 1 where one keeps something unexpected.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import findBrowser from '../test/support/browser-setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const LEGEND = `Each cell: status, score and exit that the LMS keeps; what it gives back at the next launch on another device (all
work, older work or no work; the device itself has the rest); whether the learner is asked whether to go on. Calls that are
refused and need not be are named (REFUSED), and so is work that not even the device has any more (LOST).
`;

/** In TypeScript, since the tests use it. */
async function loadTable() {
  const outfile = join(root, 'dist/hosts/table.mjs');
  const entryPoints = [join(root, 'test/hosts/table.ts')];
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', packages: 'external' });
  return import(pathToFileURL(outfile).href);
}

function buildTiny(folder) {
  const args = [
    join(root, 'dist/cli.js'),
    'build',
    join(root, 'test/courses/tiny'),
    '-t',
    'scorm12',
    '-o',
    folder,
    '-q',
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The tiny course was not built:\n${stderr}`);
  return join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.zip')),
  );
}

async function playInBrowser(playWindows, zip) {
  await findBrowser();
  const found = JSON.parse(process.env.COURSEWRIGHT_TEST_BROWSER);
  if (found.problem) throw new Error(found.problem);
  const browser = await chromium.launch(found);
  try {
    return await playWindows(zip, () => browser.newContext({ viewport: { width: 1024, height: 768 } }));
  } finally {
    await browser.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'coursewright-hosts-'));
try {
  const { playTable, playWindows, formatTable, isAsExpected } = await loadTable();
  const rows = await playTable();
  console.log(`${LEGEND}\n${formatTable(rows)}`);
  const inWindows = await playInBrowser(playWindows, buildTiny(folder));
  console.log(`\n\nIn real windows, once for each behaviour that differs:\n\n${formatTable(inWindows)}`);
  const wrong = [...rows, ...inWindows].filter((row) => !isAsExpected(row));
  console.log(
    wrong.length === 0
      ? '\nEvery cell is as expected.'
      : `\nNot as expected (✗): ${wrong.map(({ name }) => name).join('; ')}.`,
  );
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
