/** The guide for authors: its examples are the reference course's own, and each directive has a section with a picture. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { activities } from '../../src/activities/table.js';
import { blocks } from '../../src/blocks/table.js';
import { readSources } from '../support/written-in-course.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const guide = readFileSync(join(root, 'docs/authoring.md'), 'utf8');
const sources = [...readSources(join(root, 'test/courses/everything')).values()];
const names = [...blocks, ...activities].map(({ name }) => name);

/** What the course cannot hold: a profile of one's own. */
const ELSEWHERE = ["title: Our trust's LMS"];

const KILOBYTE = 1000;

/** Sections by their headings, without what stands before the first; headings of examples are none. */
function sectionsOf(text: string): Map<string, string> {
  const masked = text.replaceAll(/^```[\s\S]*?^```$/gm, (fence) => fence.replaceAll(/^#/gm, '\\#'));
  const parts = masked.split(/^#{2,3} (.*)$/m).slice(1);
  return new Map(parts.flatMap((heading, at) => (at % 2 === 0 ? [[heading, parts[at + 1] ?? ''] as const] : [])));
}

const sections = sectionsOf(guide);

/** As code hosts make them. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/ /g, '-');
}

function picturesIn(text: string): { alt: string; path: string }[] {
  return [...text.matchAll(/!\[([^\]]*)\]\((images\/[^)]*)\)/g)].map(([, alt = '', path = '']) => ({ alt, path }));
}

describe('the guide for authors', () => {
  const fences = [...guide.matchAll(/^```(?:markdown|yaml)\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  const examples = fences.filter((text) => !ELSEWHERE.some((start) => text.startsWith(start)));

  test.each(examples.map((text) => [text.split('\n', 1)[0] ?? '', text] as const))(
    'shows what the course has: %s',
    (_line, text) => {
      expect(sources.filter((source) => source.includes(text))).not.toEqual([]);
    },
  );

  test.each(names)('has a section on %s, with a picture', (name) => {
    expect([...sections.keys()].flatMap((heading) => heading.split(' and '))).toContain(name);
    const [, section = ''] = [...sections].find(([heading]) => heading.split(' and ').includes(name)) ?? [];
    expect(section).toMatch(new RegExp(`:${name}[\`[{\\n]`));
    expect(picturesIn(section)).not.toEqual([]);
  });

  test('has a text for every picture, and no picture that nobody sees', () => {
    const pictures = picturesIn(guide);
    expect(pictures.filter(({ alt }) => alt.length < 10)).toEqual([]);
    const taken = readdirSync(join(root, 'docs/images/guide')).map((name) => `images/guide/${name}`);
    expect(pictures.map(({ path }) => path).sort()).toEqual(taken.sort());
  });

  test('has small pictures', () => {
    const folder = join(root, 'docs/images/guide');
    const sizes = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size] as const);
    expect(sizes.filter(([, size]) => size > 25 * KILOBYTE)).toEqual([]);
  });

  test('has links that lead somewhere', () => {
    const anchors = new Set([...sections.keys()].map(anchorOf));
    const text = guide.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
    for (const [, address = ''] of text.matchAll(/\]\(([^)\s]*)\)/g)) {
      if (address.startsWith('#')) expect([...anchors]).toContain(address.slice(1));
      else expect([address, existsSync(join(root, 'docs', address.split('#')[0] ?? ''))]).toEqual([address, true]);
    }
  });
});
