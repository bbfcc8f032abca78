import { describe, expect, test } from '@jest/globals';
import { rating } from '../../../src/activities/rating/index.js';
import type { RatingData } from '../../../src/activities/rating/parse.js';
import type { Directive } from '../../../src/model/slice.js';
import { type Parsed, parseDirective, summary } from '../parse-directive.js';

function parse(markdown: string, attributes: Directive['attributes'] = {}): Parsed<RatingData> {
  return parseDirective((directive, context) => rating.parse(directive, context), markdown, {
    name: 'rating',
    attributes,
  });
}

const ask = (labels: string): string => `How sure?\n\n${labels}`;
const five = { from: 1, to: 5 };

describe('a rating that is well written', () => {
  test('has numbers', () => {
    const { data, diagnostics } = parse('How sure?', { ...five, low: 'Not at all', high: 'Very' });
    expect(diagnostics).toEqual([]);
    expect(data?.config).toEqual({
      prompt: 'How sure?',
      scale: ['1', '2', '3', '4', '5'],
      low: 'Not at all',
      high: 'Very',
    });
    expect(data?.labels).toBeUndefined();
  });

  test('or labels, in their order', () => {
    const { data, diagnostics } = parse(ask('- Never\n- *Sometimes*\n- Always'));
    expect(diagnostics).toEqual([]);
    expect(data?.config).toEqual({ prompt: 'How sure?', scale: ['Never', 'Sometimes', 'Always'] });
  });

  test('or statements and labels, as a table', () => {
    const { data, diagnostics } = parse(ask('| We | No | Yes |\n|-|-|-|\n| *ask* | | |\n| tell | | |'));
    expect(diagnostics).toEqual([]);
    expect(data?.config).toEqual({ prompt: 'How sure?', scale: ['No', 'Yes'], rows: ['ask', 'tell'] });
  });

  test('says what it measures', () => {
    const attributes = { ...five, measure: 'confidence', moment: 'before', item: 'opening' };
    const { data, diagnostics } = parse('How sure?', attributes);
    expect(diagnostics).toEqual([]);
    expect(data?.measure).toEqual({ of: 'confidence', moment: 'before', item: 'opening' });
    expect(parse('How sure?', { ...five, measure: 'confidence', objective: ['open-well'] }).diagnostics).toEqual([]);
    expect(parse('How good?', { ...five, measure: 'satisfaction' }).diagnostics).toEqual([]);
  });

  test('may give no points, in so many words', () => {
    expect(parse('How sure?', { ...five, points: 0 }).diagnostics).toEqual([]);
  });
});

describe('a rating with a mistake is refused', () => {
  test.each([
    ['no scale', 'How sure?', {}, ['1:1 rating-without-scale']],
    ['one end', 'How sure?', { from: 1 }, ['1:1 rating-half-a-scale']],
    ['the other end', 'How sure?', { to: 5 }, ['1:1 rating-half-a-scale']],
    ['ends that meet', 'How sure?', { from: 3, to: 3 }, ['1:1 rating-backwards']],
    ['ends the wrong way round', 'How sure?', { from: 5, to: 1 }, ['1:1 rating-backwards']],
    ['twelve points', 'How sure?', { from: 0, to: 11 }, ['1:1 rating-too-long']],
    ['no prompt', '', five, ['1:1 answers-no-prompt']],
    ['no prompt before labels', '- a\n- b', {}, ['1:1 answers-no-prompt']],
    ['numbers and labels', ask('- a\n- b'), five, ['4:1 rating-two-scales']],
    ['a grid of one label', ask('| |a|\n|-|-|\n|c| |'), {}, ['4:1 rating-grid-narrow']],
    ['a grid without statements', ask('| |a|b|\n|-|-|-|'), {}, ['4:1 rating-grid-without-statements']],
    ['a grid with a filled cell', ask('| |a|b|\n|-|-|-|\n|c|x| |'), {}, ['6:3 rating-grid-cell-filled']],
    ['a grid with an empty statement', ask('| |a|b|\n|-|-|-|\n| | | |'), {}, ['6:1 rating-grid-empty']],
    ['a grid with an empty label', ask('| |a| |\n|-|-|-|\n|c| | |'), {}, ['4:5 rating-grid-empty']],
    ['a grid with a label twice', ask('| |a|a|\n|-|-|-|\n|c| | |'), {}, ['4:5 rating-grid-repeated']],
    ['a grid with a statement twice', ask('| |a|b|\n|-|-|-|\n|c| | |\n|c| | |'), {}, ['7:1 rating-grid-repeated']],
    ['a grid and numbers', ask('| |a|b|\n|-|-|-|\n|c| | |'), five, ['4:1 rating-two-scales']],
    ['a grid with ends', ask('| |a|b|\n|-|-|-|\n|c| | |'), { low: 'x' }, ['1:1 rating-ends-of-labels']],
    ['a grid without a question', '| |a|b|\n|-|-|-|\n|c| | |', {}, ['1:1 answers-no-prompt']],
    ['something after a grid', ask('| |a|b|\n|-|-|-|\n|c| | |\n\nx'), {}, ['8:1 answers-content-after']],
    [
      'a grid of twelve labels',
      ask(`| |${'abcdefghijkl'.split('').join('|')}|\n${'|-'.repeat(13)}|\n|c${'| '.repeat(12)}|`),
      {},
      ['4:1 rating-too-long'],
    ],
    ['boxes', ask('- [x] a\n- b'), {}, ['4:1 answers-needless-box']],
    ['broken boxes', ask('- []a\n- b'), {}, ['4:1 answers-needless-box']],
    ['two labels of one text', ask('- a\n- a'), {}, ['5:1 answers-repeated']],
    ['one label', ask('- a'), {}, ['4:1 answers-too-few']],
    ['numbered labels', ask('1. a\n2. b'), {}, ['4:1 answers-numbered']],
    [
      'twelve labels',
      ask(Array.from({ length: 12 }, (_, n) => `- label ${n}`).join('\n')),
      {},
      ['15:1 answers-too-many'],
    ],
    ['feedback to a label', ask('- a\n  > No.\n- b'), {}, ['5:5 rating-label-feedback']],
    ['ends of labels', ask('- a\n- b'), { low: 'x' }, ['1:1 rating-ends-of-labels']],
    ['points', 'How sure?', { ...five, points: 1 }, ['1:1 rating-has-points']],
    ['a moment alone', 'How sure?', { ...five, moment: 'before' }, ['1:1 rating-moment-without-measure']],
    ['nothing to pair by', 'How sure?', { ...five, measure: 'confidence' }, ['1:1 rating-unpaired']],
    ['an item that is no name', 'How sure?', { ...five, item: 'Open well' }, ['1:1 rating-bad-item']],
  ])('%s', (_what, markdown, attributes, expected) => {
    const parsed = parse(markdown, attributes);
    expect(summary(parsed)).toEqual(expected);
    expect(parsed.data).toBeUndefined();
  });
});
