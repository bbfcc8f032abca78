// `npm run play -- test/courses/tiny scorm12`: builds a course and plays its package in a host of our own, until Ctrl+C. What the
// host refuses is printed as it happens. Standards: scorm12 (the strict host), xapi (an LRS), web.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const TARGETS = ['scorm12', 'xapi', 'web'];

/** In TypeScript, since the tests use it. */
async function loadHost() {
  const outfile = join(root, `dist/play/host-${process.pid}.mjs`);
  const contents = `
    export { readPackage } from './src/package/read.ts';
    export { collectFiles } from './src/preview/package-files.ts';
    export { refusalsOf } from './src/preview/scorm12-desk.ts';
    export { startPreview } from './src/preview/server.ts';`;
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}

/** The package's path; undefined where the course has a mistake, which was printed. */
function buildCourse(course, target, out) {
  const args = [join(root, 'dist/cli.js'), 'build', course, '--target', target, '--out', out, '-q'];
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const zip = readdirSync(out).find((name) => name.endsWith('.zip'));
  return status === 0 && zip !== undefined ? join(out, zip) : undefined;
}

async function play(course, target) {
  const out = mkdtempSync(join(tmpdir(), 'play-'));
  try {
    const path = buildCourse(course, target, out);
    if (path === undefined) return 1;
    const { collectFiles, readPackage, refusalsOf, startPreview } = await loadHost();
    const preview = await startPreview({ files: await collectFiles(await readPackage(path)) });
    console.log(`${course} for ${target}: ${preview.launchUrl()}\nCtrl+C ends it.`);
    let printed = 0;
    const watch = setInterval(() => {
      const refusals = refusalsOf(preview.scorm12);
      for (const { call, name, element = '', rule, reason } of refusals.slice(printed)) {
        console.log(`Refused: call ${call}, ${name}(${element}): ${rule}: ${reason}`);
      }
      printed = refusals.length;
    }, 500);
    await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
    clearInterval(watch);
    await preview.close();
    return 0;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const [course, target = 'scorm12', ...more] = process.argv.slice(2);
if (course === undefined || !TARGETS.includes(target) || more.length > 0) {
  console.error(
    `Say a course's folder and, where it is not scorm12, one of ${TARGETS.join(', ')}: npm run play -- test/courses/tiny xapi`,
  );
  process.exitCode = 1;
} else {
  process.exitCode = await play(course, target);
}
