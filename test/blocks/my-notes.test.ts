/** `my-notes`: what learners wrote in several fields, as sentences. */

import { expect, test } from '@jest/globals';
import { linesOf } from '../../src/blocks/my-notes/runtime.js';

const LABELS = ['When …', '… then I will', 'And if that does not work, I will'];

test.each([
  [['she comes late,', 'say what I saw', ''], 'When she comes late, then I will say what I saw.'],
  [['she comes late', '', 'ask Mia'], 'When she comes late. And if that does not work, I will ask Mia.'],
  [['a', 'b', 'c.'], 'When a, then I will b. And if that does not work, I will c.'],
])('a label that begins with a capital begins a sentence: %j', (texts, line) => {
  expect(linesOf(texts, LABELS)).toEqual([line]);
});

test('one field is told by its paragraphs', () => {
  expect(linesOf(['a\n\nb\n'], ['Your notes'])).toEqual(['a', 'b']);
});
