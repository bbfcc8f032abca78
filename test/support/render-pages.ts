/** Renders Markdown by the real render stage, without the stages before it: words from the message files, a made-up course. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parse as parseYaml } from 'yaml';
import { render } from '../../src/compiler/render.js';
import type { Activity, Asset, Course, Page } from '../../src/model/course.js';
import type { Report } from '../../src/model/diagnostic.js';
import type { Message } from '../../src/model/messages.js';
import type { Site } from '../../src/model/site.js';
import type { BlockNode, LinkTarget } from '../../src/model/slice.js';
import { slug } from '../../src/model/text.js';
import type { Words } from '../../src/theme/words.js';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** What scripts/build.mjs makes of the message files. */
export function readWords(): Words {
  const words: { page: Record<string, Message>; script: Record<string, Message> } = { page: {}, script: {} };
  const folders = ['runtime', 'theme', ...['activities', 'blocks', 'standards'].flatMap(slicesOf)];
  for (const folder of folders) {
    const file = join(root, 'src', folder, 'messages/en-GB.yaml');
    if (!existsSync(file)) continue;
    const read = parseYaml(readFileSync(file, 'utf8'));
    for (const part of ['page', 'script'] as const) {
      for (const [key, message] of Object.entries(read[part] ?? {})) {
        words[part][`${folder.replaceAll('/', '.')}.${key}`] = message as Message;
      }
    }
  }
  return words;
}

function slicesOf(shelf: string): string[] {
  const entries = readdirSync(join(root, 'src', shelf), { withFileTypes: true });
  return [shelf, ...entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${shelf}/${name}`)];
}

/** A page's Markdown as a tree, its links and headings resolved in the simplest way. */
export function parseMarkdown(markdown: string): Root {
  const tree: Root = unified().use(remarkParse).use(remarkGfm).parse(markdown);
  visit(tree, (node: Nodes) => {
    if (node.type === 'heading') {
      const words = node.children.map((child) => ('value' in child ? child.value : '')).join('');
      node.data = { anchor: slug(words) };
    } else if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      node.data = { target: targetOf(node.url) };
    } else if (node.type === 'html') {
      const addresses = [...node.value.matchAll(/(?:src|href)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi)];
      const written = addresses.map((match) => match[1] ?? match[2] ?? match[3] ?? '');
      node.data = { targets: Object.fromEntries(written.map((address) => [address, targetOf(address)])) };
    }
  });
  return tree;
}

function targetOf(url: string): LinkTarget {
  if (/^[a-z]+:/i.test(url)) return { kind: 'external', url };
  const [path = '', anchor] = url.split('#');
  if (!path.endsWith('.md')) return { kind: 'asset', path };
  const pageId = path.replace(/^.*\//, '').replace(/^\d+-|\.md$/g, '');
  return anchor === undefined ? { kind: 'page', pageId } : { kind: 'page', pageId, anchor };
}

export function makePage(id: string, content: string | Root | undefined, settings: Partial<Page> = {}): Page {
  const tree = typeof content === 'string' ? parseMarkdown(content) : content;
  return {
    id,
    title: `The page ${id}`,
    was: [],
    source: `${id}.md`,
    kind: 'content',
    objectiveIds: [],
    unlock: { when: 'free' },
    completion: 'view',
    ...(tree ? { content: tree } : {}),
    activities: [],
    children: [],
    ...settings,
  };
}

export function makeAsset(path: string, facts: Partial<Asset> = {}): Asset {
  const [name, ending] = (path.split('/').at(-1) ?? '').split('.');
  return { path, absolutePath: `/${path}`, bytes: 12_345, packagePath: `media/${name}.0a1b2c3d.${ending}`, ...facts };
}

export function makeCourse(pages: readonly Page[], settings: Partial<Course> = {}): Course {
  return {
    id: 'a',
    title: 'A course',
    version: '1.0.0',
    language: 'en-GB',
    keywords: [],
    authors: [],
    sensitive: false,
    theme: 'nhs',
    navigation: { unlock: 'free', exitButton: true },
    completion: { pages: 1, assessment: 'none', activities: [] },
    success: 'none',
    tracking: { interactions: true, profile: 'generic' },
    targets: ['scorm12'],
    pages,
    objectives: [],
    assets: [],
    ...settings,
  };
}

export interface Rendered {
  readonly site: Site;
  /** The pages' markup, in order. */
  readonly html: readonly string[];
  /** Codes of what was reported, with the names in it. */
  readonly reported: readonly string[];
}

export function renderCourse(course: Course, words = readWords()): Rendered {
  const reported: string[] = [];
  const report: Report = ({ code }, _place, values) => reported.push([code, ...Object.values(values ?? {})].join(' '));
  const site = render(course, { theme: { words }, report });
  return { site, html: site.pages.map(({ html }) => html), reported };
}

/** The markup of a course's only page, without its section and title. */
export function renderMarkdown(markdown: string | Root, settings: Partial<Course> = {}): string {
  const { html } = renderCourse(makeCourse([makePage('p', markdown)], settings));
  return (html[0] ?? '').replace(/^<section[^>]*>\n<h1[^>]*>[^<]*<\/h1>\n/, '').replace(/\n?<\/section>$/, '');
}

/** A block as the compiler would put it into a page. */
export function makeBlock(name: string, data: unknown, children: Nodes[] = [], lang?: string): BlockNode {
  return { type: 'block', name, data, children, ...(lang === undefined ? {} : { lang }) };
}

/** An activity of any type around data that its slice has parsed. */
export function makeActivity(id: string, type: string, data: unknown, settings: Partial<Activity> = {}): Activity {
  return {
    id,
    type,
    pageId: 'p',
    source: { file: 'p.md', line: 1, column: 1 },
    was: [],
    points: 1,
    attempts: 0,
    required: true,
    shuffle: false,
    objectiveIds: [],
    fingerprint: 7,
    feedback: {},
    data,
    config: { some: 'config' },
    ...settings,
  };
}
