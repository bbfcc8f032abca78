/** Walks a page's tree: each directive is looked up, checked, and becomes a block, an activity or a part of the one around it. */

import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { commonAttributes, commonParts } from '../../activities/common.js';
import type { AttributeSchema } from '../../model/attribute-schema.js';
import type { ActivitySlice, BlockPart, BlockSlice, Directive, FlowContent, Part, PartRow } from '../../model/slice.js';
import { mendLine } from '../parse/broken-line.js';
import { type DirectiveNode, isDirective } from '../parse/directive-nodes.js';
import { isLabel } from '../parse/nest-containers.js';
import { checkAttributes } from './check-attributes.js';
import { makeActivity } from './make-activity.js';
import { activityInActivity, reportUnknownName } from './name-problems.js';
import { readAttributes } from './read-attributes.js';
import type { PartRows, Reading, ReadShape, Surroundings } from './reading.js';
import { checkShape } from './shape-problems.js';
import { ACTIVITY_ROW, type NameRow } from './vocabulary.js';

/** Only activities have an id. */
export const ID_ATTRIBUTE = {
  id: { type: 'text', doc: 'Its permanent id, written `#id`.' },
} as const satisfies AttributeSchema;

interface ReadContent {
  readonly content: RootContent[];
  readonly parts: Part[];
}

const NOTHING: ReadContent = { content: [], parts: [] };

/** Every directive takes these. */
export const SHARED_ATTRIBUTES = {
  lang: { type: 'language', doc: 'The language of what is in it, as a BCP 47 code.' },
} as const satisfies AttributeSchema;

/** Reads siblings; parts are handed back to the directive that they belong to. */
export function readChildren(nodes: readonly RootContent[], around: Surroundings, reading: Reading): ReadContent {
  const read: ReadContent = { content: [], parts: [] };
  for (const node of nodes) {
    const { content, parts } = isDirective(node) ? readOne(node, around, reading) : readPlain(node, around, reading);
    for (const child of content) read.content.push(child);
    for (const part of parts) read.parts.push(part);
  }
  return read;
}

/** Plain Markdown, in place: others hold on to its nodes. Only what stands directly in a directive is a part of it. */
function readPlain(node: RootContent, around: Surroundings, reading: Reading): ReadContent {
  const isRead = node.type === 'block' || node.type === 'blockPart';
  if (isRead || !('children' in node)) return { content: [node], parts: [] };
  const { content } = readChildren(node.children as RootContent[], { ...around, parts: {} }, reading);
  node.children = content as typeof node.children;
  for (const slice of reading.vocabulary.adopting) {
    const adopted = slice.adopt?.(node, reading.parse);
    if (adopted === undefined) continue;
    const { data, children } = adopted;
    return { content: [blockNode({ name: slice.name, data, children }, node)], parts: [] };
  }
  return { content: [node], parts: [] };
}

function readOne(node: DirectiveNode, around: Surroundings, reading: Reading): ReadContent {
  const { name } = node;
  if (node.type === 'textDirective') {
    const inline = Object.hasOwn(around.inline, name) ? around.inline[name] : undefined;
    if (inline !== undefined) return readInlinePart(node, inline, { around, reading });
  }
  const part = Object.hasOwn(around.parts, name) ? around.parts[name] : undefined;
  if (part !== undefined) return readPart(node, part, { around, reading });
  const block = reading.vocabulary.blocks.get(name);
  if (block !== undefined) return readBlock(node, block, { around, reading });
  const slice = reading.vocabulary.activities.get(name);
  // A name may be an activity's and that of its part: `:number[42]`.
  if (slice === undefined || (node.type === 'textDirective' && reading.vocabulary.parts.has(name))) {
    if (!(around.unknown && reading.vocabulary.parts.has(name))) reportUnknownName(node, around, reading);
    readChildren(node.children as RootContent[], { ...around, parts: {}, owner: name, unknown: true }, reading);
    return NOTHING;
  }
  if (around.activity !== undefined) {
    reading.context.report(activityInActivity, reading.parse.placeOf(node), { name, outer: around.activity });
    return NOTHING;
  }
  return readActivity(node, slice, { around, reading });
}

interface Where {
  readonly around: Surroundings;
  readonly reading: Reading;
}

function readBlock(node: DirectiveNode, slice: BlockSlice, { around, reading }: Where): ReadContent {
  const inner = { ...around, parts: slice.parts, owner: slice.name };
  const { directive, form, checked, isShaped, hasMistakes, isGood } = readShape(
    node,
    { row: slice, schema: slice.attributes },
    inner,
    reading,
  );
  // What else it lacks is said at once where no more than a required attribute is wrong: slices expect that.
  const isOwnRequired = (name: string): boolean =>
    Object.hasOwn(slice.attributes, name) && !!slice.attributes[name]?.required;
  if (!isShaped || hasMistakes || !checked.bad.every(isOwnRequired)) return NOTHING;
  const data = slice.parse({ ...directive, form }, reading.parse);
  if (data === undefined || !isGood) return NOTHING;
  const children = form === 'text' ? directive.label : [...directive.children, ...directive.parts.map(blockPart)];
  const { lang } = checked.values;
  return { content: [blockNode({ name: slice.name, data, children, lang }, node)], parts: [] };
}

