import { describe, expect, test } from '@jest/globals';
import { buildPage } from '../blocks/build-page.js';

/** Elements in another language, with what is in them. */
async function foreign(markdown: string): Promise<string[]> {
  const { html, reported } = await buildPage(markdown);
  expect(reported).toEqual([]);
  return [...html.matchAll(/<(\w+) lang="(\w+)"( dir="rtl")?>([\s\S]*?)<\/\1>/g)].map(
    ([, name, lang, dir = '', text = '']) => `${name} ${lang}${dir}: ${text.replace(/\s*<[^>]*>\s*/g, '|')}`,
  );
}

describe('another language', () => {
  test('of hints and feedback, whatever stands in them', async () => {
    const question = (parts: string): string => `:::choice{#a}\n\nW?\n\n- [x] A\n- [ ] B\n\n${parts}\n\n:::`;
    expect(await foreign(question('::hint[Meddwl.]{lang=cy}'))).toEqual(['p cy: Meddwl.']);
    expect(await foreign(question('::hint[فكّر]{lang=ar}'))).toEqual(['p ar dir="rtl": فكّر']);
    const long = ':::feedback{for=correct lang=cy}\n\nDa iawn.\n\n> Meddai\n\n:::callout\n\nDiolch.\n\n:::\n\n:::';
    const [only, ...others] = await foreign(question(long));
    expect(only).toMatch(/^div cy: \|Da iawn\.\|+Meddai/);
    expect(others).toEqual([]);
  });

  test('of what the fields of a plan are called', async () => {
    expect(await foreign(':::plan{#a}\n\nCynllun.\n\n::when[Pan *fydd*]{lang=cy}\n\n::then[then]\n\n:::')).toEqual([
      'span cy: Pan|fydd|',
    ]);
  });
});
