import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findStatementFaults } from '../../src/preview/xapi-statement.js';
import { judgeStatement } from '../support/second-opinion.js';

type Json = Record<string, unknown>;

const actor = { account: { homePage: 'https://lms.example.org', name: 'learner-1' } };
const verb = { id: 'http://adlnet.gov/expapi/verbs/answered', display: { 'en-GB': 'answered' } };
const object = { objectType: 'Activity', id: 'https://example.org/courses/tiny' };
const base: Json = { actor, verb, object };
const choice = {
  type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
  interactionType: 'choice',
  choices: [{ id: 'yes', description: { en: 'Yes' } }, { id: 'no' }],
  correctResponsesPattern: ['yes'],
};
const asking = (definition: Json, response?: string): Json => ({
  ...base,
  object: { ...object, definition },
  ...(response === undefined ? {} : { result: { response } }),
});
const interaction = (type: string, rest: Json = {}): Json => ({ type: choice.type, interactionType: type, ...rest });
const scale = [{ id: '1' }, { id: '2' }];
const parts = { source: [{ id: 's1' }, { id: 's2' }], target: [{ id: 't1' }] };

describe('a statement that is one', () => {
  test.each<[string, Json]>([
    ['the least', base],
    ['an id', { ...base, id: '12345678-1234-4123-8123-123456789012' }],
    ['mbox', { ...base, actor: { mbox: 'mailto:ada@example.org', name: 'Ada' } }],
    ['openid', { ...base, actor: { openid: 'https://ada.example.org/' } }],
    ['mbox_sha1sum', { ...base, actor: { mbox_sha1sum: 'a'.repeat(40) } }],
    ['an identified group', { ...base, actor: { objectType: 'Group', ...actor } }],
    ['an anonymous group', { ...base, actor: { objectType: 'Group', member: [actor] } }],
    ['an agent as object', { ...base, object: { objectType: 'Agent', ...actor } }],
    ['a reference', { ...base, object: { objectType: 'StatementRef', id: '12345678-1234-4123-8123-123456789012' } }],
    ['a statement within', { ...base, object: { objectType: 'SubStatement', ...base } }],
    ['a timestamp', { ...base, timestamp: '2026-11-22T08:40:00.123Z' }],
    ['a timestamp with an offset', { ...base, timestamp: '2026-11-22T08:40:00+01:00' }],
    ['durations', { ...base, result: { duration: 'PT1H2M3.45S' } }],
    ['a duration in weeks', { ...base, result: { duration: 'P3W' } }],
    ['a score', { ...base, result: { score: { scaled: 0.8, raw: 8, min: 0, max: 10 } } }],
    ['null in extensions', { ...base, result: { extensions: { 'https://example.org/x': null } } }],
    ['revision', { ...base, context: { revision: '1.0.0', platform: 'preview' } }],
    ['context activities', { ...base, context: { contextActivities: { parent: [object], grouping: [object] } } }],
    ['a choice', asking(choice, 'yes')],
    ['several', asking(choice, 'yes[,]no')],
    ['true or false', asking(interaction('true-false'), 'true')],
    ['likert', asking(interaction('likert', { scale }), '2')],
    ['matching', asking(interaction('matching', parts), 's1[.]t1[,]s2[.]t1')],
    ['numeric', asking(interaction('numeric', { correctResponsesPattern: ['1[:]5'] }), '3.5')],
    ['sequencing', asking(interaction('sequencing', { choices: choice.choices }), 'no[,]yes')],
  ])('%s', (_name, statement) => {
    expect(findStatementFaults(statement)).toEqual([]);
    expect(judgeStatement(statement)).toEqual([]);
  });
});

test('context activities of old clients are one activity without a list', () => {
  expect(findStatementFaults({ ...base, context: { contextActivities: { parent: object } } })).toEqual([]);
});

