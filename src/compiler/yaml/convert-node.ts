/** The YAML library's nodes → our plain nodes; what a course cannot use (aliases, odd keys, repeated keys) is reported. */

import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { defineError } from '../../diagnostics/define.js';
import type { Place, Report } from '../../model/diagnostic.js';
import type { YamlEntry, YamlNode } from './yaml-node.js';
import type { DamagedRange } from './yaml-problems.js';

const alias = defineError(
  'yaml-alias',
  'This is a YAML alias, which stands for a value elsewhere. A course is written without them: a few lines of them can grow into gigabytes.',
  'Write the value itself here; put a text that begins with * in quotes.',
);
const repeatedKey = defineError(
  'yaml-repeated-key',
  '"{key}" stands here for the second time; the first is on line {line}. Only one of the two could hold.',
  'Remove one of them, or join the two.',
);
const keyNoText = defineError(
  'yaml-key-not-text',
  'What stands before the colon here is no name.',
  'Write a name, such as `title:`.',
);

export interface ConvertContext {
  readonly text: string;
  placeAt(offset: number): Place;
  readonly report: Report;
  readonly damaged: readonly DamagedRange[];
}

/** Undefined where the node is nothing that a course can use, which has been reported. */
export function convertNode(
  node: Node | null | undefined,
  context: ConvertContext,
  fallback = 0,
): YamlNode | undefined {
  if (!node) return { kind: 'empty', place: context.placeAt(fallback) };
  const place = context.placeAt(node.range?.[0] ?? fallback);
  if (isAlias(node)) {
    context.report(alias, place);
    return undefined;
  }
  if (isMap(node)) return convertMap(node, place, context);
  if (isSeq(node)) {
    const items = node.items.map((item) => convertNode(item as Node | null, context, node.range?.[0] ?? fallback));
    return { kind: 'list', place, items: items.filter((item) => item !== undefined) };
  }
  return isScalar(node) ? convertScalar(node.value, node.source ?? '', place) : undefined;
}

function convertScalar(value: unknown, source: string, place: Place): YamlNode {
  if (typeof value === 'string') return { kind: 'text', text: value, place };
  if (typeof value === 'number') return { kind: 'number', number: value, text: source, place };
  if (typeof value === 'boolean') return { kind: 'flag', flag: value, text: source, place };
  return value === null ? { kind: 'empty', place } : { kind: 'text', text: source, place };
}

function convertMap(map: YAMLMap, place: Place, context: ConvertContext): YamlNode {
  const entries: YamlEntry[] = [];
  const lines = new Map<string, number>();
  let damaged = false;
  for (const pair of map.items as Pair<Node | null, Node | null>[]) {
    const entry = convertEntry(pair, context);
    const first = entry === undefined ? undefined : lines.get(entry.key);
    if (entry !== undefined && first === undefined) {
      entries.push(entry);
      lines.set(entry.key, entry.place.line);
    } else {
      damaged = true;
      if (entry !== undefined) context.report(repeatedKey, entry.place, { key: entry.key, line: first ?? 0 });
    }
  }
  return { kind: 'map', place, entries, damaged };
}

function convertEntry(pair: Pair<Node | null, Node | null>, context: ConvertContext): YamlEntry | undefined {
  const start = pair.key?.range?.[0] ?? pair.value?.range?.[0] ?? 0;
  const keyEnd = pair.key?.range?.[1] ?? start;
  if (isDamaged(pair, [start, Math.max(keyEnd, pair.value?.range?.[1] ?? 0)], context)) return undefined;
  const place = context.placeAt(start);
  if (!isScalar(pair.key) || pair.key.value === null || pair.key.value === '') {
    context.report(keyNoText, place);
    return undefined;
  }
  const key = typeof pair.key.value === 'string' ? pair.key.value : (pair.key.source ?? '');
  const value = convertNode(pair.value, context, keyEnd);
  return value === undefined ? undefined : { key, place, value };
}

/**
 * A map or list is not dropped for an error within it: its own entries are looked at one by one. Where a value is missing,
 * it may be what the next line was meant to be.
 */
function isDamaged(
  pair: Pair<Node | null, Node | null>,
  range: DamagedRange,
  { damaged, text }: ConvertContext,
): boolean {
  const isBlock = (isMap(pair.value) || isSeq(pair.value)) && !pair.value.flow;
  const firstLineEnd = lineEnd(text, range[0]);
  const isEmpty = !pair.value || (isScalar(pair.value) && pair.value.value === null);
  const end = isBlock ? Math.min(range[1], firstLineEnd) : isEmpty ? lineEnd(text, firstLineEnd + 1) : range[1];
  return damaged.some(([from, to]) => from <= end && to >= range[0]);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
