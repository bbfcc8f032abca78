import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { loadToolFiles } from '../../src/theme/tool-files.js';

/** What a server sends before it waits for a first answer is as much: ten segments of 1,460 bytes. */
const LIMIT = 14 * 1024;

/** Without what only questions need: a package carries that where its course has any. */
test.each(['scorm12', 'web', 'xapi'])('the core and the adapter of %s are at most 14 KB on their way', async (name) => {
  const { core, pieces } = await loadToolFiles();
  const adapter = pieces.get(`standards/${name}.js`) ?? '';
  expect(adapter).not.toBe('');
  expect(gzipSync(core + adapter, { level: 9 }).length).toBeLessThanOrEqual(LIMIT);
});

test('the search adds at most 2.25 KB to a package', async () => {
  const { core, pieces } = await loadToolFiles();
  const size = (...scripts: readonly string[]): number => gzipSync(scripts.join(''), { level: 9 }).length;
  const search = pieces.get('search/search.js') ?? '';
  expect(search).not.toBe('');
  expect(size(core, search) - size(core)).toBeLessThanOrEqual(2.25 * 1024);
});
