import { describe, expect, test } from '@jest/globals';
import { createDeviceStore, type Storages } from '../../src/runtime/device-store.js';
import { memoryStorage } from './fixture.js';

const ann = { learner: { id: 'ann', name: 'Ann' } };

const device = (): Storages => ({ localStorage: memoryStorage(), sessionStorage: memoryStorage() });
/** Another window on the same device: it remembers nothing. */
const newWindow = ({ localStorage }: Storages): Storages => ({ localStorage, sessionStorage: memoryStorage() });
const NOBODY = { learner: { id: '', name: '' } };

describe('the device’s copy', () => {
  test('is apart for each course, learner and registration, and names nobody', () => {
    const storages = device();
    const storage = storages.localStorage;
    const stores = [
      createDeviceStore(storages, 'one', ann),
      createDeviceStore(storages, 'two', ann),
      createDeviceStore(storages, 'one', { learner: { id: 'bob', name: 'Bob' } }),
      createDeviceStore(storages, 'one', { ...ann, registration: 'r1' }),
    ];
    const texts = stores.map((_, index) => `1.attempt${index}.1.x.y`);
    expect(stores.map((store, index) => store.keep(texts[index] ?? ''))).toEqual([true, true, true, true]);
    const again = [
      createDeviceStore(storages, 'one', ann),
      createDeviceStore(storages, 'two', ann),
      createDeviceStore(storages, 'one', { learner: { id: 'bob', name: 'Bob' } }),
      createDeviceStore(storages, 'one', { ...ann, registration: 'r1' }),
    ];
    expect(again.map(({ copies }) => copies.texts[0])).toEqual(texts);
    expect(Array.from({ length: storage.length }, (_, index) => storage.key(index)).join()).not.toMatch(/ann|bob/i);
  });

  test('of another attempt steps aside, one of them, and so does what cannot be read', () => {
    const storage = memoryStorage();
    const store = createDeviceStore({ ...device(), localStorage: storage }, 'one', ann);
    for (const text of ['garbled', '1.attemptA.1.x.y', '1.attemptA.2.x.y', '1.attemptB.1.x.y']) store.keep(text);
    const values = Array.from({ length: storage.length }, (_, index) => storage.getItem(storage.key(index) ?? ''));
    expect(values.sort()).toEqual(['1.attemptA.2.x.y', '1.attemptB.1.x.y']);
  });

  test('says that it is none where the browser forbids it or is full', () => {
    const forbid = (): Storage => {
      throw new Error('SecurityError');
    };
    const forbidden = createDeviceStore(
      Object.defineProperties({} as Storages, { localStorage: { get: forbid }, sessionStorage: { get: forbid } }),
      'one',
      ann,
    );
    expect([forbidden.copies.texts, forbidden.keep('1.attemptA.1.x.y')]).toEqual([[undefined, undefined], false]);
    const full: Storage = {
      ...memoryStorage(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(createDeviceStore({ localStorage: full, sessionStorage: full }, 'one', ann).keep('1.attemptA.1.x.y')).toBe(
      false,
    );
  });

  test('is found again by its window where the host no longer says who is learning', () => {
    const storages = device();
    createDeviceStore(storages, 'one', ann).keep('1.attemptA.1.x.y');
    const reloaded = createDeviceStore(storages, 'one', NOBODY);
    expect(reloaded.copies).toMatchObject({ texts: ['1.attemptA.1.x.y', undefined], sure: true });
    reloaded.keep('1.attemptA.2.x.y');
    expect(createDeviceStore(newWindow(storages), 'one', ann).copies.texts[0]).toBe('1.attemptA.2.x.y');
  });

  test('of nobody in particular is shown to a learner beside their own, until they were asked', () => {
    const storages = device();
    const unknown = createDeviceStore(storages, 'one', NOBODY);
    expect(unknown.copies.sure).toBe(false);
    unknown.keep('1.attemptB.3.x.y');
    const known = createDeviceStore(newWindow(storages), 'one', ann);
    expect(known.copies).toEqual({ texts: [undefined, '1.attemptB.3.x.y'], sure: true });
    known.settle();
    expect(createDeviceStore(newWindow(storages), 'one', ann).copies.texts).toEqual([undefined, undefined]);
  });
});
