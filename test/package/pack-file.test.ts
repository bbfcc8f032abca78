import { inflateRawSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPacker } from '../../src/package/pack-file.js';

const bodyOf = async (body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
};

test('what lies in several packages is compressed once, whatever it is called there', async () => {
  const pack = createPacker();
  const whole = Buffer.from('the same words '.repeat(500));
  const first = await pack('index.html', { whole });
  const second = await pack('other/page.html', { whole: Buffer.from(whole) });
  expect([...(second.body as Iterable<Uint8Array>)][0]).toBe([...(first.body as Iterable<Uint8Array>)][0]);
  expect(second).toEqual({ ...first, name: 'other/page.html' });
});

test('every file comes out as it went in, and as it would alone', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.string({ maxLength: 200, unit: 'grapheme' }), { maxLength: 8 }), async (texts) => {
      const shared = createPacker();
      for (const [at, text] of [...texts, ...texts].entries()) {
        const whole = Buffer.from(text.repeat(1 + (at % 3)));
        const entry = await shared(`${at}.html`, { whole });
        expect(entry).toEqual(await createPacker()(`${at}.html`, { whole }));
        const body = await bodyOf(entry.body);
        expect(entry.method === 'deflated' ? inflateRawSync(body) : body).toEqual(whole);
      }
    }),
    { numRuns: 50 },
  ));
