import { describe, expect, test } from '@jest/globals';
import { buildPage } from './build-page.js';

const files = {
  'glossary.yaml': [
    'SBAR: { definition: A form for handing over., also: [SBARs, SBAR form] }',
    'risk assessment: What could go wrong.',
    'risk: A chance of harm.',
    'AID: A scheme.',
    'C++ (old): A language.',
    '',
  ].join('\n'),
};

/** The page with each marked term in brackets, and without other markup. */
async function marked(markdown: string): Promise<string> {
  const { html, reported } = await buildPage(markdown, { files });
  expect(reported.filter((each) => !/^(activity-|glossary-term-unused)/.test(each))).toEqual([]);
  return html
    .replace(
      /<span class="cw-term"[^>]*><span>([^<]*)<\/span><span class="cw-definition" data-find="definition" hidden>[^<]*<\/span><\/span>/g,
      '[$1]',
    )
    .replace(/<[^>]*>/g, '')
    .trim();
}

describe('a term', () => {
  test.each([
    ['SBAR, then SBAR and SBARs.', '[SBAR], then SBAR and SBARs.'],
    ['SBARs and an SBAR form.', '[SBARs] and an SBAR form.'],
    ['A Risk assessment of a risk.', 'A [Risk assessment] of a [risk].'],
    ['A *risk*\nassessment, a risk\nassessment.', 'A [risk]\nassessment, a [risk\nassessment].'],
    ['First aid, and AID.', 'First aid, and [AID].'],
    ['at-risk, risky, risk-free, asterisk, SBAR_2, übrisk', 'at-risk, risky, risk-free, asterisk, SBAR_2, übrisk'],
    ['SBAR’s, (SBAR)', '[SBAR]’s, (SBAR)'],
    ['`SBAR` and [SBAR](https://example.org)', 'SBAR and SBAR\u00a0(opens in a new tab)'],
    ['## SBAR\n\nText.', 'SBAR\nText.'],
    ['We write C++ (old) here.', 'We write [C++ (old)] here.'],
    [':span[SBAR]{lang=de} and SBAR', 'SBAR and [SBAR]'],
    ['<b>SBAR</b>\n\nSBAR', 'SBAR\n[SBAR]'],
  ])('in %j', async (markdown, expected) => {
    expect(await marked(markdown)).toBe(expected);
  });

  test('is marked in lists, tables, tabs and callouts', async () => {
    expect(await marked('- SBAR\n\n| A | B |\n| - | - |\n| risk | b |')).toContain('[SBAR]');
    expect(await marked(':::tabs\n\n:::tab[SBAR]\n\nSBAR\n\n:::\n\n:::tab[B]\n\nrisk\n\n:::\n\n:::')).toBe(
      'SBAR[SBAR]B[risk]',
    );
    expect(await marked('> [!NOTE]\n> SBAR')).toBe('Note[SBAR]');
  });

  test('is left alone in a question, where it would be a part of an answer', async () => {
    expect(await marked(':::choice{#a}\n\nSBAR?\n\n- [x] SBAR\n- [ ] risk\n\n:::')).not.toContain('[');
  });

  test('has its definition behind it, hidden until the script is there', async () => {
    const { html } = await buildPage('SBAR', { files });
    expect(html).toBe(
      '<p><span class="cw-term" data-block="glossary" data-hint=" (what it means)"><span>SBAR</span>' +
        '<span class="cw-definition" data-find="definition" hidden>A form for handing over.</span></span></p>',
    );
  });
});

describe('the list', () => {
  test('holds all terms in order, whatever the author’s', async () => {
    const { html } = await buildPage('::glossary', { files });
    expect(html.match(/<dt>[^<]*/g)).toEqual(
      ['AID', 'C++ (old)', 'risk', 'risk assessment', 'SBAR'].map((term) => `<dt>${term}`),
    );
    expect(html).toContain('<dt>SBAR</dt><dd>A form for handing over.</dd>');
  });

  test('without a glossary is an error', async () => {
    expect((await buildPage('::glossary')).reported).toEqual(['glossary-none 3']);
  });
});

describe('a term that no page uses', () => {
  const used = 'SBAR, a risk assessment, a risk, AID and C++ (old).';

  test.each([
    ['is warned of', 'SBAR, a risk assessment, a risk and AID.', ['glossary-term-unused 5']],
    [
      'is warned of where only a link has it',
      '[SBAR](https://example.org), a risk assessment, a risk, AID and C++ (old).',
      ['glossary-term-unused 1'],
    ],
    ['is not there', used, []],
    ['is seen in a list of all', '::glossary', []],
    ['is seen in a list within a question', ':::reflect{#a}\n\nWhich do you know?\n\n::glossary\n\n:::', []],
  ])('%s', async (_what, markdown, expected) => {
    expect((await buildPage(markdown, { files })).reported).toEqual(expected);
  });
});
