/** A guard for storages and histories that are blocked, full or broken: they throw, even where they are only named. */

/** What `action` gives; undefined where it throws. */
export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
