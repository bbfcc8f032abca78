/** Time that passes when it is told to, with the timers of several windows, and chance that can be repeated. */

export interface VirtualTime {
  /** Milliseconds since the epoch. */
  now: number;
  readonly timers: Set<Timer>;
}

interface Timer {
  readonly at: number;
  /** The window that it goes away with. */
  readonly owner: object;
  readonly run: () => void;
}

export function startTime(): VirtualTime {
  return { now: Date.UTC(2026, 4, 3, 9), timers: new Set() };
}

/** Calls back later; the result takes it back. */
export function later({ now, timers }: VirtualTime, timer: Omit<Timer, 'at'>, milliseconds: number): () => void {
  const set = { ...timer, at: now + milliseconds };
  timers.add(set);
  return () => void timers.delete(set);
}

/** As when a window is gone. */
export function forget({ timers }: VirtualTime, owner: object): void {
  for (const timer of timers) if (timer.owner === owner) timers.delete(timer);
}

/** Lets everything be heard that needs no time. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Lets time pass, timer by timer. */
export async function pass(time: VirtualTime, milliseconds: number): Promise<void> {
  const end = time.now + milliseconds;
  await settled();
  while (await runNext(time, end));
  time.now = Math.max(time.now, end);
}

async function runNext(time: VirtualTime, end: number): Promise<boolean> {
  let next: Timer | undefined;
  for (const timer of time.timers) if (timer.at <= end && (!next || timer.at < next.at)) next = timer;
  if (!next) return false;
  time.timers.delete(next);
  time.now = Math.max(time.now, next.at);
  next.run();
  await settled();
  return true;
}

/** Waits for a promise while time passes. */
export async function awaitIn<T>(time: VirtualTime, promise: Promise<T>, milliseconds = 60_000): Promise<T> {
  let result: { readonly value: T } | undefined;
  void promise.then((value) => {
    result = { value };
  });
  const end = time.now + milliseconds;
  await settled();
  while (!result && (await runNext(time, end)));
  if (!result) throw new Error('What was waited for has not come.');
  return result.value;
}

/** Runs something under this time, with chance that comes from a seed. */
export async function underTime<T>(time: VirtualTime, seed: number, run: () => Promise<T>): Promise<T> {
  const [now, random] = [Date.now, Math.random];
  Date.now = () => time.now;
  Math.random = chance(seed);
  try {
    return await run();
  } finally {
    Date.now = now;
    Math.random = random;
  }
}

/** mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
