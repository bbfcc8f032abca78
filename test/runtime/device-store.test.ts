import { describe, expect, test } from '@jest/globals';
import { createDeviceStore, type Storages } from '../../src/runtime/device-store.js';
import { memoryStorage } from './fixture.js';

const ann = { host: 'present', learner: { id: 'ann', name: 'Ann' } } as const;

const device = (): Storages => ({ localStorage: memoryStorage(), sessionStorage: memoryStorage() });
/** Another window on the same device: it remembers nothing. */
const newWindow = ({ localStorage }: Storages): Storages => ({ localStorage, sessionStorage: memoryStorage() });
const NOBODY = { ...ann, learner: { id: '', name: '' } };
/** The web: nobody to tell, so the device alone has the work. */
const ALONE = { ...NOBODY, host: 'absent' } as const;

describe('the device’s copy', () => {
  test('is apart for each course, learner and registration, and names nobody', () => {
    const storages = device();
    const storage = storages.localStorage;
    const stores = [
      createDeviceStore(storages, 'one', ann),
      createDeviceStore(storages, 'two', ann),
      createDeviceStore(storages, 'one', { ...ann, learner: { id: 'bob', name: 'Bob' } }),
      createDeviceStore(storages, 'one', { ...ann, registration: 'r1' }),
    ];
    const texts = stores.map((_, index) => `1.attempt${index}.1.x.y`);
    expect(stores.map((store, index) => store.keep(texts[index] ?? ''))).toEqual([true, true, true, true]);
    const again = [
      createDeviceStore(storages, 'one', ann),
      createDeviceStore(storages, 'two', ann),
      createDeviceStore(storages, 'one', { ...ann, learner: { id: 'bob', name: 'Bob' } }),
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
    expect(forbidden.kept).toBe(false);
    expect([forbidden.copies.texts, forbidden.keep('1.attemptA.1.x.y')]).toEqual([[undefined, undefined], false]);
    expect(createDeviceStore(device(), 'one', ann).kept).toBe(true);
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

describe('two windows', () => {
  const open = (storages: Storages) => createDeviceStore(newWindow(storages), 'one', ALONE);

  test('the one that did not see the newer work leaves it as it is, and knows', () => {
    const storages = device();
    open(storages).keep('1.attemptA.1.x.y');
    const [older, newer] = [open(storages), open(storages)];
    expect([older.isElsewhere(), newer.keep('1.attemptA.2.x.y'), newer.isElsewhere()]).toEqual([false, true, false]);
    expect(older.isElsewhere()).toBe(true);
    older.keep('1.attemptA.9.x.y');
    expect([open(storages).copies.texts[0], newer.isElsewhere()]).toEqual(['1.attemptA.2.x.y', false]);
  });

  test('that both began before there was any work know it too; clearing the browser is no other window', () => {
    const storages = device();
    const [first, second] = [open(storages), open(storages)];
    first.keep('1.attemptA.1.x.y');
    second.keep('1.attemptB.1.x.y');
    expect([second.isElsewhere(), open(storages).copies.texts[0]]).toEqual([true, '1.attemptA.1.x.y']);
    storages.localStorage.clear();
    expect(first.isElsewhere()).toBe(false);
    expect(first.keep('1.attemptA.2.x.y')).toBe(true);
  });

  test('with a host it is the same for one attempt, and for none of another', () => {
    const storages = device();
    const openHosted = () => createDeviceStore(newWindow(storages), 'one', ann);
    const older = openHosted();
    openHosted().keep('1.attemptA.2.x.y');
    expect([older.isElsewhere(), older.keep('1.attemptA.1.x.y')]).toEqual([true, true]);
    const twice = openHosted();
    expect(twice.copies.texts[0]).toBe('1.attemptA.2.x.y');
    openHosted().keep('1.attemptB.1.x.y');
    expect(twice.isElsewhere()).toBe(false);
  });
});
