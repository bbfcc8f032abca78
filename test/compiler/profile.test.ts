/** Which profile a course is built for, and what that changes of its packages. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Compilation, type CompileOptions, compile } from '../../src/compiler/compile.js';
import type { RuntimeConfig } from '../../src/model/runtime-config.js';
import { courseYaml, writeFolder } from './temporary-course.js';

const TARGETS = 'targets: [scorm12, xapi, web]\nxapi: { activityId: https://example.org/a }';
const CHECK = `---
kind: assessment
assessment: { passMark: 72.5, attempts: 2 }
---

# Check

:::choice{#check-1}

Which?

- [x] This
- [ ] That

:::
`;

interface Files {
  /** Lines of course.yaml. */
  readonly more?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

function build({ more = [], files = {} }: Files, options: CompileOptions = {}): Promise<Compilation> {
  const yaml = courseYaml('authors: [{ name: A }]', ...more).replace('targets: [scorm12]', TARGETS);
  return compile(writeFolder({ 'course.yaml': yaml, '01-a.md': '# A\n\nText.\n', ...files }), options);
}

const own = (text: string): Files => ({
  more: ['tracking: { profile: ./our-lms.yaml }'],
  files: { 'our-lms.yaml': text, '02-check.md': CHECK },
});

function contentsOf({ plans }: Compilation, at: number, path: string): string {
  const file = plans[at]?.files.find((each) => each.path === path);
  return file && 'contents' in file ? String(file.contents) : '';
}

function configOf(compilation: Compilation, at = 0): RuntimeConfig {
  const [, text = '{}'] = /id="cw-config">(.*)<\/script>/.exec(contentsOf(compilation, at, 'index.html')) ?? [];
  return JSON.parse(text);
}

const names = ({ plans }: Compilation): string[] => plans.map(({ fileName }) => fileName);
const codes = ({ diagnostics }: Compilation): string[] => diagnostics.map(({ code }) => code);

describe('a package’s name', () => {
  test('has its profile in it, but for the default and where there is no host', async () => {
    expect(names(await build({}))).toEqual(['tiny-1.0.0-scorm12.zip', 'tiny-1.0.0-xapi.zip', 'tiny-1.0.0-web.zip']);
    expect(names(await build({}, { profile: 'scorm-cloud' }))).toEqual([
      'tiny-1.0.0-scorm12-scorm-cloud.zip',
      'tiny-1.0.0-xapi-scorm-cloud.zip',
      'tiny-1.0.0-web.zip',
    ]);
    expect(names(await build(own('title: Our LMS')))[0]).toBe('tiny-1.0.0-scorm12-our-lms.zip');
  });
});

describe('targets', () => {
  test('are narrowed to what the host plays', async () => {
    expect(names(await build({}, { profile: 'esr' }))).toEqual(['tiny-1.0.0-scorm12-esr.zip', 'tiny-1.0.0-web.zip']);
    expect(names(await build({ more: ['tracking: { profile: esr }'] }))[0]).toBe('tiny-1.0.0-scorm12-esr.zip');
  });

  test('that are named on the command line have to be played', async () => {
    const compilation = await build({}, { profile: 'esr', targets: ['scorm12', 'xapi'] });
    expect([codes(compilation), compilation.plans]).toEqual([['profile-target-not-taken'], []]);
    // course.yaml, which names scorm12, is not to blame.
    expect(compilation.diagnostics.map(({ place }) => place)).toEqual([undefined]);
    expect(codes(await build({}, { profile: 'esr', targets: ['web'] }))).toEqual([]);
  });

  test('without a host need nothing that a host asks for', async () => {
    expect(codes(await build({}, { profile: 'learning-hub', targets: ['web'] }))).toEqual([]);
    expect(codes(await build({}, { profile: 'learning-hub' }))).toEqual([
      'profile-setting-missing',
      'profile-setting-missing',
      'profile-setting-missing',
    ]);
  });
});

describe('what the script is told', () => {
  test('is nothing more with the default profile', async () => {
    expect(configOf(await build({})).tracking).toEqual({ interactions: true });
  });

  test('is what the host keeps, and whether it takes answers', async () => {
    const learningHub = await build({}, { profile: 'moodle' });
    expect(configOf(learningHub).tracking).toEqual({ interactions: true, suspendData: 64_000 });
    expect(configOf(await build({}, { profile: 'esr' })).tracking).toEqual({ interactions: false });
    const traced = 'title: Our LMS\nextends: moodle\ntrace: true\ninteractionText: { is: 100 }';
    const tracking = { interactions: true, suspendData: 64_000, interactionText: 100, trace: true };
    expect(configOf(await build(own(traced))).tracking).toEqual(tracking);
  });

  test('never has answers recorded that the course does not want recorded', async () => {
    const quiet = { more: ['tracking: { interactions: false, profile: moodle }'] };
    expect(configOf(await build(quiet)).tracking.interactions).toBe(false);
  });

  test('is the course’s alone on the web', async () => {
    const compilation = await build(own('title: Our LMS\ntrace: true\ninteractions: { is: none }'));
    expect(configOf(compilation, 2).tracking).toEqual({ interactions: true });
  });
});

