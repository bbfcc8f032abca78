import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { poll } from '../../../src/activities/poll/index.js';
import type { PollConfig, PollResponse } from '../../../src/activities/poll/model.js';
import type { PollData } from '../../../src/activities/poll/parse.js';
import { pollTracking as tracking } from '../../../src/activities/poll/tracking.js';
import type { Directive } from '../../../src/model/slice.js';
import { type Parsed, parseDirective, summary } from '../parse-directive.js';

function parse(markdown: string, attributes: Directive['attributes'] = {}): Parsed<PollData> {
  return parseDirective((directive, context) => poll.parse(directive, context), markdown, { name: 'poll', attributes });
}

const cases: fc.Arbitrary<[PollConfig, PollResponse]> = fc
  .uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 26 })
  .chain((texts) =>
    fc
      .option(fc.nat(texts.length - 1), { nil: null })
      .map((response): [PollConfig, PollResponse] => [
        { prompt: 'a', options: texts.map((text) => ({ text })) },
        response,
      ]),
  );

describe('a poll', () => {
  test('is a question and a plain list', () => {
    const { data, diagnostics } = parse('Which?\n\n- *Early*\n- Late');
    expect(diagnostics).toEqual([]);
    expect(data?.config).toEqual({ prompt: 'Which?', options: [{ text: 'Early' }, { text: 'Late' }] });
  });

  test.each([
    ['boxes', 'a\n\n- [x] b\n- [ ] c', {}, ['4:1 answers-needless-box', '5:1 answers-needless-box']],
    ['one option', 'a\n\n- b', {}, ['4:1 answers-too-few']],
    ['two equal options', 'a\n\n- b\n- b', {}, ['5:1 answers-repeated']],
    ['no question', '- b\n- c', {}, ['1:1 answers-no-prompt']],
    ['no options', 'a', {}, ['1:1 answers-missing']],
    ['feedback', 'a\n\n- b\n  > x\n- c', {}, ['5:5 poll-option-feedback']],
    ['points', 'a\n\n- b\n- c', { points: 1 }, ['1:1 poll-has-points']],
  ])('with %s is refused', (_what, markdown, attributes, expected) => {
    const parsed = parse(markdown, attributes);
    expect(summary(parsed)).toEqual(expected);
    expect(parsed.data).toBeUndefined();
  });

  test('is neither right nor wrong, and reported in the author’s order', () => {
    const data: PollConfig = { prompt: 'Which?', options: [{ text: 'Late' }, { text: 'Early' }] };
    expect(tracking.score(data, 0)).toEqual({ outcome: 'neutral', share: 0 });
    expect(tracking.interaction(data)).toEqual({
      type: 'likert',
      prompt: 'Which?',
      components: [
        { id: 'late', text: 'Late' },
        { id: 'early', text: 'Early' },
      ],
      correctResponses: [],
    });
    expect(tracking.respond(data, 1)).toEqual([1]);
    expect([tracking.isComplete(data, null), tracking.isComplete(data, 0)]).toEqual([false, true]);
  });

  test('comes back from saved progress as it was, also where the options have changed places', () => {
    fc.assert(
      fc.property(cases, ([data, response]) => {
        const packed = tracking.pack(data, response);
        expect(tracking.unpack(data, packed)).toBe(response);
        const moved = { ...data, options: [...data.options].reverse() };
        const back = tracking.unpack(moved, packed);
        expect(moved.options[back ?? -1]).toEqual(data.options[response ?? -1]);
      }),
    );
  });

  test.each([
    [{ kind: 'one', value: 2 }],
    [{ kind: 'one', value: -1 }],
    [{ kind: 'list', values: [0] }],
    [{ kind: 'texts', values: ['a'] }],
  ] as const)('%j does not fit two options', (packed) => {
    expect(tracking.unpack({ prompt: '', options: [{ text: 'a' }, { text: 'b' }] }, packed)).toBeUndefined();
  });
});
