/** What a profile changes under SCORM 1.2: the adapter's limits, the manifest, and what a course may report. */

import { describe, expect, test } from '@jest/globals';
import type { AssessmentSettings, Course, Page } from '../../../src/model/course.js';
import type { Profile } from '../../../src/model/profile.js';
import type { RuntimeConfig, TrackingConfig } from '../../../src/model/runtime-config.js';
import type { Tracker } from '../../../src/model/tracking.js';
import { piece } from '../../../src/standards/scorm12/adapter.js';
import { scorm12 } from '../../../src/standards/scorm12/index.js';
import { makeCourse, makePage } from '../../support/render-pages.js';
import { answered, fakeHost, fakeWindow } from './fake-host.js';
import { validateManifest } from './validate-manifest.js';

async function launchWith(tracking: TrackingConfig): Promise<{ host: ReturnType<typeof fakeHost>; tracker: Tracker }> {
  const host = fakeHost();
  const window = fakeWindow({ parent: fakeWindow({ API: host.api } as never) });
  const course = { id: 'a', title: 'A', language: 'en-GB', version: '1.0.0' };
  const tracker = piece.createTracker(window as never, { course, tracking } as RuntimeConfig);
  await tracker.initialize();
  return { host, tracker };
}

describe('the adapter', () => {
  test('saves as much as the profile says that the host keeps, and never more', async () => {
    const { host, tracker } = await launchWith({ interactions: true, suspendData: 5000 });
    tracker.save('a'.repeat(5000));
    await tracker.commit('progress');
    tracker.save('a'.repeat(5001));
    await tracker.commit('progress');
    expect(host.values['cmi.suspend_data']).toHaveLength(5000);
  });

  test('leaves out right answers that a narrower host has no room for', async () => {
    const { host, tracker } = await launchWith({ interactions: true, interactionText: 3 });
    tracker.record(answered());
    await tracker.commit('progress');
    expect(host.values['cmi.interactions.0.student_response']).toBeDefined();
    expect(host.values['cmi.interactions.0.correct_responses.0.pattern']).toBeUndefined();
  });

  test('does not even ask for interactions where the profile says that there are none', async () => {
    const { host, tracker } = await launchWith({ interactions: false });
    tracker.record(answered());
    await tracker.commit('progress');
    expect(JSON.stringify(host.calls)).not.toContain('interactions');
  });
});

const SETTINGS: AssessmentSettings = { passMark: 0.8, attempts: 2, shuffle: false, feedback: 'end' };

function courseWith(assessments: readonly Partial<AssessmentSettings>[], settings: Partial<Course> = {}): Course {
  const pages = assessments.map(
    (each, at): Page => makePage(`check-${at}`, 'x', { kind: 'assessment', assessment: { ...SETTINGS, ...each } }),
  );
  const completion = { pages: 1, assessment: 'passed', activities: [] } as const;
  return makeCourse(pages, { success: 'assessment', completion, keywords: ['one'], ...settings });
}

function found(course: Course, profile: Partial<Profile>): string[] {
  const said: string[] = [];
  const statuses = ['incomplete', 'completed', 'passed', 'failed'];
  const whole = { title: 'Our LMS', statuses, masteryScore: false, ...profile } as Profile;
  scorm12.check(
    course,
    ({ code }, _place, values) => said.push([code, values?.status].filter(Boolean).join(' ')),
    whole,
  );
  return said;
}

describe('statuses', () => {
  test('are what the host takes', () => expect(found(courseWith([{}]), {})).toEqual([]));

  test.each([
    [courseWith([{}]), ['incomplete'], ['passed', 'failed']],
    [courseWith([{ attempts: 0 }]), ['incomplete'], ['passed']],
    [
      courseWith([{}], { completion: { pages: 1, assessment: 'attempted', activities: [] } }),
      [],
      ['incomplete', 'completed', 'passed', 'failed'],
    ],
    [courseWith([{}], { success: 'none' }), ['incomplete', 'passed'], ['completed']],
  ])('%#: each that the course may write and the host refuses is named', (course, statuses, missing) => {
    expect(found(course, { statuses })).toEqual(missing.map((status) => `profile-status-not-taken ${status}`));
  });
});

describe('the mastery score', () => {
  const manifestOf = (course: Course): string => {
    const [file] = scorm12.manifest(course, [], { launch: 'index.html', schemaFolder: '', masteryScore: true });
    return file && 'contents' in file ? String(file.contents) : '';
  };

  test.each([
    [0.8, '80'],
    [0.725, '72.5'],
    [0.29, '29'],
    [1, '100'],
  ])('of %d is %s, where the schemas want it', async (passMark, written) => {
    const manifest = manifestOf(courseWith([{ passMark }]));
    expect(manifest).toContain(`<adlcp:masteryscore>${written}</adlcp:masteryscore>`);
    expect(await validateManifest(manifest)).toEqual([]);
  });

  test('cannot be two', () => {
    const course = courseWith([{}, { passMark: 0.7 }]);
    expect(found(course, { masteryScore: true })).toEqual(['profile-mastery-score-unclear']);
    expect(found(courseWith([{}, {}]), { masteryScore: true })).toEqual([]);
    expect(found(course, {})).toEqual([]);
    expect(manifestOf(course)).not.toContain('masteryscore');
  });
});
