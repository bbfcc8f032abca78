import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom, shuffled } from '../../src/model/draw.js';
import { hash32, idHash, nameUuid } from '../../src/model/hash.js';
import { slug, squeeze } from '../../src/model/text.js';

describe('hashes', () => {
  test('are the ones that learners’ saved progress was written with', () => {
    expect([idHash('welcome'), idHash('q-1'), hash32('')]).toEqual(RECORDED);
  });

  test('of names are UUIDs, the same for the same name and others for others', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(nameUuid(a)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(nameUuid(a) === nameUuid(b)).toBe(a === b);
      }),
    );
  });

  test('of ids hardly collide', () => {
    const hashes = new Set(Array.from({ length: 2000 }, (_, at) => idHash(`page-${at}`)));
    expect(hashes.size).toBeGreaterThan(1998);
  });
});

describe('seeded chance', () => {
  test('keeps every element, and gives the same order for the same seed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer(), (list, seed) => {
        const once = shuffled(list, seed);
        expect(once).toEqual(shuffled(list, seed));
        expect([...once].sort((a, b) => a - b)).toEqual([...list].sort((a, b) => a - b));
      }),
    );
  });

  test('puts each of four options first about as often', () => {
    const firsts = Array.from({ length: 4000 }, (_, seed) => shuffled([0, 1, 2, 3], hash32(`${seed}`))[0]);
    for (const option of [0, 1, 2, 3]) {
      expect(Math.abs(firsts.filter((first) => first === option).length - 1000)).toBeLessThan(150);
    }
  });

  test('stays within 0 and 1', () => {
    const random = seededRandom(42);
    for (let at = 0; at < 1000; at++) {
      const value = random();
      expect(value >= 0 && value < 1).toBe(true);
    }
  });
});

describe('text', () => {
  test('becomes one line', () => expect(squeeze('  a \n\t b ')).toBe('a b'));

  test('becomes a readable id part', () => {
    expect(slug('“At 8:40 you spoke over Jo’s café.”')).toBe('at-8-40-you-spoke-over-jos-cafe');
    expect(slug('日本')).toBe('');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => expect(slug(text)).toMatch(/^$|^[a-z0-9]+(-[a-z0-9]+)*$/)),
    );
  });
});

/** Never change these: they are in learners' saved progress. */
const RECORDED = [9838267, 10314007, 2872998923];
