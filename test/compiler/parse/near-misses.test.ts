/** What looks like a directive and is none is reported at its place, with the line that was meant. */

import { describe, expect, test } from '@jest/globals';
import { readText } from '../read-text.js';

const END = '\n\ntext\n\n:::';
const QUESTION = '\n\nWhich?\n\n- [x] a\n- [ ] b\n\n:::';

/** Text, `line:column code` of all that is reported, and what the hint holds. */
const CASES: readonly [text: string, reported: string[], hint: string][] = [
  // Behind a box and a line break the parser's own columns are wrong.
  ['- [x] \n[^1]', ['2:1 footnote-unknown'], '[^1]'],
  [`::: tip${END}`, ['1:1 directive-blank-after-colons'], '`:::callout{type=tip}`'],
  [`::: tip :::${END}`, ['1:1 directive-blank-after-colons'], '`:::callout{type=tip}`'],
  [`:::tip Look out${END}`, ['1:1 directive-text-after-name'], '`:::callout[Look out]{type=tip}`'],
  [`:::tip:::${END}`, ['1:1 directive-text-after-name'], '`:::callout{type=tip}`'],
  [`::details More${END}`, ['1:1 directive-text-after-name'], '`:::details[More]`'],
  [
    `:::choice Which one${QUESTION}`,
    ['1:1 directive-text-after-name'],
    '`:::choice` and put “Which one” on a line below it',
  ],
  [`:::choice {#a}${QUESTION}`, ['1:1 directive-blank-before-bracket'], '`:::choice{#a}`'],
  [`:::details [More]${END}`, ['1:1 directive-blank-before-bracket'], '`:::details[More]`'],
  ['A :span[b] {lang=cy}', ['1:11 directive-blank-before-bracket', '1:3 span-without-language'], '`:span[…]{…}`'],
  [`:::choice{#a${QUESTION}`, ['1:1 directive-attributes-not-closed'], '`:::choice{#a}`'],
  ['A :span[b]{lang=cy', ['1:11 directive-attributes-not-closed', '1:3 span-without-language'], '`:span[…]{…}`'],
  [`:::callout\n\n::: tip${END}`, ['3:1 directive-blank-after-colons'], '`:::callout{type=tip}`'],
  [`:::callout{type=tip} Look${END}`, ['1:1 directive-text-after-attributes'], '`:::callout[Look]{type=tip}`'],
  [`:::details{lang=cy}[More]${END}`, ['1:1 directive-text-after-attributes'], '`:::details[More]{lang=cy}`'],
  [`:::callout{lang=cy}{type=tip}${END}`, ['1:19 directive-text-after-attributes'], '{lang=cy type=tip}'],
  [`:::details[More${END}`, ['1:1 directive-label-not-closed'], '`:::details[More]`'],
  ['A :span[b', ['1:3 directive-label-not-closed'], '`:span[…]`'],
  ['text\n\n::40 is no time', ['3:1 directive-malformed'], 'backslash'],
  ['::', ['1:1 directive-colons-only'], 'closing fence'],
  ['text\n\n: :\n', ['3:1 directive-colons-only'], 'closing fence'],
  [':::\n\ntext', ['1:1 directive-close-without-open'], 'opening fence'],
  ['- a\n  - b\n    :::\n', ['3:5 directive-close-without-open'], 'opening fence'],
  ['text\n\n:::callout\n\ntext', ['3:1 directive-not-closed'], '`:::` after its last line.'],
  ['- :::callout\n  text\n', ['1:3 directive-not-closed'], 'indented like its opening line'],
  ['text\n    ::: tip', ['2:5 directive-indented'], 'margin'],
  ['text  \n    ::about', ['2:5 directive-indented'], 'margin'],
  ['text\n\n    :::callout', ['3:5 directive-in-indented-code'], 'margin'],
  ['<div>\n:::callout\n</div>\n:::', ['2:1 directive-in-html', '4:1 directive-in-html'], 'blank line'],
  ['A :spam[b] and :blank[c]', ['1:3 directive-near-miss', '1:16 directive-part-misplaced'], '`:span[…]`'],
  ['A :hint[b]', ['1:3 directive-near-miss'], '`::hint[…]`'],
  ['| a | b |\n| - | - |\n| :span[c|d] | e |', ['3:3 directive-pipe-in-table', '3:14 table-row-too-long'], '\\|'],
  [`:::mcq{#a}${QUESTION}`, ['1:1 directive-unknown'], '`:::choice{#a}`'],
  [`:::accordion[More]${END}`, ['1:1 directive-unknown'], '`:::details[More]`'],
  [`:::survey${END}`, ['1:1 directive-unknown'], '`kind: evaluation`'],
  [`:::calout${END}`, ['1:1 directive-unknown'], 'Did you mean `callout`?'],
  [`:::Callout${END}`, ['1:1 directive-unknown'], '`:::callout`'],
  [':::flashcards\n\n:::card[A]\n\ntext\n\n:::\n\n:::', ['1:1 directive-unknown'], 'Did you mean `cards`?'],
  ['::xyzzy', ['1:1 directive-unknown'], 'Known are'],
  ['::callout{type=tip}', ['1:1 directive-wrong-form'], '`:::callout{type=tip}`'],
  [`::callout{type=tip}${END}`, ['1:1 directive-wrong-form'], 'a line `:::` after it'],
  [':::about\n\n:::', ['1:1 directive-wrong-form'], '`::about`'],
  ['::span[a]', ['1:1 directive-wrong-form'], '`:span[…]`'],
  ['::choice{#a}', ['1:1 directive-wrong-form'], '`:::choice{#a}`'],
  [`:::details${END}`, ['1:1 directive-label-missing'], '`:::details[…]`'],
  ['A :span[]', ['1:3 directive-label-missing'], '`:span[…]`'],
  [`:::choice[Which]{#a}${QUESTION}`, ['1:1 directive-label-unexpected'], '`:::choice{#a}`'],
  ['::hint[a]', ['1:1 directive-part-misplaced'], 'margin'],
];

describe('a near miss', () => {
  test.each(CASES)('%j', (text, reported, hint) => {
    const { found } = readText(text);
    expect(found.map(({ at, code }) => `${at} ${code}`)).toEqual(reported);
    expect(found[0]?.hint).toContain(hint);
  });

  test('is not seen where all is well', () => {
    const fine = [
      'A 8:40 note:[x] :to be, :blank, :spam, see:[link](a.md) \\:span[x] `:span[x`',
      '| :span[a\\|b]{lang=cy} | c |\n| - | - |\n| 1 | 2 |',
      '```\n:::\n:::x y\n::\n```',
    ];
    for (const text of fine) expect(readText(text).found).toEqual([]);
  });

  test('is reported once each for a hundred, and then no more', () => {
    expect(readText(':spam[a] '.repeat(300)).found).toHaveLength(100);
  });
});
