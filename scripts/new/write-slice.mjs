// Writes a new slice: all of it, or nothing.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { identifierOf } from './fill-templates.mjs';

/** Returns the paths that were written or changed. Throws where something cannot be written; then all is as it was. */
export function writeSlice(root, { kind, name, files }) {
  const table = `src/${kind.shelf}/table.ts`;
  const changed = [{ path: table, text: withLine(readFileSync(join(root, table), 'utf8'), kind, name) }];
  const all = [...files, ...changed];
  // Made ready beside its place, so that the formatter works by the same settings and moving cannot run out of room.
  const staging = mkdtempSync(join(root, '.build-new-'));
  const kept = changed.map(({ path }) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  const moved = [];
  try {
    for (const { path, text } of all) write(join(staging, path), text);
    format(root, staging);
    for (const { path } of all) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      renameSync(join(staging, path), join(root, path));
      moved.push(path);
    }
  } catch (error) {
    for (const { path } of all) remove(root, path);
    for (const { path, text } of kept) write(join(root, path), text);
    throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return moved;
}

/** Takes away what was moved in, with the folders that were made for it. */
function remove(root, path) {
  rmSync(join(root, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (!existsSync(join(root, folder)) || readdirSync(join(root, folder)).length > 0) return;
    rmdirSync(join(root, folder));
  }
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Line lengths and the order of imports depend on the name. */
function format(root, folder) {
  const biome = join(dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')), 'bin/biome');
  const args = [biome, 'check', '--write', '--vcs-enabled=false', '--config-path', join(root, 'biome.json'), folder];
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: root });
  if (status !== 0) throw new Error(`The new files cannot be formatted:\n${stdout}${stderr}`);
}

/** The table with an import and a row more, both in the order of the names. */
function withLine(table, kind, name) {
  const ident = identifierOf(kind, name);
  const line = `import { ${ident} } from './${name}/index.js';\n`;
  const row = /(\w+: readonly \w+\[\] = \[)([^\]]*)\]/.exec(table);
  const end = table.indexOf('\nexport ');
  if (!row || end < 0) throw new Error(`src/${kind.shelf}/table.ts has no table that could take a line.`);
  const names = row[2]
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  // Standards stand in the order in which they are built.
  const rows = kind.name === 'standard' ? [...names, ident] : [...names, ident].sort((a, b) => (a < b ? -1 : 1));
  const withRow = table.replace(row[0], () => `${row[1]}${rows.join(', ')}]`);
  return withRow.slice(0, end) + line + withRow.slice(end);
}
