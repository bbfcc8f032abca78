import { describe, expect, test } from '@jest/globals';
import type { BlanksConfig } from '../../../src/activities/blanks/model.js';
import { compileActivity, configOf, diagnose } from '../compile-activity.js';

const blanks = (text: string): string => `:::blanks{#a}\n\n${text}\n\n:::`;

describe('blanks that are well written', () => {
  test('are typed or chosen', () => {
    const text = 'Call *before* :blank[six|6 pm] and say :blank[need]{options="want|need | wish"}.';
    expect(configOf<BlanksConfig>(blanks(text))).toEqual({
      prompt: 'Call before ___ and say ___.',
      blanks: [{ answers: ['six', '6 pm'] }, { answers: ['need'], options: ['need', 'want', 'wish'] }],
      order: [0, 1],
    });
  });

  test('stand in lists, quotes, tables, blocks and emphasis', () => {
    const text =
      '- one :blank[a]\n\n> two **:blank[b]**\n\n| x | y |\n|-|-|\n| three | :blank[c\\|d]{options="c\\|d\\|e"} |\n\n:::callout{type=note}\n\nfour :blank[f]\n\n:::\n';
    expect(diagnose(blanks(text))).toEqual([]);
    const { blanks: found } = configOf<BlanksConfig>(blanks(text));
    expect(found.map(({ answers }) => answers.join('|'))).toEqual(['a', 'b', 'c|d', 'f']);
    expect(found[2]?.options).toEqual(['c', 'd', 'e']);
  });

  test('are named by their number and their sentence', () => {
    const text = 'First one. Then :blank[b] and :blank[c]. Last: :blank[d]!\n\n| A | B |\n|-|-|\n| dose | :blank[e] |';
    const { element } = compileActivity(blanks(text));
    const labels = JSON.stringify(element).match(/"ariaLabel":"[^"]*"/g);
    expect(labels).toEqual([
      '"ariaLabel":"Blank 1 of 4: Then blank and blank."',
      '"ariaLabel":"Blank 2 of 4: Then blank and blank."',
      '"ariaLabel":"Blank 3 of 4: Last: blank!"',
      '"ariaLabel":"Blank 4 of 4: dose blank"',
    ]);
  });

  test('may have an answer of forty characters', () => {
    expect(diagnose(blanks(`a :blank[${'x'.repeat(40)}]`))).toEqual([]);
  });
});

describe('blanks with a mistake are refused', () => {
  test.each([
    ['no blank', 'Text.', ['1:1 blanks-none']],
    ['no text', ':blank[a]', ['1:1 answers-no-prompt']],
    ['an empty bracket', 'a :blank[]', ['3:3 directive-label-missing']],
    ['an empty answer', 'a :blank[b|]', ['3:3 blanks-empty-answer']],
    ['two equal answers', "a :blank[It’s|it's]", ['3:3 blanks-repeated-answer']],
    ['an answer too long to be kept', `a :blank[${'x'.repeat(41)}]`, ['3:3 blanks-long-answer']],
    ['an empty option', 'a :blank[b]{options="b||c"}', ['3:3 blanks-empty-option']],
    ['two equal options', 'a :blank[b]{options="b|C|c"}', ['3:3 blanks-repeated-option']],
    ['a right answer that is not offered', 'a :blank[b]{options="c|d"}', ['3:3 blanks-answer-not-offered']],
    ['nothing wrong', 'a :blank[b|c]{options="b|c"}', ['3:3 blanks-nothing-wrong']],
    ['one option', 'a :blank[b]{options=b}', ['3:3 blanks-nothing-wrong']],
    [
      'more options than can be looked through',
      `a :blank[b]{options="b|${Array.from({ length: 26 }, (_, n) => `x${n}`).join('|')}"}`,
      ['3:3 blanks-too-many-options'],
    ],
    ['a blank in a link', 'a [b :blank[c]](https://example.org)', ['3:6 gap-misplaced']],
    ['a blank in a footnote', 'a :blank[b][^1]\n\n[^1]: c :blank[d]', ['5:9 gap-misplaced']],
    ['a blank in a title', 'a :blank[b]\n\n:::details[c :blank[d]]\n\ne\n\n:::', ['5:14 gap-misplaced']],
    ['a blank in a blank', 'a :blank[b :blank[c]]', ['3:12 directive-part-misplaced']],
  ])('%s', (_what, text, expected) => {
    expect(diagnose(blanks(text))).toEqual(expected);
  });
});
