import { describe, expect, test } from '@jest/globals';
import { readFrontMatter } from '../../src/compiler/front-matter.js';
import { collect } from './temporary-course.js';

function read(text: string | undefined) {
  const log = collect();
  const written = text === undefined ? undefined : { text, line: 2 };
  const front = readFrontMatter(written, { file: 'a.md', objectiveIds: ['open-well'], report: log.report });
  return { front, found: log.list().map((each) => each.replace(' a.md:', ' ')), diagnostics: log.diagnostics };
}

describe('readFrontMatter', () => {
  test('has defaults where there is none', () => {
    for (const text of [undefined, '', '# nothing\n']) {
      const { front, found } = read(text);
      expect(found).toEqual([]);
      expect(front).toMatchObject({ was: [], kind: 'content', objectiveIds: [] });
    }
  });

  test('reads every setting, with its place in the page', () => {
    const { front, found } = read(
      'title: A  page\nid: a-page\nwas: old\nkind: assessment\nduration: 5 min\nobjectives: [open-well]\nunlock: after:welcome\ncompletion: view\nassessment: { passMark: 75, attempts: 3, shuffle: true, feedback: each }\n',
    );
    // Read as it is written, and said to do nothing.
    expect(found).toEqual(['page-completion-unused 9:13']);
    expect(front).toMatchObject({
      title: 'A page',
      id: 'a-page',
      was: ['old'],
      kind: 'assessment',
      durationMinutes: 5,
      objectiveIds: ['open-well'],
      unlock: { when: 'after', target: 'welcome' },
      completion: 'view',
      assessment: { passMark: 0.75, attempts: 3, shuffle: true, feedback: 'each' },
    });
    expect(front.placeOf('id')).toEqual({ file: 'a.md', line: 3, column: 5 });
    expect(front.placeOf('assessment.passMark').column).toBe(25);
  });

  test('has defaults for an assessment', () => {
    expect(read('kind: assessment').front.assessment).toEqual({
      passMark: 0.8,
      attempts: 0,
      shuffle: false,
      feedback: 'end',
    });
    expect(read('kind: content').front.assessment).toBeUndefined();
  });

  test.each([
    ['was: [a, B b]', 'id-not-valid 2:10'],
    ['unlock: later', 'page-unlock-unclear 2:9'],
    ['objectives: [open-wel]', 'page-objective-unknown 2:14'],
    ['assessment: { passMark: 80 }', 'page-assessment-settings-unused 2:13'],
    ['kind: assessment\nassessment: { passMark: 101 }', 'setting-out-of-range 3:25'],
    ['kind: assessment\nassessment: { attempts: 1.5 }', 'setting-out-of-range 3:25'],
    ['kind: assessment\nassessment: { draw: 0 }', 'setting-out-of-range 3:21'],
    ['kind: assessment\nassessment: { draw: 1, drawPerObjective: 1 }', 'page-draw-twice 3:42'],
    ['title: Feedback: how', 'yaml-colon-in-text 2:8'],
    ['- a', 'setting-wrong-type 2:1'],
  ])('%j → %s', (text, expected) => expect(read(text).found).toEqual([expected]));

  test('helps with near misses', () => {
    const { diagnostics } = read('objectives: [open-wel]\nunlock: in-oder\nkindd: x\n');
    expect(diagnostics.map(({ hint }) => hint).join(' ')).toMatch(
      /"kind".*"in-order".*"open-well"|"in-order".*"kind".*"open-well"/,
    );
  });
});
