/** Guards against hosts and activities that throw, and against those that never answer. */

/** What `action` gives, or undefined where it throws: nobody else's fault may take the course down. */
export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** What the promise comes to, or `otherwise` where it fails or takes longer than so many milliseconds. */
export function within<T>(
  milliseconds: number,
  promise: Promise<T>,
  otherwise: T,
  later: (callback: () => void, milliseconds: number) => () => void,
): Promise<T> {
  return new Promise((resolve) => {
    const cancel = later(() => resolve(otherwise), milliseconds);
    const finish = (value: T): void => {
      cancel();
      resolve(value);
    };
    promise.then(finish, () => finish(otherwise));
  });
}
