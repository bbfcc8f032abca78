/** Signs that nobody sees come along when text is pasted: no answer may hang on one. */

import { describe, expect, test } from '@jest/globals';
import { sameForm } from '../../src/activities/blanks/same-text.js';
import { diagnose } from './compile-activity.js';

const ZERO = '\u200b';
const SOFT = '\u00ad';

describe('answers that differ only in signs that nobody sees', () => {
  test.each([
    ['choice', `Which?\n\n- [x] One\n- [ ] One${ZERO}`, ['6:1 answers-repeated']],
    ['sequence', `Order.\n\n1. Wet${SOFT}ten\n2. Wetten`, ['6:1 answers-repeated']],
    ['match', `Join.\n\n| a | b |\n| - | - |\n| x | One |\n| y | One\ufeff |`, ['8:7 match-repeated-right']],
    ['blanks', `Take :blank[a]{options="a|a${ZERO}|b"}.`, ['3:6 blanks-repeated-option']],
  ])('%s', (name, text, expected) => {
    expect(diagnose(`:::${name}{#a}\n\n${text}\n\n:::`)).toEqual(expected);
  });

  test('two choices of a step', () => {
    const text = `:::scenario{#a title=T}\n\n:::step{#open}\n\nHi\n\n- Ho :to[end]\n- Ho${ZERO} :to[end]\n\n:::\n\n:::step{#end end=good}\n\nBye\n\n:::\n\n:::`;
    expect(diagnose(text)).toEqual(['8:1 scenario-choice-repeated']);
  });
});

describe('an answer of nothing that can be seen', () => {
  test.each([
    ['choice', `Which?\n\n- [x] One\n- [ ] ${ZERO}`, ['6:1 answers-empty']],
    ['blanks', `Take :blank[${ZERO}].`, ['3:6 blanks-empty-answer']],
  ])('%s', (name, text, expected) => {
    expect(diagnose(`:::${name}{#a}\n\n${text}\n\n:::`)).toEqual(expected);
  });
});

test('what is typed is right whatever was pasted into the source, or by the learner', () => {
  expect(sameForm(`hand${SOFT}rub${ZERO}`)).toBe('handrub');
});

test('what joins emoji changes what is seen', () => {
  expect(sameForm('\u{1f469}\u200d\u2695')).not.toBe(sameForm('\u{1f469}\u2695'));
});
