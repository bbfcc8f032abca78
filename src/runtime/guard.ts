/** Guards against hosts and activities that throw, and against those that never answer. */

/** What `action` gives, or undefined where it throws: nobody else's fault may take the course down. */
export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** Calls back after a while; the result takes it back. */
export type Later = (callback: () => void, milliseconds: number) => () => void;

/** What `run` comes to, or `otherwise` where it fails or takes longer than `limit`: milliseconds. */
export async function within<T>(run: () => Promise<T>, otherwise: T, limit: number, later: Later): Promise<T> {
  let cancel = (): void => {};
  const late = new Promise<T>((resolve) => {
    cancel = later(() => resolve(otherwise), limit);
  });
  try {
    return await Promise.race([run(), late]);
  } catch {
    return otherwise;
  } finally {
    cancel();
  }
}
