/** A browser's storage made of memory. */

/** Its keys are its own properties, as a browser's are. */
export function makeStorage(): Storage {
  const methods = {
    getItem: (key: string) => (Object.hasOwn(storage, key) ? storage[key] : null),
    setItem: (key: string, value: string) => {
      storage[key] = value;
    },
    removeItem: (key: string) => {
      delete storage[key];
    },
  };
  const storage = Object.create(methods) as Record<string, string>;
  return storage as unknown as Storage;
}
