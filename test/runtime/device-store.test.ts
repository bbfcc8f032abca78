import { describe, expect, test } from '@jest/globals';
import { createDeviceStore } from '../../src/runtime/device-store.js';
import { memoryStorage } from './fixture.js';

const ann = { learner: { id: 'ann', name: 'Ann' } };

describe('the device’s copy', () => {
  test('is apart for each course, learner and registration, and names nobody', () => {
    const storage = memoryStorage();
    const stores = [
      createDeviceStore(() => storage, 'one', ann),
      createDeviceStore(() => storage, 'two', ann),
      createDeviceStore(() => storage, 'one', { learner: { id: 'bob', name: 'Bob' } }),
      createDeviceStore(() => storage, 'one', { ...ann, registration: 'r1' }),
    ];
    const texts = stores.map((_, index) => `1.attempt${index}.1.x.y`);
    expect(stores.map((store, index) => store.keep(texts[index] ?? ''))).toEqual([true, true, true, true]);
    expect(stores.map((store) => store.read())).toEqual(texts);
    expect(Array.from({ length: storage.length }, (_, index) => storage.key(index)).join()).not.toMatch(/ann|bob/i);
  });

  test('of another attempt steps aside, one of them, and so does what cannot be read', () => {
    const storage = memoryStorage();
    const store = createDeviceStore(() => storage, 'one', ann);
    for (const text of ['garbled', '1.attemptA.1.x.y', '1.attemptA.2.x.y', '1.attemptB.1.x.y']) store.keep(text);
    const values = Array.from({ length: storage.length }, (_, index) => storage.getItem(storage.key(index) ?? ''));
    expect(values.sort()).toEqual(['1.attemptA.2.x.y', '1.attemptB.1.x.y']);
  });

  test('says that it is none where the browser forbids it or is full', () => {
    const forbidden = createDeviceStore(
      () => {
        throw new Error('SecurityError');
      },
      'one',
      ann,
    );
    expect([forbidden.read(), forbidden.keep('1.attemptA.1.x.y')]).toEqual([undefined, false]);
    const full: Storage = {
      ...memoryStorage(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(createDeviceStore(() => full, 'one', ann).keep('1.attemptA.1.x.y')).toBe(false);
  });
});
