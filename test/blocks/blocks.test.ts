import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { blocks } from '../../src/blocks/table.js';
import { makeBlock, makeCourse, makePage, renderCourse } from '../support/render-pages.js';
import { parseBlock, renderBlock } from './parse-block.js';

describe('the shelf', () => {
  test('has names and other names that nobody shares', () => {
    const names = blocks.flatMap(({ name, otherNames }) => [name, ...otherNames]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test('documents every block and attribute in a sentence', () => {
    const docs = blocks.flatMap(({ doc, attributes }) => [doc, ...Object.values(attributes).map((row) => row.doc)]);
    expect(docs.filter((doc) => !/^[A-Z].*\.$/.test(doc))).toEqual([]);
  });
});

test('every block’s script is at most 1.5 KB gzip', () => {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../../dist/runtime/blocks');
  const scripts = readdirSync(folder).filter(
    (file) => file.endsWith('.js') && blocks.some(({ name }) => file === `${name}.js`),
  );
  const sizes = scripts.map((file) => [file, gzipSync(readFileSync(join(folder, file)), { level: 9 }).length] as const);
  expect(scripts).toContain('tabs.js');
  expect(sizes.filter(([, bytes]) => bytes > 1536)).toEqual([]);
});

describe('details', () => {
  test('hides its text behind the summary', () => {
    expect(renderBlock('details', { label: 'Who *reads* it?', content: 'Nobody.' })).toBe(
      '<details class="cw-details"><summary>Who <em>reads</em> it?</summary>' +
        '<div class="cw-details-text"><p>Nobody.</p></div></details>',
    );
  });

  test('needs a text', () => {
    expect(parseBlock('details', { label: 'A' })).toEqual({ data: undefined, reported: ['details-empty'] });
  });
});

describe('quote', () => {
  test('names who said it', () => {
    expect(renderBlock('quote', { attributes: { by: 'A <nurse>' }, content: 'Ask first.' })).toBe(
      '<figure class="cw-quote"><blockquote><p>Ask first.</p></blockquote><figcaption>A &#x3C;nurse></figcaption></figure>',
    );
  });

  test('does without', () => {
    expect(renderBlock('quote', { content: 'Ask first.' })).not.toContain('figcaption');
  });
});

describe('span', () => {
  test('knows whether it pins its option', () => {
    expect(parseBlock('span', { attributes: { pin: true } }).data).toEqual({ pin: true });
    expect(parseBlock('span', {}).data).toEqual({ pin: false });
  });
});

describe('objectives', () => {
  const objectives = [
    { id: 'open', text: 'Open with a fact' },
    { id: 'close', text: 'End with a plan' },
  ];
  test('are the course’s where the page names none', () => {
    expect(renderBlock('objectives', {}, { objectives })).toBe(
      '<p>When you have finished this course, you will be able to:</p>\n' +
        '<ul class="cw-objectives"><li>Open with a fact</li><li>End with a plan</li></ul>',
    );
  });

  test('are the page’s where it names some', () => {
    const content = { type: 'root' as const, children: [makeBlock('objectives', null)] };
    const { html } = renderCourse(makeCourse([makePage('p', content, { objectiveIds: ['close'] })], { objectives }));
    expect(html[0]).toContain('<p>When you have finished this page, you will be able to:</p>');
    expect(html[0]).toContain('<li>End with a plan</li>');
    expect(html[0]).not.toContain('Open with a fact');
  });

  test('that do not exist are an error', () => {
    expect(parseBlock('objectives', {}, { objectiveIds: [] }).reported).toEqual(['objectives-none']);
    expect(parseBlock('objectives', {}, { objectiveIds: ['open'] }).reported).toEqual([]);
  });
});