/** A part as a node, so that whatever walks the page finds what it holds. */
function blockPart({ name, label, attributes, children }: Part): BlockPart {
  const { lang } = attributes as { readonly lang?: string };
  const common = { type: 'blockPart', name, attributes, ...(lang === undefined ? {} : { lang }) } as const;
  return { ...common, label: { ...common, children: [...label] }, children: [...children] };
}

function blockNode(
  block: { name: string; data: unknown; children: readonly (FlowContent | BlockPart)[]; lang?: unknown },
  { position }: Nodes,
): RootContent {
  const { name, data, lang } = block;
  const children: Nodes[] = [...block.children];
  return {
    type: 'block',
    name,
    data,
    ...(typeof lang === 'string' ? { lang } : {}),
    children,
    ...(position === undefined ? {} : { position }),
  };
}

function readActivity(node: DirectiveNode, slice: ActivitySlice, { around, reading }: Where): ReadContent {
  const schema = { ...ID_ATTRIBUTE, ...commonAttributes, ...slice.attributes };
  const parts = { ...commonParts, ...slice.parts };
  const { badParts } = reading;
  const inner = { ...around, parts, inline: inlineOf(slice.parts), owner: slice.name, activity: slice.name };
  const shape = readShape(node, { row: ACTIVITY_ROW, schema }, inner, reading);
  const activity = makeActivity(node, { slice, shape, hasBadParts: reading.badParts > badParts }, reading);
  return activity === undefined ? NOTHING : { content: [activity], parts: [] };
}

function readPart(node: DirectiveNode, row: PartRow, { around, reading }: Where): ReadContent {
  const inner = { ...around, parts: row.parts, inline: inlineOf(row.parts), owner: node.name };
  const { directive, isGood } = readShape(node, { row, schema: row.attributes }, inner, reading);
  if (isGood) return { content: [], parts: [directive] };
  reading.badParts += 1;
  return NOTHING;
}

/** It stays where it is: what it belongs to looks for it there. */
function readInlinePart(node: DirectiveNode, row: PartRow, { around, reading }: Where): ReadContent {
  const inner = { ...around, parts: {}, inline: {}, owner: node.name };
  const { directive: part, isGood } = readShape(node, { row, schema: row.attributes }, inner, reading);
  if (!isGood) reading.badParts += 1;
  const { position } = node;
  return { content: [{ type: 'part', part, ...(position && { position }) }], parts: [] };
}

function inlineOf(parts: PartRows): PartRows {
  return Object.fromEntries(Object.entries(parts).filter(([, { forms }]) => forms.includes('text')));
}

const FORMS = { containerDirective: 'container', leafDirective: 'leaf', textDirective: 'text' } as const;

/** What all directives have alike: form, label, attributes, content and parts, each checked. */
export function readShape(
  node: DirectiveNode,
  { row, schema }: { row: NameRow; schema: AttributeSchema },
  inner: Surroundings,
  reading: Reading,
): ReadShape {
  const { name } = node;
  const place = reading.parse.placeOf(node);
  const form = FORMS[node.type];
  const { label, body } = splitLabel(node);
  const isShaped = checkShape({ node, form, hasLabel: label.length > 0 }, row, reading);
  const { report, source } = reading.context;
  const raw = node.data?.rawAttributes;
  let mistakes = 0;
  const written = readAttributes(raw ?? { text: '', line: 1, column: 1 }, source.path, {
    report: (...call) => {
      mistakes += 1;
      report(...call);
    },
    mended: () => mendLine(reading.parse.sourceOf(node).split('\n', 1)[0] ?? '', reading.vocabulary).mended,
  });
  const checked = checkAttributes(written, { ...schema, ...SHARED_ATTRIBUTES }, { name, place }, reading.context);
  const labelRead = readChildren(label, { ...inner, parts: {} }, reading).content as PhrasingContent[];
  const { content, parts } = readChildren(body, inner, reading);
  const attributes = checked.values as Directive['attributes'];
  const directive: Part = { name, place, label: labelRead, attributes, children: content, parts };
  return {
    directive,
    form,
    checked,
    isShaped,
    hasMistakes: mistakes > 0,
    isGood: isShaped && mistakes === 0 && checked.bad.length === 0,
  };
}

function splitLabel(node: DirectiveNode): { label: PhrasingContent[]; body: RootContent[] } {
  if (node.type !== 'containerDirective') return { label: node.children, body: [] };
  const [first, ...rest] = node.children;
  return first !== undefined && isLabel(first)
    ? { label: first.children, body: rest }
    : { label: [], body: node.children };
}