describe('a statement that is none', () => {
  test.each<[string, unknown, RegExp]>([
    ['no object at all', null, /not an object/],
    ['a list', [base], /not an object/],
    ['no actor', { verb, object }, /actor: is missing/],
    ['no verb', { actor, object }, /verb: is missing/],
    ['no object', { actor, verb }, /object: is missing/],
    ['an unknown key', { ...base, extra: 1 }, /extra: is not known/],
    ['an unknown key in the actor', { ...base, actor: { ...actor, mail: 'x' } }, /mail: is not known/],
    ['null', { ...base, result: null }, /result/],
    ['null within', { ...base, result: { response: null } }, /response/],
    ['an id that is no UUID', { ...base, id: 'one' }, /UUID/],
    ['an actor without identifier', { ...base, actor: { name: 'Ada' } }, /0 identifiers/],
    ['two identifiers', { ...base, actor: { ...actor, mbox: 'mailto:ada@example.org' } }, /2 identifiers/],
    ['a mailbox without mailto', { ...base, actor: { mbox: 'ada@example.org' } }, /mailto/],
    ['half an account', { ...base, actor: { account: { name: 'x' } } }, /homePage: is missing/],
    ['a home page that is no IRI', { ...base, actor: { account: { name: 'x', homePage: 'lms' } } }, /IRI/],
    ['an anonymous group of none', { ...base, actor: { objectType: 'Group' } }, /without members/],
    [
      'a group in a group',
      { ...base, actor: { objectType: 'Group', member: [{ objectType: 'Group', ...actor }] } },
      /none of Agent/,
    ],
    ['a verb without IRI', { ...base, verb: { id: 'answered' } }, /IRI/],
    ['a display that is a text', { ...base, verb: { ...verb, display: 'answered' } }, /language map/],
    ['a wrong language', { ...base, verb: { ...verb, display: { en_GB: 'x' } } }, /language tag/],
    ['an activity without id', { ...base, object: { objectType: 'Activity' } }, /id: is missing/],
    ['an activity id that is relative', { ...base, object: { id: 'courses/tiny' } }, /IRI/],
    ['an unknown kind of object', { ...base, object: { objectType: 'Course', id: object.id } }, /objectType/],
    ['an unknown key in the definition', asking({ title: 'x' }), /title: is not known/],
    [
      'nesting twice',
      { ...base, object: { objectType: 'SubStatement', ...base, object: { objectType: 'SubStatement', ...base } } },
      /objectType/,
    ],
    [
      'an id in a statement within',
      { ...base, object: { objectType: 'SubStatement', ...base, id: '12345678-1234-4123-8123-123456789012' } },
      /id: is not known/,
    ],
    ['a scaled score of 2', { ...base, result: { score: { scaled: 2 } } }, /within -1 and 1/],
    ['raw above max', { ...base, result: { score: { raw: 11, max: 10 } } }, /above max/],
    ['raw below min', { ...base, result: { score: { raw: -1, min: 0 } } }, /below min/],
    ['min above max', { ...base, result: { score: { min: 2, max: 1 } } }, /below max/],
    ['a score as text', { ...base, result: { score: { raw: '8' } } }, /not a number/],
    ['success as text', { ...base, result: { success: 'true' } }, /neither true/],
    ['an empty duration', { ...base, result: { duration: 'PT' } }, /duration/],
    ['a duration in milliseconds', { ...base, result: { duration: 1000 } }, /duration/],
    ['an extension without IRI', { ...base, result: { extensions: { progress: 1 } } }, /IRI/],
    ['a registration', { ...base, context: { registration: 'r1' } }, /UUID/],
    ['a language', { ...base, context: { language: 'English (UK)' } }, /language tag/],
    [
      'an unknown key in the context',
      { ...base, context: { contextActivities: { parents: [object] } } },
      /parents: is not known/,
    ],
    [
      'revision of an agent',
      { ...base, object: { objectType: 'Agent', ...actor }, context: { revision: '1' } },
      /revision/,
    ],
    ['a timestamp without zone', { ...base, timestamp: '2026-11-22T08:40:00' }, /timestamp/],
    ['the zone -00:00', { ...base, timestamp: '2026-11-22T08:40:00-00:00' }, /-00:00/],
    ['no such day', { ...base, timestamp: '2026-13-22T08:40:00Z' }, /timestamp/],
    ['a version', { ...base, version: '2.0.0' }, /1\.0\.x/],
    ['voiding an activity', { ...base, verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } }, /voids/],
    [
      'an attachment that was not sent',
      {
        ...base,
        attachments: [
          {
            usageType: 'https://example.org/u',
            display: {},
            contentType: 'text/plain',
            length: 1,
            sha2: 'a'.repeat(64),
          },
        ],
      },
      /fileUrl/,
    ],
    ['an unknown interaction type', asking(interaction('mcq')), /interactionType/],
    ['an interaction without type', asking({ type: choice.type }), /interactionType: is missing/],
    ['components without interaction', asking({ choices: choice.choices }), /has no interactionType/],
    [
      'an interaction of another activity type',
      asking({ ...choice, type: 'https://example.org/quiz' }),
      /cmi\.interaction/,
    ],
    ['components of another type', asking(interaction('likert', { choices: scale })), /does not belong/],
    ['an id twice', asking({ ...choice, choices: [{ id: 'yes' }, { id: 'yes' }] }), /twice/],
    ['an id with a blank', asking({ ...choice, choices: [{ id: 'a b' }, { id: 'yes' }] }), /white space/],
    [
      'a pattern of none of the choices',
      asking({ ...choice, correctResponsesPattern: ['maybe'] }),
      /none of the choices/,
    ],
    ['patterns that are no list', asking({ ...choice, correctResponsesPattern: 'yes' }), /not a list/],
    ['a response of none of the choices', asking(choice, 'maybe'), /none of the choices/],
    ['a choice twice', asking(choice, 'yes[,]yes'), /twice/],
    ['true as t', asking(interaction('true-false'), 't'), /true nor false/],
    ['two points of a scale', asking(interaction('likert', { scale }), '1[,]2'), /none of the scale/],
    ['half a pair', asking(interaction('matching', parts), 's1'), /not a pair/],
    ['a number in words', asking(interaction('numeric'), 'three'), /not a number/],
  ])('%s', (_name, statement, reason) => {
    expect(findStatementFaults(statement).join('\n')).toMatch(reason);
  });

  test('anything at all is judged without a throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(Array.isArray(findStatementFaults(value))).toBe(true);
        expect(findStatementFaults({ ...base, result: value }).length > 0 || value !== null).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
