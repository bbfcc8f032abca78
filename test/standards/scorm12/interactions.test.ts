/** Answers as hosts get them: single characters, lists with commas, never a learner's own words. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../../../src/model/tracking.js';
import { strictBehaviour } from '../../../src/preview/scorm12-behaviour.js';
import { checkResponse } from '../../../src/preview/scorm12-formats.js';
import { describeAnswer } from '../../../src/standards/scorm12/adapter/interactions.js';
import { type AnsweredInteraction, anyInteraction } from '../interactions.js';
import { anAnswer, answered, fakeHost, launch } from './fake-host.js';

const fieldsOf = (answer: Partial<Answer>): Record<string, string> =>
  Object.fromEntries(describeAnswer({ ...anAnswer, ...answer }, Date.now(), 255));

const withComponents = (ids: readonly string[], correct: number[][] = []): Answer['definition'] => ({
  type: 'choice',
  prompt: '',
  components: ids.map((id) => ({ id, text: id })),
  correctResponses: correct,
});

describe('an answer', () => {
  test('is recorded field by field, id first and type before the pattern', async () => {
    const host = fakeHost({ 'cmi.interactions._count': '3' });
    const { tracker } = await launch(host);
    tracker.record(answered());
    tracker.record(answered({ activityId: 'second', objectiveIds: [] }));
    await tracker.commit('progress');
    const sets = host.calls.filter(([name, at]) => name === 'LMSSetValue' && at?.startsWith('cmi.interactions'));
    expect(sets.slice(0, 9).map(([, at, value]) => `${at?.slice('cmi.interactions.'.length)} ${value}`)).toEqual([
      '3.id welcome--first-words',
      '3.objectives.0.id open-well',
      '3.time 09:05:07',
      '3.type choice',
      '3.correct_responses.0.pattern a,c',
      '3.weighting 2',
      '3.student_response a,b',
      '3.result wrong',
      '3.latency 00:01:01.23',
    ]);
    expect(sets[9]?.slice(1)).toEqual(['cmi.interactions.4.id', 'welcome--second']);
    await tracker.commit('progress');
    expect(host.setsOf('cmi.interactions.3.id')).toHaveLength(1);
    tracker.record(answered());
    await tracker.commit('progress');
    expect(host.setsOf('cmi.interactions.5.id')).toHaveLength(1);
  });

  test('is not recorded where the course does not want it, and nothing is asked', async () => {
    const host = fakeHost();
    const { tracker, launch: state } = await launch(host, { interactions: false });
    tracker.record(answered());
    await tracker.commit('progress');
    expect(state.can.interactions).toBe(false);
    expect(host.calls.flat().join()).not.toContain('interactions');
  });

  test('ESR has no interactions: asked once, then never again', async () => {
    const host = fakeHost({ 'cmi.interactions._children': undefined, 'cmi.interactions._count': undefined });
    const { tracker } = await launch(host);
    tracker.record(answered());
    expect(await tracker.commit('progress')).toBe('saved');
    expect(host.calls.filter((call) => call[1]?.includes('interactions'))).toHaveLength(1);
  });

  test('a host that refuses the id takes none; the rest is saved', async () => {
    const host = fakeHost();
    host.refuses['cmi.interactions.0.id'] = 401;
    const { tracker } = await launch(host);
    tracker.record(answered());
    tracker.save('1.a');
    expect(await tracker.commit('progress')).toBe('saved');
    tracker.record(answered());
    await tracker.commit('progress');
    expect(host.calls.filter((call) => call[0] === 'LMSSetValue' && call[1]?.includes('interactions'))).toHaveLength(1);
  });

  test('a field that is refused is left out; the next answer has the next index', async () => {
    const host = fakeHost();
    host.refuses['cmi.interactions.0.objectives.0.id'] = 405;
    const { tracker } = await launch(host);
    tracker.record(answered());
    tracker.record(answered());
    expect(await tracker.commit('progress')).toBe('saved');
    expect(host.values).toMatchObject({
      'cmi.interactions.0.latency': '00:01:01.23',
      'cmi.interactions.1.id': 'welcome--first-words',
    });
  });

  test('an answer that could not be set, or committed, is sent again at its index', async () => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    host.throws.add('LMSSetValue');
    tracker.record(answered());
    expect(await tracker.commit('progress')).toBe('not-saved');
    host.throws.clear();
    host.answers.LMSCommit = 'false';
    await tracker.commit('progress');
    delete host.answers.LMSCommit;
    expect(await tracker.commit('progress')).toBe('saved');
    expect(host.setsOf('cmi.interactions.0.result')).toHaveLength(2);
    tracker.record(answered());
    await tracker.commit('progress');
    expect(host.values).toHaveProperty(['cmi.interactions.1.id']);
  });
});

describe('the fields', () => {
  test.each([
    ['correct', 'correct'],
    ['partial', 'wrong'],
    ['incorrect', 'wrong'],
    ['neutral', 'neutral'],
  ] as const)('%s is %s', (outcome, result) => {
    expect(fieldsOf({ score: { outcome, share: 0 } }).result).toBe(result);
  });

  test('a scale of digits keeps them; labels become letters', () => {
    const scale = { ...withComponents(['1', '2', '3']), type: 'likert' } as const;
    expect(fieldsOf({ definition: scale, response: [2] })).toMatchObject({ type: 'likert', student_response: '3' });
    expect(fieldsOf({ definition: withComponents(['9', '10']), response: [1] }).student_response).toBe('b');
  });

  test('an option beyond the 36th leaves the response out, and an empty response too', () => {
    const ids = Array.from({ length: 40 }, (_, at) => `option-${at}`);
    expect(fieldsOf({ definition: withComponents(ids, [[39], [1]]), response: [3, 37] })).toMatchObject({
      'correct_responses.0.pattern': 'b',
    });
    expect(fieldsOf({ definition: withComponents(ids), response: [3, 37] })).not.toHaveProperty('student_response');
    expect(fieldsOf({ response: [] })).not.toHaveProperty('student_response');
  });

  test('patterns and response have at most 255 characters together', () => {
    const all = Array.from({ length: 30 }, (_, at) => at);
    const definition = withComponents(
      all.map((at) => `o${at}`),
      [all, all, all, all, all],
    );
    const fields = fieldsOf({ definition, response: all });
    expect(Object.keys(fields).filter((name) => name.endsWith('pattern'))).toHaveLength(3);
    expect(fields.student_response).toHaveLength(59);
  });

  test.each<
    [
      AnsweredInteraction['definition']['type'],
      Partial<AnsweredInteraction['definition']>,
      AnsweredInteraction['response'],
      string | undefined,
      string | undefined,
    ]
  >([
    [
      'matching',
      {
        targets: withComponents(['x', 'y']).components,
        correctResponses: [
          [
            [0, 1],
            [1, 0],
          ],
        ],
      },
      [
        [1, 1],
        [0, 0],
      ],
      '2.b,1.a',
      '1.b,2.a',
    ],
    ['sequencing', { correctResponses: [[2, 0, 1]] }, [1, 0], 'b,a', 'c,a,b'],
    ['fill-in', { correctResponses: [[1, 0]] }, [1, 'my own words'], 'right-on,-', 'right-on,first'],
    ['numeric', { correctResponses: [['42']] }, ['-3.5'], '-3.5', '42'],
    ['numeric', { correctResponses: [['40', '44']] }, ['41'], '41', undefined],
    [
      'performance',
      { targets: withComponents(['ask-how-he-saw-it', 'leave']).components, correctResponses: [] },
      [
        [0, 0],
        [2, 1],
      ],
      'ask-how-he-saw-it,leave',
      undefined,
    ],
  ])('%s as SCORM 1.2 has it (%#)', (type, more, response, given, right) => {
    const definition = { ...withComponents(['first', 'right-on', 'other']), type, ...more };
    const fields = fieldsOf({ definition, response });
    expect(fields.type).toBe(type);
    expect(fields.student_response).toBe(given);
    expect(fields['correct_responses.0.pattern']).toBe(right);
  });

  test('a path through a conversation is shortened step by step until it has room', () => {
    const targets = withComponents(Array.from({ length: 24 }, (_, at) => `${at}-${'x'.repeat(38)}`)).components;
    const response = targets.map((_, at) => [0, at] as const);
    const path = fieldsOf({
      definition: { ...withComponents(['step']), type: 'performance', targets },
      response,
    }).student_response;
    expect(path?.split(',')).toHaveLength(24);
    expect(path?.length).toBeLessThanOrEqual(255);
  });

  test('an interaction of any type is taken by a strict host, and nothing that a learner typed goes out', () => {
    fc.assert(
      fc.property(anyInteraction, (interaction) => {
        const fields = fieldsOf(interaction);
        const { type, components } = interaction.definition;
        for (const [name, value] of Object.entries(fields)) {
          if (!/^student_response$|pattern$/.test(name)) continue;
          expect([value, checkResponse(value, { behaviour: strictBehaviour, interactionType: type })]).toEqual([
            value,
            undefined,
          ]);
          if (type !== 'fill-in') continue;
          const ids = ['-', ...components.map(({ id }) => id)];
          expect(value.split(',').filter((part) => !ids.includes(part))).toEqual([]);
        }
      }),
    );
  });

  test('what a learner wrote to the course team is not told at all', async () => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    const definition = { ...withComponents([]), type: 'long-fill-in' } as const;
    tracker.record(answered({ definition, response: ['My words'] }));
    tracker.record(answered());
    await tracker.commit('progress');
    expect(host.values).toHaveProperty(['cmi.interactions.0.type'], 'choice');
    expect(JSON.stringify(host.calls)).not.toContain('My words');
  });

  test('whatever is answered, hosts can read it', () => {
    const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,63}$/);
    const answers = fc
      .record({
        count: fc.integer({ min: 1, max: 40 }),
        activityId: id,
        pageId: id,
        latency: fc.nat(),
        weighting: fc.float({ min: 0, max: 1000, noNaN: true }),
      })
      .chain(({ count, ...rest }) => {
        const list = fc.uniqueArray(fc.nat({ max: count - 1 }));
        return fc
          .record({ response: list, correct: fc.array(list, { maxLength: 20 }) })
          .map(({ response, correct }) => ({
            ...rest,
            response,
            definition: withComponents(
              Array.from({ length: count }, (_, at) => `o${at}`),
              correct,
            ),
          }));
      });
    fc.assert(
      fc.property(answers, (answer) => {
        const fields = describeAnswer({ ...anAnswer, ...answer }, 0, 255);
        const value = (pattern: RegExp): string[] =>
          fields.filter(([name]) => pattern.test(name)).map(([, text]) => text);
        expect(value(/^id$/)[0]).toMatch(/^[\x21-\x7e]{1,255}$/);
        const texts = value(/^student_response$|pattern$/);
        for (const text of texts) expect(text).toMatch(/^\w(,\w)*$/);
        expect(texts.join('').length).toBeLessThanOrEqual(255);
        expect(value(/^weighting$/)[0]).toMatch(/^\d{1,3}(\.\d{1,2})?$/);
        expect(value(/^latency$/)[0]).toMatch(/^\d\d:[0-5]\d:[0-5]\d\.\d\d$/);
        const patterns = fields.map(([name]) => /^correct_responses\.(\d+)/.exec(name)?.[1]).filter(Boolean);
        expect(patterns).toEqual(patterns.map((_, at) => String(at)));
      }),
    );
  });
});
