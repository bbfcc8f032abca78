import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { convert } from 'xmlbuilder2';
import type { Activity, Course, Page } from '../../../src/model/course.js';
import type { DiagnosticDefinition } from '../../../src/model/diagnostic.js';
import { xapi } from '../../../src/standards/xapi/index.js';
import { writeTincan } from '../../../src/standards/xapi/manifest.js';
import { definition } from './sample.js';

const place = { file: 'a.md', line: 1, column: 1 };

function activity(id: string, prompt?: string): Activity {
  const interaction = prompt === undefined ? {} : { interaction: { ...definition, prompt } };
  return {
    ...{ id, type: 'choice', pageId: 'p', source: place, was: [], points: 1, attempts: 0, required: true },
    ...{ shuffle: false, objectiveIds: [], fingerprint: 0, feedback: {}, data: {}, config: {} },
    ...interaction,
  };
}

function page(id: string, title: string, changes: Partial<Page> = {}): Page {
  return {
    ...{ id, title, was: [], source: `${id}.md`, kind: 'content', objectiveIds: [], unlock: { when: 'free' } },
    ...{ completion: 'view', content: { type: 'root', children: [] }, activities: [], children: [] },
    ...changes,
  };
}

function course(changes: Partial<Course> = {}): Course {
  return {
    ...{ id: 'open', title: 'A course', version: '1.0.0', language: 'en-GB', keywords: [], authors: [] },
    ...{ sensitive: false, theme: 'nhs', navigation: { unlock: 'free', exitButton: true }, success: 'assessment' },
    ...{ completion: { pages: 1, assessment: 'none', activities: [] }, objectives: [], assets: [] },
    ...{ tracking: { interactions: true, profile: 'generic' }, targets: ['xapi'], pages: [page('one', 'One')] },
    xapiActivityId: 'https://example.org/courses/open/',
    ...changes,
  };
}

function check(of: Course): DiagnosticDefinition[] {
  const reported: DiagnosticDefinition[] = [];
  xapi.check(of, (found) => reported.push(found), {} as never);
  return reported;
}

describe('tincan.xml', () => {
  test('has the course, its sections and pages, and what is reported', () => {
    const section = page('practice', ']]> & "Practice"', {
      children: [
        page('amir', 'Amir\u0000\u0008 <script>alert(1)</script>', {
          activities: [activity('first-words', 'What & <why>?'), activity('private'), activity('picture', '')],
        }),
      ],
    });
    const { content: _content, ...folder } = section;
    const pages = [folder, page('check', 'Gwirio’r 😀', { kind: 'assessment' })];
    const of = course({ title: "<b>Honest</b> & 'open'", description: 'Talk.\nWell.', language: 'cy', pages });
    const files = xapi.manifest(of, [], { launch: 'index.html', schemaFolder: '' });
    expect(files.map(({ path, role }) => ({ path, role }))).toEqual([{ path: 'tincan.xml', role: 'manifest' }]);
    expect(files[0] && 'contents' in files[0] && files[0].contents).toMatchSnapshot();
  });

  test('says nothing of answers where the course reports none', () => {
    const pages = [page('one', 'One', { activities: [activity('first-words', 'What?')] })];
    expect(writeTincan(course({ pages }), 'index.html')).toContain('/first-words"');
    const silent = { interactions: false, profile: 'generic' };
    expect(writeTincan(course({ pages, tracking: silent }), 'index.html')).not.toContain('/first-words"');
  });

  test('can be read back, whatever the titles', () => {
    const anything = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(anything, anything, (title, description) => {
        const xml = writeTincan(course({ title, description }), 'index.html');
        const controls = [...xml].filter((character) => character < ' ' && !'\n\r\t'.includes(character));
        expect(controls).toEqual([]);
        expect(() => convert(xml, { format: 'object' })).not.toThrow();
      }),
    );
  });
});

describe('check', () => {
  test('wants an activity id where the command line asks for xAPI and course.yaml does not', () => {
    const { xapiActivityId: _id, ...nameless } = course({ targets: ['scorm12'] });
    expect(check(nameless).map(({ code }) => code)).toEqual(['xapi-activity-id-missing']);
    expect(check({ ...nameless, targets: ['xapi'] })).toEqual([]);
    expect(check(course())).toEqual([]);
    expect(() => xapi.manifest(nameless, [], { launch: 'index.html', schemaFolder: '' })).not.toThrow();
  });
});
