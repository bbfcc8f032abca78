/** What a support desk is told of saved progress. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createColors } from 'picocolors';
import { readCourseConfig } from '../../src/compiler/read-config.js';
import { idHash } from '../../src/model/hash.js';
import { encodeNotes } from '../../src/model/notes.js';
import type { ActivityConfig, RuntimeConfig } from '../../src/model/runtime-config.js';
import {
  assessmentFingerprintOf,
  emptyState,
  type PackedAnswer,
  type SavedActivity,
  type SavedState,
} from '../../src/model/saved-state.js';
import { decodeState, encodeState } from '../../src/model/state.js';
import { explainUnreadable } from '../../src/report/explain-unreadable.js';
import { printProgress } from '../../src/report/print-progress.js';
import { describeProgress } from '../../src/report/progress-report.js';
import { courseYaml, writeFolder } from '../compiler/temporary-course.js';

const question = (id: string, many = ''): string => `:::choice{#${id}}

What do you say ${id}?

- [x] A fact
- [${many || ' '}] A judgement
- [ ] Nothing

:::
`;
const folder = writeFolder({
  'course.yaml': courseYaml('authors: [{ name: A }]').replace('title: Tiny', 'title: A tiny course'),
  '01-one.md': `# One\n\n${question('first')}`,
  '02-two.md': '---\nunlock: in-order\n---\n\n# Two\n\nText.\n',
  '03-check.md': `---\nkind: assessment\nassessment: { passMark: 80, attempts: 2 }\n---\n\n# Check\n\n${question('check-1', 'x')}\n:::rating{#sure from=1 to=5 low="Not at all"}\n\nHow sure?\n\n:::\n`,
});
const config = (await readCourseConfig(folder)).config as RuntimeConfig;
const activities = config.pages.flatMap((page) => page.activities);
const of = (id: string): ActivityConfig => activities.find((each) => each.id === id) as ActivityConfig;

const record = (
  id: string,
  answer: PackedAnswer | undefined,
  more: Partial<SavedActivity> = {},
): [number, SavedActivity] => [
  idHash(id),
  {
    fingerprint: of(id).fingerprint,
    tries: 1,
    checked: true,
    revealed: false,
    hinted: false,
    ...(answer ? { answer } : {}),
    ...more,
  },
];
const one = (value: number): PackedAnswer => ({ kind: 'one', value });
const list = (...values: number[]): PackedAnswer => ({ kind: 'list', values });

const base: SavedState = {
  ...emptyState('aBcD1234', 1),
  counter: 57,
  sessions: 3,
  savedAt: (Date.UTC(2026, 4, 3, 14, 5) - Date.UTC(2020, 0, 1)) / 60_000,
  activeSeconds: 3900,
  location: idHash('two'),
  viewed: new Set([idHash('one')]),
  activities: new Map([record('first', one(1), { hinted: true })]),
};

const words = (state: SavedState, course = config): string =>
  printProgress(describeProgress(course, state), createColors(false));

describe('saved progress in words', () => {
  test('of a learner in the middle', () => expect(words(base)).toMatchSnapshot());

  test('of a learner who has failed once, and has another try open', () => {
    const questions = config.pages[2]?.activities ?? [];
    const check = {
      fingerprint: assessmentFingerprintOf(questions),
      tries: 1,
      open: true,
      passed: false,
      best: 0.5,
      last: 0.25,
    };
    const state: SavedState = {
      ...base,
      viewed: new Set([idHash('one'), idHash('two')]),
      activities: new Map([
        ...base.activities,
        record('check-1', list(0, 2), { checked: false }),
        record('sure', one(0)),
      ]),
      assessments: new Map([[idHash('check'), check]]),
    };
    expect(words(state)).toMatchSnapshot();
    const spent = new Map([[idHash('check'), { ...check, open: false, tries: 2 }]]);
    expect(words({ ...state, assessments: spent, success: 'failed' })).toMatch(
      /only a reset of the attempt gives new ones/,
    );
  });

  test('of a learner who has done everything', () => {
    const done = { fingerprint: 7, tries: 2, open: false, passed: true, best: 1, last: 1 };
    const state: SavedState = {
      ...base,
      viewed: new Set(config.pages.map(({ id }) => idHash(id))),
      assessments: new Map([[idHash('check'), done]]),
      success: 'passed',
      completedAt: base.savedAt,
    };
    expect(words(state)).toMatchSnapshot();
    const { completedAt: _at, ...open } = state;
    expect(words(open)).toContain('yes, from the next launch on');
  });

  test('of nobody yet', () => {
    const report = describeProgress(config, emptyState('aBcD1234', 1));
    expect(report.pages.map(({ standing }) => standing)).toEqual(['open', 'locked', 'open']);
    expect(report.missing).toMatchObject({ pageCount: 3, assessmentIds: ['check'] });
  });
});

describe('what a support desk has to know besides', () => {
  test('an answer to a question that was changed since', () => {
    const changed = new Map([record('first', one(1), { fingerprint: of('first').fingerprint ^ 1 })]);
    const report = describeProgress(config, { ...base, activities: changed });
    expect(report.pages[0]).toMatchObject({ standing: 'open', unanswered: ['first'] });
    expect(report.pages[0]?.answers[0]).toMatchObject({ standing: 'reworded', answer: [] });
    const complete = describeProgress(config, { ...base, activities: changed, completedAt: 1 });
    expect(complete.pages[0]?.standing).toBe('done');
  });

  test('work on what the course no longer has, and on another course', () => {
    const gone = { ...base, viewed: new Set([idHash('one'), idHash('old')]) };
    expect(describeProgress(config, gone).notes).toEqual([{ kind: 'gone', count: 1, all: false }]);
    const other = { ...base, viewed: new Set([idHash('old')]), activities: new Map() };
    expect(words(other)).toContain('Is it the right course?');
  });

  test('a change of the major version, and parts of a later tool', () => {
    const state = {
      ...base,
      courseMajor: 3,
      completedAt: 9,
      success: 'passed',
      later: [{ tag: 9, bits: [true] }, encodeNotes(new Map([[1, ['SECRET']]]))],
    } as const;
    const report = describeProgress(config, state);
    expect(report.notes.map(({ kind }) => kind)).toEqual(['other-major', 'notes', 'later']);
    expect(JSON.stringify(report)).not.toContain('SECRET');
    expect(printProgress(report, createColors(false))).toContain('notes of their own');
    expect(report).toMatchObject({ complete: false, success: 'unknown' });
  });

  test('an id that was renamed', () => {
    const pages = config.pages.map((page) => (page.id === 'one' ? { ...page, id: 'uno', was: ['one'] } : page));
    expect(describeProgress({ ...config, pages }, base).pages[0]?.standing).toBe('done');
  });
});

describe('what is never shown', () => {
  const withType = (type: string, data: unknown): RuntimeConfig => ({
    ...config,
    pages: [{ ...config.pages[0], activities: [{ ...of('first'), type, data }] } as RuntimeConfig['pages'][number]],
  });
  const secret: SavedState = {
    ...base,
    activities: new Map([record('first', { kind: 'texts', values: ['I was afraid of him'] })]),
  };

  test('typed text that no question of the tool has asked for', () => {
    for (const type of ['reflect', 'choice', 'nothing-known']) {
      expect(words(secret, withType(type, of('first').data))).not.toContain('afraid');
      expect(JSON.stringify(describeProgress(withType(type, of('first').data), secret))).not.toContain('afraid');
    }
  });

  test('anything that steers a terminal', () => {
    const title = 'T\u001b[2J\u202e\nfoo';
    const page = { ...config.pages[0], title } as RuntimeConfig['pages'][number];
    const text = words(base, { ...config, course: { ...config.course, title }, pages: [page] });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test('an error, whatever an activity of somebody’s package holds', () => {
    const data = fc.oneof(
      fc.anything(),
      fc.record({ options: fc.anything(), many: fc.boolean(), scale: fc.anything() }),
    );
    fc.assert(
      fc.property(data, fc.constantFrom('choice', 'rating', 'x', '__proto__'), (value, type) => {
        expect(words(base, withType(type, value))).toContain('Pages');
      }),
    );
  });
});

describe('text that is no saved progress', () => {
  const whole = encodeState(base);
  const reasonOf = (text: string): string => {
    const decoded = decodeState(text);
    return decoded.ok ? 'fine' : explainUnreadable(text, decoded).reason;
  };

  test.each([
    ['', 'empty'],
    ['2.aBcD1234.1.AAAA.abcd', 'future'],
    ['2|0|a;b', 'foreign'],
    ['viewed=1,2,3', 'foreign'],
    ['1', 'foreign'],
    [whole, 'fine'],
    [whole.slice(0, -1), 'cut-off'],
    [whole.slice(0, 15), 'cut-off'],
    [`${whole}=`, 'cut-off'],
    [whole.replace(/....$/, 'AAAA'), 'damaged'],
  ])('%j is %s', (text, reason) => expect(reasonOf(text)).toBe(reason));

  test('that ends where hosts cut says so', () => {
    const cut = whole.padEnd(4096, 'A');
    const decoded = decodeState(
      cut
        .slice(0, 255)
        .replace(/\.[^.]*$/, '')
        .padEnd(255, 'A'),
    );
    expect(decoded.ok).toBe(false);
    if (!decoded.ok)
      expect(explainUnreadable(`1.aBcD1234.1.${'A'.repeat(242)}`, decoded).message).toContain('some LMSs cut');
  });

  test('is explained, never thrown at, whatever it is; what can be read is told', () => {
    const garbled = fc
      .record({ at: fc.nat({ max: whole.length }), drop: fc.nat({ max: 9 }), add: fc.string({ maxLength: 5 }) })
      .map(({ at, drop, add }) => whole.slice(0, at) + add + whole.slice(at + drop));
    const alphabet = fc.string({ unit: fc.constantFrom(...'1.aZ09-_~=$ \n\u0000'), maxLength: 300 });
    const forged = fc
      .uint8Array({ maxLength: 60 })
      .map((bytes) => `1.aBcD1234.1.${Buffer.from(bytes).toString('base64url')}.`);
    fc.assert(
      fc.property(fc.oneof(garbled, alphabet, forged, fc.string()), (text) => {
        const decoded = decodeState(text);
        if (decoded.ok) expect(words(decoded.state)).toContain('Still missing');
        else expect(explainUnreadable(text, decoded).hint).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  test('any state that can be read is told, whatever is in it', () => {
    const number = fc.nat({ max: 0x3ffffff });
    const states = fc.record({
      counter: number,
      sessions: number,
      savedAt: number,
      activeSeconds: number,
      location: number,
    });
    const values = fc.oneof(
      number.map(one),
      fc.array(fc.nat({ max: 65_535 }), { maxLength: 9 }).map((all) => list(...all)),
    );
    fc.assert(
      fc.property(states, values, values, (facts, first, sure) => {
        const answers = new Map([record('first', first), record('sure', sure), record('check-1', sure)]);
        const state = decodeState(encodeState({ ...base, ...facts, activities: answers }));
        if (!state.ok) throw new Error('It was written just now.');
        expect(words(state.state)).not.toMatch(/undefined|NaN|Infinity/);
      }),
    );
  });
});
