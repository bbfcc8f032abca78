import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createColors } from 'picocolors';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import { type BuildReport, formatBytes, printPackages, summarise, toJson } from '../../src/report/build-report.js';
import { printable, printDiagnostics } from '../../src/report/print-diagnostics.js';

const plain = createColors(false);
const mistake: Diagnostic = {
  code: 'choice-no-correct-answer',
  severity: 'error',
  message: 'This question marks no option as correct, so no learner can pass it.',
  hint: 'Put an x in the brackets of each correct option: `- [x] Paris`.',
  place: { file: '02-loops.md', line: 14, column: 3 },
  sourceLine: '  :::choice{#loops}',
};
const report = (more: Partial<BuildReport> = {}): BuildReport => ({
  courses: [
    {
      folder: 'courses/a',
      title: 'A course',
      diagnostics: [],
      packages: [
        {
          course: 'a',
          standard: 'scorm12',
          path: 'dist/packages/a-1.0.0-scorm12.zip',
          bytes: 48_210,
          sha256: 'ff',
          pages: 6,
          activities: 11,
          suspendData: 300,
          milliseconds: 120,
        },
      ],
    },
  ],
  failures: [],
  errors: 0,
  warnings: 0,
  written: true,
  ...more,
});

describe('a printed diagnostic', () => {
  test('says where, what, why and what to do', () => {
    expect(printDiagnostics([mistake], 'courses/intro/', plain)).toBe(
      [
        'courses/intro/02-loops.md:14:3  error  choice-no-correct-answer',
        '  This question marks no option as correct, so no learner can pass it.',
        '  14 |   :::choice{#loops}',
        '         ^',
        '  Put an x in the brackets of each correct option: `- [x] Paris`.',
        '',
      ].join('\n'),
    );
  });

  test('has no place where the world failed', () => {
    const { place: _place, sourceLine: _line, ...failure } = mistake;
    expect(printDiagnostics([failure], 'x', plain)).toMatch(/^error {2}choice-no-correct-answer\n/);
  });

  test('cuts a long line around the column and marks it', () => {
    const long = {
      ...mistake,
      sourceLine: `${'a'.repeat(500)}X${'b'.repeat(500)}`,
      place: { file: 'p.md', line: 1, column: 501 },
    };
    const lines = printDiagnostics([long], '', plain).split('\n');
    const mark = (lines[3] ?? '').indexOf('^');
    expect(lines[2]?.charAt(mark)).toBe('X');
    expect(lines[2]?.length).toBeLessThan(130);
  });

  test('never steers the terminal', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const hostile = { ...mistake, message: `\u001b[2J${text}`, sourceLine: `\u202e${text}`, hint: text };
        expect(printDiagnostics([hostile], text, plain)).not.toMatch(controls);
        expect(printable(`\u001b${text}`)).not.toMatch(controls);
      }),
    );
  });
});

describe('the account of a build', () => {
  test('is one line a package', () => {
    expect(printPackages(report(), plain)).toBe(
      'A course\n  dist/packages/a-1.0.0-scorm12.zip  48 KB  6 pages  11 activities  saved progress ≤ 300  0.12 s\n',
    );
  });

  test('ends in one sentence', () => {
    expect(summarise(report())).toBe('Built 1 package.');
    expect(summarise(report({ warnings: 2 }))).toBe('Built 1 package with 2 warnings.');
    expect(summarise(report({ courses: [], errors: 1, warnings: 1, written: false }))).toBe(
      '1 error, 1 warning. No package was written.',
    );
    expect(summarise(report({ errors: 2, written: false }))).toBe('2 errors. Only 1 package could be written.');
  });

  test('is one JSON document for programs', () => {
    const [course] = report().courses;
    if (!course) throw new Error('no course');
    const document = JSON.parse(toJson(report({ courses: [{ ...course, diagnostics: [mistake] }] })));
    expect(document.packages[0]).toMatchObject({
      path: 'dist/packages/a-1.0.0-scorm12.zip',
      bytes: 48_210,
      sha256: 'ff',
    });
    expect(document.diagnostics).toEqual([
      {
        course: 'courses/a',
        file: '02-loops.md',
        line: 14,
        column: 3,
        code: 'choice-no-correct-answer',
        severity: 'error',
        message: mistake.message,
        hint: mistake.hint,
      },
    ]);
  });

  test('words sizes', () => expect([312, 48_210, 2_140_000].map(formatBytes)).toEqual(['312 B', '48 KB', '2.1 MB']));
});
