/** Readable, unique ids for the parts of an interaction: made from the texts alone, so that they outlast a reordering. */

import { slug } from './text.js';
import type { InteractionComponent } from './tracking.js';

const LIMIT = 40;

/** A component for each text. The ids depend on the texts' order only where two would have the same one. */
export function componentsOf(texts: readonly string[]): InteractionComponent[] {
  const taken = new Set<string>();
  return texts.map((text, index) => {
    const base = slug(text, LIMIT) || `option-${index + 1}`;
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base.slice(0, LIMIT - 1 - String(n).length)}-${n}`;
    taken.add(id);
    return { id, text };
  });
}
