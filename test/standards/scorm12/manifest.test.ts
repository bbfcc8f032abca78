/** imsmanifest.xml: what it says, that its schemas take it, and that nothing in a title can break it. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { create } from 'xmlbuilder2';
import type { Course } from '../../../src/model/course.js';
import type { VirtualFile } from '../../../src/model/package-plan.js';
import { readImsManifest } from '../../../src/standards/ims-manifest.js';
import { formatMinutes, formatVcard } from '../../../src/standards/lom.js';
import { scorm12 } from '../../../src/standards/scorm12/index.js';
import { validateManifest } from './validate-manifest.js';

const course: Course = {
  id: 'honest-conversation',
  title: 'The Art of Honest Conversation',
  version: '1.0.0',
  language: 'en-GB',
  description: 'How to say\n  what is hard to say.',
  keywords: ['feedback', 'behaviour'],
  durationMinutes: 45,
  audience: { level: 'General user', for: 'Team leaders' },
  authors: [{ name: 'Ada Obi, RN', organisation: 'WE-R; NHS', role: 'Nurse\\Educator' }, { name: 'Bo' }],
  contributor: 'Workforce and Education Research NHS',
  provider: 'NHS England',
  licence: 'CC-BY-NC-4.0',
  published: '2024',
  firstContributed: '2024-10-10',
  sensitive: false,
  theme: 'nhs',
  navigation: { unlock: 'free', exitButton: true },
  completion: { pages: 1, assessment: 'none', activities: [] },
  success: 'none',
  tracking: { interactions: true, profile: 'generic' },
  targets: ['scorm12'],
  pages: [],
  objectives: [{ id: 'open-well', text: 'Open with a fact' }],
  assets: [],
};

const files: VirtualFile[] = [
  { path: 'course.1a2b.js', role: 'runtime', contents: '' },
  { path: 'index.html', role: 'page', contents: '' },
  { path: 'media/ward.9f.svg', role: 'asset', copyFrom: '/nowhere' },
];
const context = { launch: 'index.html', schemaFolder: '/tool/schemas' };

function manifestOf(changes: Partial<Course> = {}): string {
  const [manifest] = scorm12.manifest({ ...course, ...changes }, files, context);
  if (!manifest || !('contents' in manifest)) throw new Error('no manifest');
  return String(manifest.contents);
}

describe('the manifest', () => {
  test('says all of this', () => expect(manifestOf()).toMatchSnapshot());

  test('lists every file of the package but itself, the launch page first', () => {
    const added = scorm12.manifest(course, files, context);
    const names = [...added.slice(1), ...files].map(({ path }) => path).sort();
    const read = readImsManifest(manifestOf());
    expect([...(read?.files ?? [])].sort()).toEqual(names);
    expect(read?.files[0]).toBe('index.html');
    expect(read?.launches).toEqual(['index.html']);
    expect(added.slice(1)).toContainEqual({
      path: 'ims_xml.xsd',
      role: 'schema',
      copyFrom: '/tool/schemas/scorm12/ims_xml.xsd',
    });
    expect(added.map(({ role }) => role)).toEqual(['manifest', 'schema', 'schema', 'schema', 'schema']);
  });

  test('has what hosts look for by its letters', () => {
    const xml = manifestOf();
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<manifest /);
    expect(xml).toContain('<schemaversion>1.2</schemaversion>');
    expect(xml).toContain('adlcp:scormtype="sco"');
    expect(xml).not.toContain('masteryscore');
    expect(xml).not.toContain('\r');
    expect(xml.match(/<item /g)).toHaveLength(1);
    const ids = [...xml.matchAll(/ identifier="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
  });

  test("has ids that depend on the course's id alone", () => {
    const ids = (xml: string): string[] => [...xml.matchAll(/ identifier="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(ids(manifestOf({ title: 'Other', version: '9.0.0', pages: [] }))).toEqual(ids(manifestOf()));
  });

  test('is what its schemas want', async () => expect(await validateManifest(manifestOf())).toEqual([]));

  test('is so with the least that a course can say, too', async () => {
    const { description: _, durationMinutes: __, audience: ___, licence: ____, ...rest } = course;
    const least = { ...rest, keywords: [], authors: [], objectives: [] };
    const xml = scorm12.manifest(
      { ...least, contributor: undefined, provider: undefined, published: undefined } as never,
      files,
      context,
    )[0];
    expect(await validateManifest(String(xml && 'contents' in xml ? xml.contents : ''))).toEqual([]);
  });

  test.each([
    'a <b> & "c" \'d\' ]]> --> <![CDATA[ &amp; &#38;',
    'null\u0000 bell\u0007 escape\u001b \uFFFE \uFFFF half\uD800',
    'line\r\nbreaks\tand\u2028more',
    'emoji 👩‍⚕️ 😀 and \u202Eright to left\u202C: שלום مرحبا',
    '𝕄'.repeat(127),
    'How to use &nbsp; and &euro; and &#x1; well',
  ])('takes %j everywhere', async (text) => {
    const xml = manifestOf({
      title: text,
      description: text,
      keywords: [text],
      authors: [{ name: text, organisation: text, role: text }],
      objectives: [{ id: 'a', text }],
      audience: { for: text },
      provider: text,
    });
    expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot);)/);
    expect(xml).not.toContain('\r');
    expect(await validateManifest(Buffer.from(xml, 'utf8').toString('utf8'))).toEqual([]);
  });

  test.each([
    ['a &nbsp; b', 'a &amp;nbsp; b'],
    ['&lt;b&gt; &amp;amp;', '&amp;lt;b&amp;gt; &amp;amp;amp;'],
    ['&#x1; & co', '&amp;#x1; &amp; co'],
  ])('writes %j as its author meant it', (title, written) => {
    expect(manifestOf({ title })).toContain(`<title>${written}</title>`);
  });

  test('holds a title as long as the schema allows, and the metadata all of it', async () => {
    const title = `${'𝕄'.repeat(120)} end`;
    const xml = manifestOf({ title });
    expect(xml).toContain(`<title>${'𝕄'.repeat(99)}…</title>`);
    expect(xml).toContain(`>${title}</imsmd:langstring>`);
    expect(await validateManifest(xml)).toEqual([]);
  });

  test('gives back any title that XML can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (title) => {
        const xml = manifestOf({ title, keywords: [], authors: [], objectives: [] });
        const read = create(xml).end({ format: 'object' }) as {
          manifest: { organizations: { organization: { title: unknown } } };
        };
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
        const held = title.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu, '');
        const text = read.manifest.organizations.organization.title;
        expect(typeof text === 'string' ? text.replace(/\s+/g, '') : '').toBe(held.replace(/\s+/g, ''));
      }),
      { numRuns: 50 },
    );
  });
});

describe('metadata', () => {
  test('a vCard escapes what would end a value', () => {
    expect(formatVcard({ name: 'A, B;\nEND:VCARD\\', organisation: 'C' })).toBe(
      'BEGIN:VCARD\nVERSION:3.0\nN:A\\, B\\; END:VCARD\\\\;;;;\nFN:A\\, B\\; END:VCARD\\\\\nORG:C\nEND:VCARD',
    );
  });

  test.each([
    [45, 'PT45M'],
    [60, 'PT1H'],
    [90, 'PT1H30M'],
    [0.2, 'PT0M'],
    [1500, 'PT25H'],
  ])('%d minutes are %s', (minutes, text) => expect(formatMinutes(minutes)).toBe(text));

  test('a licence longer than the Learning Hub keeps is left out', () => {
    expect(manifestOf({ licence: `LicenseRef-${'x'.repeat(30)}` })).not.toContain('LicenseRef');
  });
});
