/** Course folders and all that they become: every file of every package, in one text snapshot a course. */

import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { compile } from '../../src/compiler/compile.js';
import type { VirtualFile } from '../../src/model/package-plan.js';
import { standards } from '../../src/standards/table.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../courses');
const cases = readdirSync(folder).filter((name) => name !== 'errors');

/** Scripts, styles and the script's words are the tool's own and change with it: only their place is recorded. */
function showFile(file: VirtualFile): string {
  const name = file.path.replace(/^((course|style|icon|trace)\.)[0-9a-f]{8}\./, '$1<hash>.');
  const text = ('contents' in file ? String(file.contents) : '').replace(
    /"messages":\{.*\}(?=(?:,"\w+":\d+)?\}<\/script>)/,
    '"messages":{…}',
  );
  const shown = file.role === 'manifest' || file.role === 'page' ? `\n${text.trimEnd()}` : '';
  return `=== ${name} (${file.role})${shown}`.replace(/\b((course|style|icon|trace)\.)[0-9a-f]{8}\./g, '$1<hash>.');
}

describe('a course folder', () => {
  test.each(cases)('%s becomes the same packages as before', async (name) => {
    const targets = standards.map((standard) => standard.name);
    const { plans, diagnostics } = await compile(join(folder, name), { targets });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plans.map(({ standard }) => standard)).toEqual(targets);
    const text = plans
      .map(({ fileName, files }) => [`##### ${fileName}`, ...files.map(showFile)].join('\n'))
      .join('\n\n');
    expect(text).toMatchSnapshot();
  });
});
