import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import validation from 'xapi-validation';
import { nameUuid } from '../../../src/model/hash.js';
import type { TrackingEvent } from '../../../src/model/tracking.js';
import { findStatementFaults } from '../../../src/preview/xapi-statement.js';
import { tellAnswer } from '../../../src/standards/xapi-answers.js';
import { isoDuration, makeStatement, type StatementSource } from '../../../src/standards/xapi-statements.js';
import { type AnsweredInteraction, anyInteraction } from '../interactions.js';
import { actor, answer, COURSE_IRI, config, definition, events, REGISTRATION } from './sample.js';

const source: StatementSource = {
  actor,
  config,
  courseIri: COURSE_IRI,
  registration: REGISTRATION,
  tellAnswer,
};

/** As it goes over the wire. */
function wire(event: TrackingEvent, from = source): Record<string, unknown> {
  return JSON.parse(JSON.stringify(makeStatement(event, from))) as Record<string, unknown>;
}

function problems(statement: unknown): string[] {
  return validation.default(statement).map(String);
}

describe('statements', () => {
  test('of each fact', () => {
    expect(wire(events.viewed)).toMatchSnapshot({ id: expect.any(String) }, 'experienced');
    expect(wire(events.answered)).toMatchSnapshot({ id: expect.any(String) }, 'answered');
    expect(wire(events.progressed).result).toEqual({
      extensions: { 'https://w3id.org/xapi/cmi5/result/extensions/progress': 99 },
    });
    expect(wire(events.completed)).toMatchSnapshot({ id: expect.any(String) }, 'completed');
    expect(wire(events.passed).result).toEqual({ score: { scaled: 0.8 }, success: true, duration: 'PT0.01S' });
    expect(makeStatement(events.scored, source)).toBeUndefined();
    expect(makeStatement(events.answered, { ...source, tellAnswer: undefined })).toBeUndefined();
  });

  test('of the launch', () => {
    const event = { type: 'terminated', id: 'x', time: 0, duration: 90_000 } as const;
    const statement = makeStatement(event, source);
    expect(statement?.result).toEqual({ duration: 'PT90S' });
    expect(statement?.id).not.toBe(makeStatement({ ...event, id: 'y' }, source)?.id);
    expect(problems(JSON.parse(JSON.stringify(statement)))).toEqual([]);
    const first = JSON.stringify(makeStatement({ type: 'initialized', id: 'x', time: 0 }, source));
    expect(problems(JSON.parse(first))).toEqual([]);
    expect(first).not.toContain('result');
  });

  test('have nothing in them where the host gave nothing', () => {
    const bare = { actor, config, courseIri: COURSE_IRI };
    expect(wire(events.completed, bare).context).toEqual({ revision: '1.2.0', language: 'de-CH' });
  });

  test('the same fact has the same id, and every other learner, registration, course and fact another', () => {
    const others = [
      makeStatement(events.viewed, { ...source, actor: { mbox: 'mailto:bo@example.org' } }),
      makeStatement(events.viewed, { ...source, registration: REGISTRATION.replace('7', '8') }),
      makeStatement(events.viewed, { ...source, courseIri: `${COURSE_IRI}2` }),
      makeStatement({ ...events.viewed, id: 'another' }, source),
    ];
    const ids = [makeStatement(events.viewed, source), ...others].map((statement) => statement?.id);
    expect(new Set(ids).size).toBe(5);
    const who = '{"mbox":"mailto:ann@example.org"}';
    expect(ids[0]).toBe(nameUuid([who, REGISTRATION, COURSE_IRI, events.viewed.id].join('\u0000')));
    const renamed = { ...source, actor: { ...actor, name: 'Ann Other' } };
    expect(makeStatement({ ...events.viewed, time: 1 }, renamed)?.id).toBe(ids[0]);
  });

  test('a neutral answer has no score, no success and no right answers', () => {
    const neutral = {
      ...answer,
      definition: { ...definition, type: 'likert' as const, correctResponses: [] },
      score: { outcome: 'neutral' as const, share: 0 },
      response: [1],
    };
    const statement = wire({ ...events.answered, answer: neutral });
    expect(statement.result).toEqual({ response: 'everyone', duration: 'PT12.35S' });
    expect(JSON.stringify(statement)).not.toContain('correctResponsesPattern');
    expect(JSON.stringify(statement)).toContain('"scale":[');
  });

  test('a prompt that is cut is not cut within a character', () => {
    const long = { ...answer, definition: { ...definition, prompt: `${'a'.repeat(999)}😀😀` } };
    const statement = makeStatement({ ...events.answered, answer: long }, source);
    expect(statement?.object.definition?.name).toEqual({ 'de-CH': 'a'.repeat(999) });
  });

  test('are valid, whatever the course and the learner do', () => {
    const prompts = fc.string({ unit: 'grapheme', maxLength: 30 });
    const part = fc.record({ prompt: prompts, share: fc.double({ noNaN: true, min: 0, max: 1 }) });
    const times = fc.record({ weighting: fc.nat(20), latency: fc.integer({ min: -5, max: 1e12 }) });
    const outcome = fc.constantFrom('correct' as const, 'partial' as const, 'incorrect' as const, 'neutral' as const);
    fc.assert(
      fc.property(
        part,
        times,
        outcome,
        anyInteraction,
        ({ prompt, share }, { weighting, latency }, of, interaction) => {
          const given = {
            ...answer,
            response: interaction.response,
            definition: { ...interaction.definition, prompt },
            score: { outcome: of, share },
            weighting,
            latency,
          };
          const statement = wire({ ...events.answered, answer: given });
          expect(problems(statement)).toEqual([]);
          expect(findStatementFaults(statement)).toEqual([]);
          expect(JSON.stringify(statement)).not.toMatch(/null|:""|:\{\}|:\[\]/);
        },
      ),
    );
  });

  test.each<[AnsweredInteraction, string, string[]]>([
    [
      {
        definition: {
          ...definition,
          type: 'matching',
          targets: [
            { id: 'x', text: 'X' },
            { id: 'y', text: 'Y' },
          ],
          correctResponses: [
            [
              [0, 1],
              [1, 0],
            ],
          ],
        },
        response: [[1, 1]],
      },
      'everyone[.]y',
      ['at-8-40[.]y[,]everyone[.]x'],
    ],
    [
      { definition: { ...definition, type: 'sequencing', correctResponses: [[2, 0, 1]] }, response: [0, 2] },
      'at-8-40[,]nothing',
      ['nothing[,]at-8-40[,]everyone'],
    ],
    [
      { definition: { ...definition, type: 'fill-in', correctResponses: [[1, 0]] }, response: [1, 'So [,] so'] },
      'Everyone is complaining.[,]So , so',
      ['Everyone is complaining.[,]At 8:40 you spoke over Jo.'],
    ],
    [
      {
        definition: { ...definition, type: 'numeric', components: [], correctResponses: [['40', '44']] },
        response: ['42.5'],
      },
      '42.5',
      ['40[:]44'],
    ],
    [
      { definition: { ...definition, type: 'numeric', components: [], correctResponses: [['42']] }, response: ['41'] },
      '41',
      ['42'],
    ],
  ])('of an answer say it as its type does (%#)', (interaction, response, correctResponsesPattern) => {
    const statement = wire({ ...events.answered, answer: { ...answer, ...interaction } });
    expect(statement).toMatchObject({ result: { response }, object: { definition: { correctResponsesPattern } } });
    expect(findStatementFaults(statement)).toEqual([]);
  });

  test('xapi-validation would say what is wrong', () => {
    expect(problems({ ...wire(events.viewed), timestamp: 'yesterday' })).not.toEqual([]);
  });
});

describe('isoDuration', () => {
  test('has at most two decimals and is never negative', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e13 }), (milliseconds) => {
        expect(isoDuration(milliseconds)).toMatch(/^PT\d+(\.\d{1,2})?S$/);
      }),
    );
    expect(isoDuration(Number.NaN)).toBe('PT0S');
  });
});
