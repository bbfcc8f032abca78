/** Seeded chance: the same seed gives the same order after every reload; Math.random is never used for what a learner sees. */

/** A stream of numbers in [0, 1) that depends on the seed alone (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A new list in an order that depends on the seed alone (Fisher–Yates). */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = seededRandom(seed);
  const result = [...list];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const held = result[last] as T;
    result[last] = result[other] as T;
    result[other] = held;
  }
  return result;
}

/** The list, or where that is right the same in the next order, its first at its end: what is to be sorted is never shown sorted. */
export function exceptRight<T>(list: readonly T[], isRight: (list: readonly T[]) => boolean): readonly T[] {
  return isRight(list) ? [...list.slice(1), ...list.slice(0, 1)] : list;
}
