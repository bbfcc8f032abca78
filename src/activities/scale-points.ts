/** Points of a scale in saved progress: each is known by its text, so that labels change places without moving anybody's answer. */

import { compareText } from '../model/text.js';

/** The point's place in the order of the texts; -1 where none is chosen. */
export function packPoint(scale: readonly string[], point: number | null | undefined): number {
  return inTextOrder(scale).indexOf(scale[point ?? -1] ?? '');
}

/** The inverse of {@link packPoint}; undefined where the scale has no such point. */
export function unpackPoint(scale: readonly string[], value: number): number | undefined {
  const text = inTextOrder(scale)[value];
  return text === undefined ? undefined : scale.indexOf(text);
}

function inTextOrder(scale: readonly string[]): string[] {
  return [...scale].sort(compareText);
}
