import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readDocuments } from '../../src/compiler/documents.js';
import type { Course } from '../../src/model/course.js';
import { makeAsset, makeBlock, makeCourse, makePage, renderCourse } from '../support/render-pages.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A page with a recording whose transcript is `text`, deep within other blocks. */
function courseWith(text: string, name = 'talk.md'): Course {
  const absolutePath = join(folder, name);
  writeFileSync(absolutePath, text);
  const audio = makeBlock('audio', { title: 'Jo', src: 'talk.mp3', transcript: name });
  const details = makeBlock('details', { summary: [] }, [{ type: 'blockquote', children: [audio] }]);
  const assets = [makeAsset(name, { absolutePath, bytes: Buffer.byteLength(text) }), makeAsset('talk.mp3')];
  return makeCourse([makePage('p', { type: 'root', children: [details] })], { assets });
}

function read(course: Course): { course: Course; reported: string[] } {
  const reported: string[] = [];
  const result = readDocuments(course, ({ code }, place) => reported.push(`${code} ${place?.file}:${place?.line}`));
  return { course: result, reported };
}

test.each(['talk.md', 'talk.txt'])('%s is shown within the page', (name) => {
  const { course, reported } = read(
    courseWith('## Later\r\n\r\n**Jo:** see [this](https://x.uk), [that](b.md).\n', name),
  );
  expect(reported).toEqual([]);
  const html = renderCourse(course).html[0];
  expect(html).toContain('<strong>Jo:</strong> see <a href="https://x.uk"');
  expect(html).toContain(', that.</p>');
  expect(html).toContain('<h2>Later</h2>');
});

test('raw HTML in it is as harmless as on a page', () => {
  const { course } = read(courseWith('<img src=x onerror=alert(1)><b onclick="x()">b</b>'));
  expect(renderCourse(course).html[0]).not.toMatch(/onerror|onclick|<img/);
});

test('a transcript of another kind stays a file to save', () => {
  const { course } = read(courseWith('x', 'talk.pdf'));
  expect(course.documents).toEqual({});
  expect(renderCourse(course).html[0]).toContain('download="talk.pdf">Transcript (PDF, 1 KB)');
});

test('a course without any is left as it is', () => {
  const course = makeCourse([makePage('p', 'x')], { assets: [makeAsset('a.md')] });
  expect(read(course).course).toBe(course);
});

test('document-too-large', () => {
  expect(read(courseWith('x'.repeat(256 * 1024 + 1))).reported).toEqual(['document-too-large talk.md:1']);
});

test('document-holds-directive', () => {
  const { reported } = read(courseWith('Text.\n\n:::callout\n\nNote.\n\n:::\n'));
  expect(reported).toEqual(['document-holds-directive talk.md:3']);
});
