// Begins a new activity, block or standard: `npm run new:activity -- name`. What comes out works and passes `npm run check`; the rest
// is to make it what it should be. Nothing is written where the name cannot be taken. `--no-build` leaves dist/
// as it is.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkName } from './new/check-name.mjs';
import { fillTemplates } from './new/fill-templates.mjs';
import { KINDS } from './new/kinds.mjs';
import { writeSlice } from './new/write-slice.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function scaffold([kindName, ...names]) {
  const kind = KINDS[kindName];
  const [name, ...others] = names;
  if (!kind || name === undefined || others.length > 0) {
    return { problem: `Say one name: npm run new:${kind ? kindName : 'activity'} -- match` };
  }
  const problem = checkName(root, kind, name);
  if (problem) return { problem };
  const files = fillTemplates(root, kind, name);
  return { name, kind, written: writeSlice(root, { kind, name, files }) };
}

const words = process.argv.slice(2);
const { problem, kind, name, written } = scaffold(words.filter((word) => word !== '--no-build'));
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  // What is tested as a whole course is made with dist/.
  const build = [join(root, 'scripts/build.mjs')];
  const built = words.includes('--no-build') ? { status: 0 } : spawnSync(process.execPath, build, { stdio: 'inherit' });
  console.log(`Written:\n${written.map((path) => `  ${path}\n`).join('')}\n${kind.next(name)}`);
  process.exitCode = built.status ?? 1;
}
