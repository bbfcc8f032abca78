/** The configuration in a zip that may be anyone's. */

import { describe, expect, test } from '@jest/globals';
import AdmZip from 'adm-zip';
import fc from 'fast-check';
import { compile } from '../../src/compiler/compile.js';
import { readCourseConfig } from '../../src/compiler/read-config.js';
import type { RuntimeConfig } from '../../src/model/runtime-config.js';
import { readPackageConfig } from '../../src/package/read-config.js';
import { stagePackage } from '../../src/package/write.js';
import { ROOT } from '../support/packages.js';
import { failureOf, inFolder } from './plans.js';

const TINY = `${ROOT}/test/courses/tiny`;

/** Reads a zip with these files. */
function readZip(files: Readonly<Record<string, string>>): Promise<RuntimeConfig> {
  return inFolder(async (folder) => {
    const zip = new AdmZip();
    for (const [path, text] of Object.entries(files)) zip.addFile(path, Buffer.from(text));
    zip.writeZip(`${folder}/a.zip`);
    return readPackageConfig(`${folder}/a.zip`);
  });
}

const page = (config: unknown): Record<string, string> => ({
  'index.html': `<p>x</p><script type="application/json" id="cw-config">${JSON.stringify(config)}</script>`,
});

test('a package says of its course what the course’s folder says', async () => {
  const { plans } = await compile(TINY);
  const { config } = await readCourseConfig(TINY);
  for (const plan of plans) {
    const read = await inFolder(async (folder) => {
      const staged = await stagePackage(plan, folder);
      await staged.commit();
      return readPackageConfig(staged.path);
    });
    expect({ ...read, messages: {}, traceScript: undefined }).toEqual(config);
  }
});

describe('a zip that is not ours', () => {
  test.each([
    ['without a page', { 'a.html': '' }],
    ['without a configuration', { 'index.html': '<p>Another tool</p>' }],
    ['with one that is no JSON', { 'index.html': '<script type="application/json" id="cw-config">{</script>' }],
    ['with one of another kind', page({ course: { id: 'a' } })],
    ['with none', page(null)],
  ])('%s', async (_what, files) => expect(await failureOf(readZip(files))).toBe('package-not-ours'));

  test('that lies about itself', async () => {
    const { config } = await readCourseConfig(TINY);
    const keys = Object.keys(config ?? {}).filter((key) => ['course', 'pages', 'completion', 'success'].includes(key));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...keys), fc.jsonValue(), async (key, value) => {
        fc.pre(!(key === 'success' && (value === 'none' || value === 'assessment')));
        fc.pre(!(key === 'pages' && Array.isArray(value) && value.length === 0));
        expect(await failureOf(readZip(page({ ...config, [key]: value })))).toBe('package-not-ours');
      }),
      { numRuns: 40 },
    );
  });
});
