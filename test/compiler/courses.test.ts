/** Course folders and all that they become: every file of every package, in one text snapshot a course. */

import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { compile } from '../../src/compiler/compile.js';
import type { PackagePlan, VirtualFile } from '../../src/model/package-plan.js';
import { standards } from '../../src/standards/table.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../courses');
const cases = readdirSync(folder).filter((name) => name !== 'errors');

/** What a snapshot says of a file: all of manifests and pages; scripts, styles and the script's words are the tool's own and change with it. */
function textOf(file: VirtualFile): string {
  const text = ('contents' in file ? String(file.contents) : '').replace(
    /"messages":\{.*\}(?=(?:,"\w+":\d+)?\}<\/script>)/,
    '"messages":{…}',
  );
  const shown = file.role === 'manifest' || file.role === 'page' ? text.trimEnd() : '';
  return withoutHashes(shown);
}

function withoutHashes(text: string): string {
  return text.replace(/\b((course|style|icon|trace)\.)[0-9a-f]{8}\./g, '$1<hash>.');
}

/** A page is written out for the first standard; of the others only what differs from it, line by line. */
function showPlan({ fileName, files }: PackagePlan, first: PackagePlan | undefined): string {
  const shown = files.map((file) => {
    const text = textOf(file);
    const same = file.role === 'page' ? first?.files.find(({ path }) => path === file.path) : undefined;
    const told = same && first?.fileName !== fileName ? differences(text, textOf(same)) : text;
    return `=== ${withoutHashes(file.path)} (${file.role})${told === '' ? '' : `\n${told}`}`;
  });
  return [`##### ${fileName}`, ...shown].join('\n');
}

function differences(text: string, other: string): string {
  const [lines, others] = [text.split('\n'), other.split('\n')];
  if (lines.length !== others.length) return text;
  const told = lines.flatMap((line, at) => (line === others[at] ? [] : difference(line, others[at] ?? '', at + 1)));
  return [told.length === 0 ? 'as before' : 'as before, but for', ...told].join('\n');
}

/** Two lines without what both begin and end with. */
function difference(line: string, other: string, number: number): string[] {
  const most = Math.min(line.length, other.length);
  let start = 0;
  while (start < most && line[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && line.at(-1 - end) === other.at(-1 - end)) end += 1;
  const cut = (text: string): string => text.slice(start, text.length - end);
  return [`${number} was …${cut(other)}…`, `${number} is  …${cut(line)}…`];
}

describe('a course folder', () => {
  test.each(cases)('%s becomes the same packages as before', async (name) => {
    const targets = standards.map((standard) => standard.name);
    const { plans, diagnostics } = await compile(join(folder, name), { targets });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plans.map(({ standard }) => standard)).toEqual(targets);
    const text = plans.map((plan) => showPlan(plan, plans[0])).join('\n\n');
    expect(text).toMatchSnapshot();
  });
});
