/** The order of paths as people count: 2 before 10, a folder's index.md first, the same on every machine. */

import { compareText } from '../../model/text.js';

/** Orders two paths with `/`, part by part; numbers in names count as numbers. A total order: only equal paths compare as 0. */
export function compareNaturally(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = compareNames(left[at] as string, right[at] as string);
    if (order !== 0) return order;
  }
  return left.length - right.length || compareText(a, b);
}

function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  if (a === 'index.md' || b === 'index.md') return a === 'index.md' ? -1 : 1;
  // Without the ending, so that 03-facts.md and the folder 03-facts-again are ordered by their names alone.
  const order = compareChunks(chunksOf(withoutEnding(a)), chunksOf(withoutEnding(b)));
  return order !== 0 ? order : compareText(a, b);
}

function withoutEnding(name: string): string {
  return name.endsWith('.md') ? name.slice(0, -3) : name;
}

function chunksOf(name: string): string[] {
  return name.toLowerCase().match(/[0-9]+|[^0-9]+/g) ?? [];
}

function compareChunks(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compareChunk(a[at] as string, b[at] as string);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareChunk(a: string, b: string): number {
  if (!/^[0-9]/.test(a) || !/^[0-9]/.test(b)) return compareText(a, b);
  const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return left.length - right.length || compareText(left, right);
}
