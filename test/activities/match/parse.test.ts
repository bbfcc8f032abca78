import { describe, expect, test } from '@jest/globals';
import type { RootContent } from 'mdast';
import { match } from '../../../src/activities/match/index.js';
import type { MatchData } from '../../../src/activities/match/parse.js';
import type { Directive } from '../../../src/model/slice.js';
import { type Parsed, parseDirective, summary } from '../parse-directive.js';

function parse(markdown: string, attributes: Directive['attributes'] = {}): Parsed<MatchData> {
  return parseDirective((directive, context) => match.parse(directive, context), markdown, {
    name: 'match',
    attributes,
  });
}

const ask = (...rows: string[]): string =>
  `Which capital?\n\n| Country | Capital |\n| --- | --- |\n${rows.map((row) => `| ${row} |`).join('\n')}`;

describe('a match that is well written', () => {
  test('has items and targets in the order of their texts, and knows which belong together', () => {
    const { data, diagnostics } = parse(ask('Sweden | Stockholm', 'Norway | *Oslo*', ' | Copenhagen'));
    expect(diagnostics).toEqual([]);
    expect(data?.config).toEqual({
      prompt: 'Which capital?',
      items: [
        { id: 'norway', text: 'Norway', target: 1 },
        { id: 'sweden', text: 'Sweden', target: 2 },
      ],
      targets: [
        { id: 'copenhagen', text: 'Copenhagen' },
        { id: 'oslo', text: 'Oslo' },
        { id: 'stockholm', text: 'Stockholm' },
      ],
    });
    expect(data?.items.map(({ index }) => index)).toEqual([1, 0]);
    expect(data?.targetHead).toBe('Capital');
  });

  test('does not list its targets in the right order, until they are shuffled', () => {
    const { data } = parse(ask('A | 1', 'B | 2', 'C | 3'));
    expect(data?.targets.map(({ index }) => index)).toEqual([1, 2, 0]);
  });

  test('takes a table before the last, a list and a note as prompt', () => {
    const { data, diagnostics } = parse(
      `| a | b | c |\n|-|-|-|\n| 1 | 2 | 3 |\n\n- fact\n\n${ask('A | 1', 'B | 2')}\n\n[it]: https://example.org`,
    );
    expect(diagnostics).toEqual([]);
    expect(data?.prompt.map(({ type }) => type)).toEqual(['table', 'list', 'paragraph', 'definition']);
  });

  test('knows a picture by its alternative text', () => {
    const { data } = parse(ask('![A heart](h.png) | Pumps', '![A lung](l.png) | Breathes'));
    expect(data?.config.items.map(({ text }) => text)).toEqual(['A heart', 'A lung']);
  });

  test('is warned of what can hardly be told apart, but not of a number or a sign', () => {
    const parsed = parse(ask('A | Oslo', 'B | oslo.', 'C | 1.5', 'D | 15', 'E | -1', 'F | 1'));
    expect(summary(parsed)).toEqual(['7:7 answers-alike']);
    expect(parsed.data).toBeDefined();
  });
});

describe('a match with a mistake is refused', () => {
  const many = Array.from({ length: 27 }, (_, n) => `left ${n} | right ${n}`);

  test.each([
    ['no table', 'Which?', ['1:1 match-without-table']],
    ['a list', 'Which?\n\n- a\n- b', ['1:1 match-without-table']],
    ['nothing at all', '', ['1:1 answers-no-prompt', '1:1 match-without-table']],
    ['no prompt', '| a | b |\n|-|-|\n| 1 | 2 |\n| 3 | 4 |', ['1:1 answers-no-prompt']],
    ['one column', 'Which?\n\n| a |\n|-|\n| 1 |', ['4:1 match-columns']],
    ['three columns', 'Which?\n\n| a | b | c |\n|-|-|-|\n| 1 | 2 | 3 |', ['4:1 match-columns']],
    ['a head without a name', 'Which?\n\n| a | |\n|-|-|\n| 1 | 2 |\n| 3 | 4 |', ['4:1 match-head-missing']],
    ['an empty right cell', ask('A | 1', 'B | ', 'C | 3'), ['7:1 match-right-missing']],
    ['an empty row', ask('A | 1', ' | ', 'C | 3'), ['7:1 match-right-missing']],
    ['one pair', ask('A | 1', ' | 2', ' | 3'), ['4:1 match-too-few']],
    ['no row', 'Which?\n\n| a | b |\n|-|-|', ['4:1 match-too-few']],
    ['two equal left cells', ask('A | 1', '*A* | 2'), ['7:3 match-repeated-left']],
    ['two equal right cells', ask('A | 1', 'B | 1'), ['7:7 match-repeated-right']],
    ['a distractor that is right', ask('A | 1', 'B | 2', ' | 1'), ['8:6 match-repeated-right']],
    ['a picture without words', ask('A | 1', '![](b.png) | 2'), ['7:1 answers-empty']],
    ['27 pairs', ask(...many), ['32:1 answers-too-many']],
    ['something after the table', `${ask('A | 1', 'B | 2')}\n\n> Well done.`, ['9:1 answers-content-after']],
  ])('%s', (_what, markdown, expected) => {
    const parsed = parse(markdown);
    expect(summary(parsed)).toEqual(expected);
    expect(parsed.data).toBeUndefined();
  });

  test('an order that the author wants to keep', () => {
    expect(summary(parse(ask('A | 1', 'B | 2'), { shuffle: false }))).toEqual(['1:1 activity-always-shuffled']);
    expect(summary(parse(ask('A | 1', 'B | 2'), { shuffle: true }))).toEqual([]);
  });

  test('a pin, which means nothing where all is shuffled', () => {
    const pin = (content: RootContent[]): RootContent[] => {
      const table = content.at(-1);
      const cell = table?.type === 'table' ? table.children[1]?.children[1] : undefined;
      if (cell) cell.children = [{ type: 'block', name: 'span', data: { pin: true }, children: cell.children }];
      return content;
    };
    const parsed = parseDirective((directive, context) => match.parse(directive, context), ask('A | 1', 'B | 2'), {
      name: 'match',
      change: pin,
    });
    expect(summary(parsed).map((line) => line.split(' ')[1])).toEqual(['span-pin-misplaced']);
  });
});
