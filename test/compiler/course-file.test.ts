import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  checkDate,
  checkId,
  checkVersion,
  isLanguage,
  mendId,
  parseDuration,
  parseShare,
} from '../../src/compiler/course-file/text-checks.js';
import { readCourseFile } from '../../src/compiler/course-file.js';
import { collect, courseYaml } from './temporary-course.js';

const names = { targets: ['scorm12', 'xapi', 'web'], profiles: ['generic'] };

function read(text: string) {
  const log = collect();
  const courseFile = readCourseFile({ path: 'course.yaml', text }, names, log.report);
  return {
    courseFile,
    found: log.list().map((each) => each.replace(' course.yaml:', ' ')),
    diagnostics: log.diagnostics,
  };
}

const FULL = `id: honest-conversation
title: "The Art: Honest Conversation"
version: 1.0.0
language: en-GB
description: What it is.
keywords: [feedback, behaviour]
duration: 1 h 30 min
audience: { level: General user, for: Team leaders }
authors: [{ name: Ada, organisation: WE-R, role: Lead }]
contributor: WE-R NHS
provider: NHS
licence: CC-BY-NC-4.0
published: 2024
firstContributed: 2024-10-10
reportIssue: mailto:help@example.org
sensitive: false
objectives: { open-well: Open the conversation with a fact, b: Second }
theme: nhs
navigation: { unlock: in-order, exitButton: false }
completion: { pages: 80%, assessment: passed, activities: [amir] }
success: assessment
tracking: { interactions: true, profile: generic, media: true, trace: false }
targets: [scorm12, xapi]
xapi: { activityId: https://example.org/courses/honest-conversation }
include: [handouts/*.pdf]
messages: { a: b }
brand: {}
images: { a: { b: 1 } }
lint: { x: off }
words: [a]
`;

describe('readCourseFile', () => {
  test('reads every setting', () => {
    const { courseFile, found } = read(FULL);
    expect(found).toEqual([]);
    expect(courseFile?.settings).toMatchObject({
      title: 'The Art: Honest Conversation',
      durationMinutes: 90,
      published: '2024',
      objectives: [
        { id: 'open-well', text: 'Open the conversation with a fact' },
        { id: 'b', text: 'Second' },
      ],
      navigation: { unlock: 'in-order', exitButton: false },
      xapiActivityId: 'https://example.org/courses/honest-conversation',
      targets: ['scorm12', 'xapi'],
    });
    expect(courseFile?.completion).toEqual({ pages: 0.8, assessment: 'passed', activities: ['amir'] });
    expect(courseFile?.include).toEqual(['handouts/*.pdf']);
  });

  test('has defaults for what is not required', () => {
    const { courseFile, found } = read(courseYaml());
    expect(found).toEqual([]);
    expect(courseFile?.settings).toEqual({
      id: 'tiny',
      title: 'Tiny',
      version: '1.0.0',
      language: 'en-GB',
      keywords: [],
      authors: [],
      sensitive: false,
      theme: 'nhs',
      navigation: { unlock: 'free', exitButton: true },
      tracking: { interactions: true, profile: 'generic' },
      targets: ['scorm12'],
      objectives: [],
    });
  });

  test.each([
    ['titel: x', 'setting-unknown 6:1'],
    ['navigation: { unlok: free }', 'setting-unknown 6:15'],
    ['keywords: feedback', 'setting-wrong-type 6:11'],
    ['sensitive: maybe', 'setting-wrong-type 6:12'],
    ['description:', 'setting-empty 6:1'],
    ['description: "  "', 'setting-empty 6:14'],
    ['keywords: [a, 2024]', 'setting-needs-quotes 6:15'],
    [`description: ${'x'.repeat(1801)}`, 'setting-too-long 6:14'],
    ['authors: []', 'setting-wrong-count 6:10'],
    [`authors: [${'{ name: A }, '.repeat(11)}]`, 'setting-wrong-count 6:10'],
    ['authors: [{ organisation: A }]', 'setting-missing 6:11'],
    ['licence: CC-BY-NC', 'course-licence-unknown 6:10'],
    ['duration: soon', 'setting-duration-unclear 6:11'],
    ['duration: 45', 'setting-duration-unclear 6:11'],
    ['published: 2024-02-30', 'setting-date-unclear 6:12'],
    ['reportIssue: help@example.org', 'course-report-address-unusable 6:14'],
    ['reportIssue: javascript:alert(1)', 'course-report-address-unusable 6:14'],
    ['objectives: { Open well: x }', 'id-not-valid 6:15'],
    ['theme: ../x', 'course-theme-no-name 6:8'],
    ['navigation: { unlock: inorder }', 'setting-bad-value 6:23'],
    ['completion: { pages: 80 }', 'course-pages-share-unclear 6:22'],
    ['completion: { assessment: done }', 'setting-bad-value 6:27'],
    ['tracking: { profile: moodle }', 'course-profile-unknown 6:22'],
    ['tracking: { profile: my-lms.yaml }', 'course-profile-unknown 6:22'],
    ['tracking: { profile: ../my-lms.yaml }', 'course-profile-unknown 6:22'],
    ['xapi: { activityId: course-one }', 'course-activity-id-unusable 6:21'],
    ['include: [../x]', 'course-include-outside 6:11'],
    ['id: other', 'yaml-repeated-key 6:1'],
  ])('%s → %s', (line, expected) => expect(read(courseYaml(line)).found).toEqual([expected]));

  test.each([
    ['id: My Course', 'id-not-valid 1:5', '"my-course"'],
    ['version: 1.0', 'course-version-not-semver 1:10', '`version: 1.0.0`'],
    ['version: "1.0"', 'course-version-not-semver 1:10', '1.0.0'],
    ['language: en_GB', 'course-language-unknown 1:11', 'en-GB'],
    ['language: english', 'course-language-unknown 1:11', 'en-GB'],
    ['title: true', 'setting-needs-quotes 1:8', '"true"'],
  ])('%s → %s', (line, expected, hint) => {
    const rest = courseYaml()
      .split('\n')
      .filter((other) => !other.startsWith(line.split(':')[0] ?? ''));
    const { found, diagnostics } = read([line, ...rest].join('\n'));
    expect(found).toEqual([expected]);
    expect(diagnostics[0]?.hint).toContain(hint);
  });

  test('names what is missing, and the nearest name', () => {
    const missing = read('title: A\ntargets: [web]\n');
    expect(missing.diagnostics.map(({ message }) => /"(\w+)"/.exec(message)?.[1])).toEqual([
      'id',
      'version',
      'language',
    ]);
    expect(missing.found).toEqual(['setting-missing 1:1', 'setting-missing 1:1', 'setting-missing 1:1']);
    expect(read('').found).toHaveLength(4);
    expect(read('just text').found).toEqual(['setting-wrong-type 1:1']);
    const { diagnostics } = read(courseYaml('naviagtion: { unlock: free }', 'licence: CC-BY-NC-4'));
    expect(diagnostics.map(({ hint }) => hint).join(' ')).toMatch(/"navigation".*"CC-BY-NC-4.0"/);
  });

  test('says nothing of missing settings where the file could not be read whole', () => {
    expect(
      read('id: a\ntitle: A: b\nlanguage: en\n*x\n').found.filter((each) => each.startsWith('setting-missing')),
    ).toEqual([]);
  });

  test('asks for the activity id where xAPI is a target, and helps with targets', () => {
    const base = courseYaml().replace('targets: [scorm12]\n', '');
    expect(read(base).found).toEqual(['course-activity-id-missing 1:1']);
    expect(read(`${base}targets: [xapi]\n`).found).toEqual(['course-activity-id-missing 5:10']);
    const { found, diagnostics } = read(`${base}targets: [scrom12]\n`);
    expect(found).toEqual(['setting-bad-value 5:11']);
    expect(diagnostics[0]?.hint).toContain('"scorm12"');
    expect(read(`${base}targets: []\n`).found).toEqual(['setting-wrong-count 5:10']);
    expect(read(`${base}targets: scorm12\n`).found).toEqual(['setting-wrong-type 5:10']);
    expect(read(`${base}targets: xapi\n`).found).toEqual([
      'course-activity-id-missing 5:10',
      'setting-wrong-type 5:10',
    ]);
  });

  test('never throws', () => {
    const lines = FULL.split('\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(lines.length - 1), fc.string()), { maxLength: 4 }), (edits) => {
        const edited = [...lines];
        for (const [at, text] of edits) edited[at] = `${(edited[at] ?? '').split(':')[0]}: ${text}`;
        read(edited.join('\n'));
      }),
      { numRuns: 200 },
    );
  });
});

