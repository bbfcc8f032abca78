/** Finds the glossary's terms in a page's sentences: each where it is used first. */

import type { Nodes, Root, Text } from 'mdast';
import type { Course, GlossaryTerm } from '../../model/course.js';
import type { BlockNode } from '../../model/slice.js';
import { squeeze } from '../../model/text.js';
import type { GlossaryData } from './model.js';

/** In these a button has no place, or a word is no use of the term. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['heading', 'link', 'linkReference', 'inlineCode', 'code', 'html', 'definition', 'activity'],
]);

/** Undefined where the course has no terms. */
export function markTerms({ glossary = [] }: Course): ((content: Root) => Root) | undefined {
  const forms = new Map<string, Form>();
  for (const term of glossary) for (const text of [term.term, ...term.also]) forms.set(keyOf(text), { text, term });
  if (forms.size === 0) return undefined;
  const pattern = patternOf([...forms.values()].map(({ text }) => text));
  return (content) => {
    const { children } = markIn(content, { forms, pattern, found: new Set() });
    return children === content.children ? content : { ...content, children: children as Root['children'] };
  };
}

/** A way to write a term. */
interface Form {
  readonly text: string;
  readonly term: GlossaryTerm;
}

interface Marking {
  readonly forms: ReadonlyMap<string, Form>;
  readonly pattern: RegExp;
  /** Terms that were met on this page. */
  readonly found: Set<GlossaryTerm>;
}

function keyOf(text: string): string {
  return squeeze(text).toLowerCase();
}

/** Whole words, the longest first: "risk assessment" is no "risk". A word with a hyphen is one word. */
function patternOf(texts: readonly string[]): RegExp {
  const sorted = [...texts].sort((a, b) => b.length - a.length);
  const escaped = sorted.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/ /g, '\\s+'));
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])`, 'giu');
}

type Parent = Extract<Nodes, { children: unknown }>;

/** The children with terms marked; the same where there are none, so that pages without terms cost nothing. */
function markIn(parent: Parent, marking: Marking): { readonly children: readonly Nodes[] } {
  const siblings: readonly Nodes[] = parent.children;
  // A term may stand between an author's own <a> and </a>.
  const hasHtml = siblings.some(({ type }) => type === 'html');
  const children = siblings.flatMap((node): Nodes[] => {
    if (node.type === 'text') return hasHtml ? [node] : markText(node, marking);
    if (LEFT_OUT.has(node.type) || ('lang' in node && typeof node.lang === 'string') || !('children' in node)) {
      return [node];
    }
    const marked = markIn(node, marking);
    return [marked.children === node.children ? node : ({ ...node, ...marked } as Nodes)];
  });
  const isSame = children.length === siblings.length && children.every((child, at) => child === siblings[at]);
  return { children: isSame ? siblings : children };
}

function markText(node: Text, { forms, pattern, found }: Marking): Nodes[] {
  const result: Nodes[] = [];
  let from = 0;
  for (const { 0: written, index } of node.value.matchAll(pattern)) {
    const form = forms.get(keyOf(written));
    if (!form || found.has(form.term) || !isMeant(form.text, written)) continue;
    found.add(form.term);
    if (index > from) result.push({ type: 'text', value: node.value.slice(from, index) });
    result.push(termNode(written, form.term));
    from = index + written.length;
  }
  if (from === 0) return [node];
  return from < node.value.length ? [...result, { type: 'text', value: node.value.slice(from) }] : result;
}

/** An abbreviation in capitals is one only in capitals: AID is not aid. */
function isMeant(form: string, written: string): boolean {
  return /\p{Ll}/u.test(form) || squeeze(written) === squeeze(form);
}

function termNode(written: string, { term, definition }: GlossaryTerm): BlockNode {
  const data: GlossaryData = { kind: 'term', term, definition };
  return { type: 'block', name: 'glossary', data, children: [{ type: 'text', value: written }] };
}
