// `npm run soak`: many random sequences of what learners do and what goes wrong, for each standard; exit code 1 at a loss.
// FAULTS_RUNS sets how many (10,000), FAULTS_SEED which; arguments name standards.
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** In TypeScript, since the real runtime and adapters are played. Several may do this at once. */
async function loadProperties() {
  const outfile = join(root, `dist/soak/properties-${process.pid}.mjs`);
  const entryPoints = [join(root, 'test/faults/properties.ts')];
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', packages: 'external' });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}

const { findFault, STANDARDS } = await loadProperties();

const runs = Number(process.env.FAULTS_RUNS ?? 10_000);
const seed = Number(process.env.FAULTS_SEED ?? Math.trunc(Math.random() * 2 ** 31));
const named = process.argv.slice(2);
for (const standard of named.length > 0 ? named : Object.keys(STANDARDS)) {
  const started = performance.now();
  const fault = await findFault(standard, runs, seed);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${standard}: ${runs} sequences, seed ${seed}, ${seconds} s: ${fault ?? 'nothing lost'}`);
  if (fault) process.exitCode = 1;
}
