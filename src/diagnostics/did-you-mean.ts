/** The nearest valid name to a wrong one. */

/** The known name nearest to `wrong`, or undefined where none is near: at most a third of its letters differ. */
export function nearestName(wrong: string, known: readonly string[]): string | undefined {
  const lower = wrong.slice(0, LONGEST).toLowerCase();
  const ranked = known
    .map((name) => ({ name, rank: rankOf(lower, name.toLowerCase()) }))
    .sort((a, b) => compareRanks(a.rank, b.rank));
  const best = ranked[0];
  return best && (best.rank[0] ?? 0) <= Math.max(1, Math.floor(Math.max(lower.length, best.name.length) / 3))
    ? best.name
    : undefined;
}

/** A sentence for a hint: "Did you mean `x`?", or the names there are. */
export function didYouMean(wrong: string, known: readonly string[]): string {
  const nearest = nearestName(wrong, known);
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  return known.length > 0 && known.length <= 24 ? `Known here: ${known.join(', ')}.` : '';
}

/** Letters of a name that are compared. */
const LONGEST = 64;

/** Of two names equally far the one of nearer length is meant, then the one that begins alike: `kid` is `kind`, not `id`. */
function rankOf(wrong: string, name: string): readonly number[] {
  const length = Math.abs(wrong.length - name.length);
  // Names that are so much longer or shorter cannot be near.
  const isFar = length > Math.max(1, Math.floor(Math.max(wrong.length, name.length) / 3));
  return [isFar ? Number.POSITIVE_INFINITY : distanceOf(wrong, name), length, wrong[0] === name[0] ? 0 : 1];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) if (value !== b[at]) return value - (b[at] ?? 0);
  return 0;
}

/** Letters to add, take away, change, or swap with their neighbour, until `a` is `b` (optimal string alignment). */
function distanceOf(a: string, b: string): number {
  const [from, to] = coresOf(a, b);
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_none, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const next = [row];
    for (let at = 1; at <= to.length; at++) {
      const same = from[row - 1] === to[at - 1];
      let steps = Math.min((next[at - 1] ?? 0) + 1, (last[at] ?? 0) + 1, (last[at - 1] ?? 0) + (same ? 0 : 1));
      const isSwap = row > 1 && at > 1 && from[row - 1] === to[at - 2] && from[row - 2] === to[at - 1];
      if (isSwap) steps = Math.min(steps, (beforeLast[at - 2] ?? 0) + 1);
      next.push(steps);
    }
    beforeLast = last;
    last = next;
  }
  return last[to.length] ?? 0;
}

/** The two without what they begin and end with alike, which costs no step: paths of one folder are compared fast. */
function coresOf(a: string, b: string): [string, string] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}
