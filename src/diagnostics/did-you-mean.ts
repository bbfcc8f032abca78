/** The nearest valid name to a wrong one. */

import { distance } from 'fastest-levenshtein';

/** The known name nearest to `wrong`, or undefined where none is near: at most a third of its letters differ. */
export function nearestName(wrong: string, known: readonly string[]): string | undefined {
  const lower = wrong.slice(0, 64).toLowerCase();
  const ranked = known
    .map((name) => ({ name, distance: distance(lower, name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(1, Math.floor(Math.max(lower.length, best.name.length) / 3))
    ? best.name
    : undefined;
}

/** A sentence for a hint: "Did you mean `x`?", or the names there are. */
export function didYouMean(wrong: string, known: readonly string[]): string {
  const nearest = nearestName(wrong, known);
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  return known.length > 0 && known.length <= 24 ? `Known here: ${known.join(', ')}.` : '';
}
