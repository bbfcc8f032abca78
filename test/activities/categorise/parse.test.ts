import { describe, expect, test } from '@jest/globals';
import { categorise } from '../../../src/activities/categorise/index.js';
import type { PairsData } from '../../../src/activities/pairs-markup.js';
import type { Directive } from '../../../src/model/slice.js';
import { type Parsed, parseDirective, summary } from '../parse-directive.js';

function parse(markdown: string, attributes: Directive['attributes'] = {}): Parsed<PairsData> {
  return parseDirective((directive, context) => categorise.parse(directive, context), markdown, {
    name: 'categorise',
    attributes,
  });
}

const ask = (list: string): string => `Which group?\n\n${list}`;
const FOOD = '- Vegetable\n  - Leek\n- Fruit\n  - Pear\n    > It grows on a tree.\n  - *Apple*';

describe('a categorise that is well written', () => {
  test('has items and categories in the order of their texts, and knows which belong together', () => {
    const { data, diagnostics } = parse(ask(FOOD));
    expect(diagnostics).toEqual([]);
    expect(data?.config).toEqual({
      prompt: 'Which group?',
      items: [
        { id: 'apple', text: 'Apple', target: 0 },
        { id: 'leek', text: 'Leek', target: 1 },
        { id: 'pear', text: 'Pear', target: 0 },
      ],
      targets: [
        { id: 'fruit', text: 'Fruit' },
        { id: 'vegetable', text: 'Vegetable' },
      ],
    });
  });

  test('offers its categories in the author’s order, and keeps the feedback of its items', () => {
    const { data } = parse(ask(FOOD));
    expect(data?.targets.map(({ index }) => index)).toEqual([1, 0]);
    expect(data?.items.map(({ feedback }) => feedback.length)).toEqual([0, 0, 1]);
  });

  test('does not list its items by their categories, until they are shuffled', () => {
    const { data } = parse(ask('- Fruit\n  - a\n  - b\n- Vegetable\n  - c'));
    expect(data?.items.map(({ index }) => index)).toEqual([1, 2, 0]);
  });

  test('takes blank lines anywhere, and an earlier list as prompt', () => {
    const { data, diagnostics } = parse('- fact\n\nWhich?\n\n- Fruit\n\n  - a\n\n  - b\n\n- Vegetable\n\n  - c\n');
    expect(diagnostics).toEqual([]);
    expect(data?.config.items).toHaveLength(3);
  });

  test('may have an item of the same words as a category', () => {
    expect(parse(ask('- Fruit\n  - Fruit\n- Vegetable\n  - Leek')).diagnostics).toEqual([]);
  });
});

describe('a categorise with a mistake is refused', () => {
  const many = `- Fruit\n${Array.from({ length: 26 }, (_, n) => `  - item ${n}\n`).join('')}- Vegetable\n  - leek`;

  test.each([
    ['no list', 'Which?', ['1:1 categorise-without-list']],
    ['no prompt', '- A\n  - a\n- B\n  - b', ['1:1 answers-no-prompt']],
    ['a category without items', ask('- A\n  - a\n- B'), ['6:1 categorise-no-items']],
    ['a flat list', ask('- A\n- B'), ['4:1 categorise-no-items', '5:1 categorise-no-items']],
    ['one category', ask('- A\n  - a\n  - b'), ['4:1 categorise-one-category']],
    ['an item in two categories', ask('- A\n  - a\n- B\n  - *a*\n  - b'), ['7:3 categorise-item-twice']],
    ['an item twice in one', ask('- A\n  - a\n  - a\n- B\n  - b'), ['6:3 answers-repeated']],
    ['two categories of one name', ask('- A\n  - a\n- A\n  - b'), ['6:1 answers-repeated']],
    ['numbered categories', ask('1. A\n   - a\n2. B\n   - b'), ['4:1 answers-numbered']],
    ['numbered items', ask('- A\n  1. a\n- B\n  - b'), ['5:3 answers-numbered']],
    ['boxes', ask('- A\n  - [x] a\n- B\n  - [ ] b'), ['5:3 answers-needless-box', '7:3 answers-needless-box']],
    ['feedback to a category', ask('- A\n  > Why.\n  - a\n- B\n  - b'), ['5:5 categorise-category-feedback']],
    ['feedback left of an item', ask('- A\n  - a\n> No.\n- B\n  - b'), ['6:1 answers-feedback-outside']],
    ['two kinds of hyphen', ask('- A\n  - a\n* B\n  - b\n* C\n  - c'), ['6:1 answers-split']],
    ['two kinds of hyphen within', ask('- A\n  - a\n  * b\n- B\n  - c'), ['6:3 answers-split']],
    ['three levels', ask('- A\n  - a\n    - b\n- B\n  - c'), ['6:5 answers-not-one-paragraph']],
    ['a second paragraph', ask('- A\n\n  More.\n  - a\n- B\n  - c'), ['6:3 answers-not-one-paragraph']],
    ['an item without text', ask('- A\n  - a\n  -\n- B\n  - c'), ['6:3 answers-empty']],
    ['27 items', ask(many), ['32:3 answers-too-many']],
    ['something after the list', `${ask(FOOD)}\n\nMore.`, ['11:1 answers-content-after']],
  ])('%s', (_what, markdown, expected) => {
    const parsed = parse(markdown);
    expect(summary(parsed)).toEqual(expected);
    expect(parsed.data).toBeUndefined();
  });

  test('an order that the author wants to keep', () => {
    expect(summary(parse(ask(FOOD), { shuffle: false }))).toEqual(['1:1 activity-always-shuffled']);
  });
});