describe('the pass mark', () => {
  test('stands in the manifest only where a profile asks for it', async () => {
    const mastery = '<adlcp:masteryscore>72.5</adlcp:masteryscore>';
    const asked = await build(own('title: Our LMS\nmasteryScore: { is: true }'));
    expect(contentsOf(asked, 0, 'imsmanifest.xml')).toContain(mastery);
    const plain = await build(own('title: Our LMS'));
    expect(contentsOf(plain, 0, 'imsmanifest.xml')).not.toContain('masteryscore');
  });

  test('is not there where nothing is passed', async () => {
    const none = own('title: Our LMS\nmasteryScore: { is: true }');
    const compilation = await build({ ...none, files: { 'our-lms.yaml': none.files?.['our-lms.yaml'] ?? '' } });
    expect(codes(compilation)).toEqual([]);
    expect(contentsOf(compilation, 0, 'imsmanifest.xml')).not.toContain('masteryscore');
  });
});

describe('a profile of the course’s own', () => {
  test('says what is different, and leaves the rest as it is everywhere', async () => {
    const small = await build(own('title: Our LMS\nmetadata: { is: { title: 3 } }\nsuspendData: { is: 120 }'));
    expect(codes(small)).toEqual(['course-progress-too-large', 'profile-text-too-long']);
    expect(small.diagnostics[1]?.message).toContain('4 characters, more than the 3 that Our LMS keeps');
  });

  test.each([
    ['', 'setting-missing our-lms.yaml:1:1'],
    ['titel: Our LMS', 'setting-unknown our-lms.yaml:1:1'],
    ['title: Our LMS\nsuspenData: { is: 1 }', 'setting-unknown our-lms.yaml:2:1'],
    ['title: Our LMS\nsuspendData: 64000', 'setting-wrong-type our-lms.yaml:2:14'],
    ['title: Our LMS\nsuspendData: { is: 5 }', 'setting-out-of-range our-lms.yaml:2:20'],
    ['title: Our LMS\nsuspendData: { source: its manual }', 'setting-missing our-lms.yaml:2:14'],
    ['title: Our LMS\nextends: moodel', 'setting-bad-value our-lms.yaml:2:10'],
    ['title: Our LMS\nstatuses: { is: [done, incomplete] }', 'setting-bad-value our-lms.yaml:2:18'],
    ['title: Our LMS\nlicences: { is: [CC-BY] }', 'course-licence-unknown our-lms.yaml:2:18'],
    ['title: [', 'yaml-unclosed our-lms.yaml:1:9'],
  ])('%j has its mistakes explained where they are', async (text, expected) => {
    const { diagnostics, plans } = await build(own(text));
    const found = diagnostics.map(({ code, place }) => `${code} ${place?.file}:${place?.line}:${place?.column}`);
    expect(found).toContain(expected);
    expect(plans).toEqual([]);
  });

  test('shows the line of a mistake', async () => {
    const { diagnostics } = await build(own('title: Our LMS\ntrase: { is: true }'));
    expect(diagnostics[0]).toMatchObject({
      sourceLine: 'trase: { is: true }',
      hint: expect.stringContaining('"trace"'),
    });
  });

  test.each([
    ['./Our-LMS.yaml', /in other letters/],
    ['./lms', /Write the name of one/],
    ['./media', /Write the name of one/],
    ['./none.yaml', /no such file/],
    ['./../our-lms.yaml', /There is no profile/],
    ['our-lms.yaml', /Did you mean ".\/our-lms.yaml"/],
  ])('that is called %s is explained', async (path, expected) => {
    const { diagnostics } = await build({ ...own('title: Our LMS'), more: [`tracking: { profile: ${path} }`] });
    expect(diagnostics.map(({ message, hint }) => `${message} ${hint}`).join('\n')).toMatch(expected);
  });

  test('never crashes the tool, whatever it holds', async () => {
    const value = fc.oneof(fc.integer(), fc.boolean(), fc.string(), fc.constant('{ is: 3 }'), fc.constant('[a, b]'));
    const key = fc.constantFrom('title', 'extends', 'suspendData', 'window', 'metadata', 'required', 'trace', 'x');
    const lines = fc.array(fc.tuple(key, value), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(lines, async (pairs) => {
        await build(own(pairs.map(([name, text]) => `${name}: ${text}`).join('\n')));
      }),
      { numRuns: 25 },
    );
  });
});
