import { describe, expect, test } from '@jest/globals';
import { sequence } from '../../../src/activities/sequence/index.js';
import type { SequenceData } from '../../../src/activities/sequence/parse.js';
import type { Directive } from '../../../src/model/slice.js';
import { type Parsed, parseDirective, summary } from '../parse-directive.js';

function parse(markdown: string, attributes: Directive['attributes'] = {}): Parsed<SequenceData> {
  return parseDirective((directive, context) => sequence.parse(directive, context), markdown, {
    name: 'sequence',
    attributes,
  });
}

const ask = (list: string): string => `In which order?\n\n${list}`;

describe('a sequence that is well written', () => {
  test('has its steps in the order of their texts, and knows the right one', () => {
    const { data, diagnostics } = parse(ask('1. Wet\n   > Both hands.\n2. *Rinse*\n3. Dry'));
    expect(diagnostics).toEqual([]);
    expect(data?.config).toEqual({
      prompt: 'In which order?',
      steps: [
        { id: 'dry', text: 'Dry' },
        { id: 'rinse', text: 'Rinse' },
        { id: 'wet', text: 'Wet' },
      ],
      order: [2, 1, 0],
    });
    expect(data?.steps.map(({ feedback }) => feedback.length)).toEqual([0, 0, 1]);
  });

  test('does not stand in the right order, until it is shuffled', () => {
    expect(parse(ask('1. a\n2. b\n3. c')).data?.steps.map(({ index }) => index)).toEqual([1, 2, 0]);
  });

  test.each(['1. a\n1. b\n1. c', '0. a\n1. b\n2. c', '1) a\n2) b\n3) c', '1. a\n\n2. b\n\n3. c'])(
    'may be numbered as %j',
    (list) => {
      const { data, diagnostics } = parse(ask(list));
      expect([diagnostics, data?.config.order]).toEqual([[], [0, 1, 2]]);
    },
  );

  test('takes an earlier list of either kind as prompt', () => {
    for (const list of ['- fact', '1. fact\n\nNow:']) {
      expect(parse(`Read.\n\n${list}\n\n1. a\n2. b`).diagnostics).toEqual([]);
    }
  });
});

describe('a sequence with a mistake is refused', () => {
  const many = Array.from({ length: 27 }, (_, n) => `${n + 1}. step ${n}`).join('\n');

  test.each([
    ['no list', 'Which?', ['1:1 answers-missing']],
    ['no prompt', '1. a\n2. b', ['1:1 answers-no-prompt']],
    ['hyphens', ask('- a\n- b'), ['4:1 sequence-not-numbered']],
    ['one step', ask('1. a'), ['4:1 answers-too-few']],
    ['two steps of one text', ask('1. a\n2. b\n3. *a*'), ['6:1 answers-repeated']],
    ['boxes', ask('1. [x] a\n2. b'), ['4:1 answers-needless-box']],
    ['two kinds of numbers', ask('1. a\n2) b\n3) c'), ['5:1 answers-split']],
    ['feedback left of a step', ask('1. a\n\n> No.\n\n2. b\n3. c'), ['6:1 answers-feedback-outside']],
    ['a nested list', ask('1. a\n   - b\n2. c'), ['5:4 answers-not-one-paragraph']],
    ['27 steps', ask(many), ['30:1 answers-too-many']],
    ['something after the list', ask('1. a\n2. b\n\nMore.'), ['7:1 answers-content-after']],
  ])('%s', (_what, markdown, expected) => {
    const parsed = parse(markdown);
    expect(summary(parsed)).toEqual(expected);
    expect(parsed.data).toBeUndefined();
  });

  test('an order that the author wants to keep', () => {
    expect(summary(parse(ask('1. a\n2. b'), { shuffle: false }))).toEqual(['1:1 activity-always-shuffled']);
  });
});