describe('text checks', () => {
  test.each([
    ['45 min', 45],
    ['1 h 30 min', 90],
    ['2 h', 120],
    ['PT1H30M', 90],
    ['PT45M', 45],
    ['P1DT1H', 1500],
    ['PT90S', 2],
    ['0 min', undefined],
    ['', undefined],
    ['PT', undefined],
    ['1:30', undefined],
    ['45', undefined],
  ])('duration %j: %j', (text, minutes) => expect(parseDuration(text)).toBe(minutes));

  test.each([
    ['all', 1],
    ['80%', 0.8],
    ['100 %', 1],
    ['0%', undefined],
    ['101%', undefined],
    ['80', undefined],
  ])('share %j: %j', (text, share) => expect(parseShare(text)).toBe(share));

  test.each([
    ['2024', true],
    ['2024-10', true],
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-13', false],
    ['24-1-1', false],
  ])('date %s: %s', (text, good) => expect(checkDate(text) === undefined).toBe(good));

  test.each([
    ['1.0.0', true],
    ['1.2.3-beta.1+5', true],
    ['01.0.0', false],
    ['1.0', false],
    ['v1.0.0', false],
  ])('version %s: %s', (text, good) => expect(checkVersion(text) === undefined).toBe(good));

  test.each([
    ['en-GB', true],
    ['cy', true],
    ['zh-Hans-CN', true],
    ['english', false],
    ['en_GB', false],
    ['x', false],
    ['', false],
  ])('language %j: %s', (text, good) => expect(isLanguage(text)).toBe(good));

  test('a mended id is a valid one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const mended = mendId(text);
        if (mended !== undefined) expect(checkId(mended)).toBeUndefined();
      }),
    );
    expect(mendId('2 Why We Avoid Them!')).toBe('why-we-avoid-them');
  });
});
