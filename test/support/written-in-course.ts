/** What the pages and settings of a course folder make use of, read from its sources alone. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { commonParts } from '../../src/activities/common.js';
import { readAttributes } from '../../src/compiler/directives/read-attributes.js';
import { makeVocabulary } from '../../src/compiler/directives/vocabulary.js';
import { type DirectiveNode, isDirective } from '../../src/compiler/parse/directive-nodes.js';
import { isLabel } from '../../src/compiler/parse/nest-containers.js';
import { parsePage } from '../../src/compiler/parse.js';
import type { YamlNode } from '../../src/compiler/yaml/yaml-node.js';
import { readYaml } from '../../src/compiler/yaml.js';
import type { Report } from '../../src/model/diagnostic.js';
import type { PartRow } from '../../src/model/slice.js';

/** A course's texts by their paths. */
export type Sources = ReadonlyMap<string, string>;

/** All Markdown and YAML of a folder. */
export function readSources(folder: string): Sources {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const isText = (path: string): boolean => /\.(md|yaml)$/.test(path) && !path.startsWith('media');
  return new Map(paths.filter(isText).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

const fail: Report = ({ code }, place) => {
  throw new Error(`${code} at ${place?.file}:${place?.line}`);
};

const vocabulary = makeVocabulary();

/** A directive around another: what it is called in the list, and the parts that it may have. */
interface Owner {
  readonly name: string;
  readonly parts: Readonly<Record<string, PartRow>>;
  readonly inline: Readonly<Record<string, PartRow & { readonly of: string }>>;
}

const NOBODY: Owner = { name: '', parts: {}, inline: {} };

/**
 * What directives the pages have, as `tabs`, `tabs/tab`, `callout (container)`, `callout[…]`, `callout{type}`,
 * `callout{type=tip}`; parts that every activity may have as `activity/hint`.
 */
export function directivesIn(sources: Sources): Set<string> {
  const found = new Set<string>();
  for (const [path, text] of sources) {
    if (!path.endsWith('.md')) continue;
    const parsed = parsePage({ path, text }, fail);
    if (parsed) walk(parsed.tree, NOBODY, found);
  }
  return found;
}

function walk(node: Nodes, owner: Owner, found: Set<string>): void {
  const inner = isDirective(node) ? note(node, owner, found) : owner;
  if ('children' in node) for (const child of node.children) walk(child, inner, found);
}

function note(node: DirectiveNode, owner: Owner, found: Set<string>): Owner {
  const { called, parts } = identify(node, owner);
  found.add(called);
  found.add(`${called} (${node.type.replace('Directive', '')})`);
  const first = node.children[0];
  const hasLabel = node.type === 'containerDirective' ? first !== undefined && isLabel(first) : first !== undefined;
  if (hasLabel) found.add(`${called}[…]`);
  const raw = node.data?.rawAttributes ?? { text: '', line: 1, column: 1 };
  for (const { name, value } of readAttributes(raw, '', { report: fail, mended: () => '' }).values()) {
    found.add(`${called}{${name}}`).add(`${called}{${name}=${value}}`).add(`{${name}}`);
  }
  const inline = Object.entries(parts).filter(([, { forms }]) => forms.includes('text'));
  const inlineOf = Object.fromEntries(inline.map(([name, row]) => [name, { ...row, of: called }]));
  return { name: called, parts, inline: { ...owner.inline, ...inlineOf } };
}

/** What a directive is called in the list, and the parts of it. */
function identify(node: DirectiveNode, owner: Owner): { called: string; parts: Owner['parts'] } {
  const { name } = node;
  const inline = node.type === 'textDirective' ? owner.inline[name] : undefined;
  if (inline) return { called: `${inline.of}/${name}`, parts: inline.parts };
  const part = owner.parts[name];
  if (part) return { called: name in commonParts ? `activity/${name}` : `${owner.name}/${name}`, parts: part.parts };
  const activity = vocabulary.activities.get(name);
  if (activity) return { called: name, parts: { ...commonParts, ...activity.parts } };
  return { called: name, parts: vocabulary.blocks.get(name)?.parts ?? {} };
}

/** The settings that a YAML text has, by their paths such as `assessment.draw`, and each with its words: `kind=content`. */
export function settingsIn(text: string, file: string): Set<string> {
  const found = new Set<string>();
  const node = readYaml(text, { file, line: 1, report: fail });
  if (node) noteSettings(node, '', found);
  return found;
}

function noteSettings(node: YamlNode, path: string, found: Set<string>): void {
  if (path) found.add(path);
  if (node.kind === 'map') {
    for (const { key, value } of node.entries) noteSettings(value, path ? `${path}.${key}` : key, found);
  } else if (node.kind === 'list') for (const item of node.items) noteSettings(item, path, found);
  else if (node.kind !== 'empty') found.add(`${path}=${node.text}`);
}

/** The front matter of all pages together. */
export function frontMatterIn(sources: Sources): Set<string> {
  const found = new Set<string>();
  for (const [path, text] of sources) {
    const { frontMatter } = (path.endsWith('.md') && parsePage({ path, text }, fail)) || {};
    if (frontMatter) for (const each of settingsIn(frontMatter.text, path)) found.add(each);
  }
  return found;
}
