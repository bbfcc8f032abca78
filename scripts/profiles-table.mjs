// The table of profiles in docs/lms-administrators.md, made from src/profiles/. `--check` writes nothing and fails where it is old.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'src/profiles');
const page = join(root, 'docs/lms-administrators.md');
const MARKS = ['<!-- profiles: made by scripts/profiles-table.mjs -->\n', '<!-- end of profiles -->\n'];

const read = (name) => parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'));

/** A profile's facts over those of the one that it begins with. */
function factsOf(name) {
  const { title, extends: base = 'generic', ...facts } = read(name);
  const stated = Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, fact.is]));
  return { ...(name === 'generic' ? {} : factsOf(base)), ...stated, title };
}

/** The default first, the others by name. */
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -5))
  .sort((a, b) => Number(b === 'generic') - Number(a === 'generic') || (a < b ? -1 : 1));

const COLUMNS = [
  ['`--profile`', (_facts, name) => `\`${name}\``],
  ['LMS', ({ title }) => title],
  ['Standards', ({ standards }) => standards.join(', ')],
  ['Saved progress', ({ suspendData }) => String(suspendData)],
  ['Answers recorded', ({ interactions }) => (interactions === 'none' ? 'no' : 'yes')],
  ['Shown in', ({ shownIn }) => (shownIn === 'either' ? 'window or frame' : shownIn)],
  ['Room', ({ window: { width, height } }) => `${width} × ${height}`],
  ['Package', ({ packageSize }) => `${packageSize} MB`],
  ['Asks for', ({ required }) => required.join(', ')],
];

const row = (cells) => `| ${cells.join(' | ')} |\n`;
const rows = names.map((name) => row(COLUMNS.map(([, cell]) => cell(factsOf(name), name))));
const table = row(COLUMNS.map(([head]) => head)) + row(COLUMNS.map(() => '---')) + rows.join('');

const text = readFileSync(page, 'utf8');
const [start, end] = [text.indexOf(MARKS[0]) + MARKS[0].length, text.indexOf(MARKS[1])];
const fresh = `${text.slice(0, start)}\n${table}\n${text.slice(end)}`;
if (process.argv.includes('--check')) {
  if (fresh !== text) {
    console.error('The table of profiles in docs/lms-administrators.md is old: run "node scripts/profiles-table.mjs".');
    process.exitCode = 1;
  }
} else {
  writeFileSync(page, fresh);
}
