/** What the adapter needs of a browser, as a value: tests bring their own, with a clock that does not wait. */

/** A web storage that never throws: blocked or full, it forgets. */
export interface SafeStorage {
  keys(): readonly string[];
  get(key: string): string | undefined;
  /** Whether it was kept. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
}

export interface XapiEnvironment {
  /** The address that the course was opened at. */
  readonly address: string;
  /** Shows another address for the same page; later reloads go there. */
  replaceAddress(address: string): void;
  readonly sessionStorage: SafeStorage;
  readonly localStorage: SafeStorage;
  readonly fetch: (url: string, request: RequestInit) => Promise<Response>;
  /** Milliseconds since the epoch. */
  now(): number;
  random(): number;
  /** Calls back once after so many milliseconds, unless the function that it gives is called before. */
  after(milliseconds: number, callback: () => void): () => void;
  whenOnline(callback: () => void): void;
}

/** The environment that a browser's window is. */
export function environmentOf(window: Window): XapiEnvironment {
  return {
    address: window.location.href,
    replaceAddress(address) {
      try {
        window.history.replaceState(window.history.state, '', address);
      } catch {
        // A sandboxed frame may not; the address then stays as it is.
      }
    },
    sessionStorage: makeSafe(() => window.sessionStorage),
    localStorage: makeSafe(() => window.localStorage),
    fetch: (url, request) => window.fetch(url, request),
    now: () => Date.now(),
    random: () => Math.random(),
    after(milliseconds, callback) {
      const timer = window.setTimeout(callback, milliseconds);
      return () => window.clearTimeout(timer);
    },
    whenOnline: (callback) => window.addEventListener('online', callback),
  };
}

/** Naming a storage throws already where it is blocked, so it is named anew at each use. */
export function makeSafe(open: () => Storage): SafeStorage {
  const attempt = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return use(open());
    } catch {
      return otherwise;
    }
  };
  return {
    keys: () => attempt((storage) => Object.keys(storage), []),
    get: (key) => attempt((storage) => storage.getItem(key) ?? undefined, undefined),
    set: (key, value) => attempt((storage) => storage.setItem(key, value) === undefined, false),
    remove: (key) => attempt((storage) => storage.removeItem(key), undefined),
  };
}

/** Resolves after so many milliseconds. */
export function pause(environment: Pick<XapiEnvironment, 'after'>, milliseconds: number): Promise<void> {
  return new Promise((resolve) => environment.after(milliseconds, resolve));
}
