import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { HotspotData } from '../../../src/activities/hotspot/parse.js';
import { readText } from '../../compiler/read-text.js';

const picture = '![A bay](bay.png)';

function read(...items: string[]) {
  const { found, activities } = readText(`:::hotspot{#a}\n\nWhere?\n\n${picture}\n\n${items.join('\n')}\n\n:::`);
  const data = activities[0]?.data as HotspotData | undefined;
  return { codes: found.map(({ at, code }) => `${at} ${code}`), data };
}

const right = '- [x] Here :area[0,0,20,20]';

describe('a hotspot', () => {
  test('is a picture and options with areas', () => {
    const { codes, data } = read(right, '- [ ] There :area[ 50.5%, 50, 20, 49.5 ]', '  > No.');
    expect(codes).toEqual([]);
    expect(data?.config).toEqual({
      many: false,
      prompt: 'Where?',
      options: [
        { text: 'Here', correct: true },
        { text: 'There', correct: false },
      ],
    });
    expect(data?.spots.map(({ area }) => area)).toEqual([
      { x: 0, y: 0, width: 20, height: 20 },
      { x: 50.5, y: 50, width: 20, height: 49.5 },
    ]);
  });

  test('of several right ones takes many', () => {
    expect(read(right, '- [x] There :area[50,50,20,20]', '- [ ] Nowhere :area[80,0,5,5]').data?.config.many).toBe(true);
  });

  test.each([
    ['three numbers', '50,50,20', 'hotspot-area-malformed'],
    ['words', 'a,b,c,d', 'hotspot-area-malformed'],
    ['pixels', '50,50,20px,20', 'hotspot-area-malformed'],
    ['nothing wide', '50,50,0,20', 'hotspot-area-outside'],
    ['left of it', '-1,50,20,20', 'hotspot-area-outside'],
    ['right of it', '90,50,20,20', 'hotspot-area-outside'],
    ['below it', '50,90.5,20,10', 'hotspot-area-outside'],
  ])('with an area of %s is wrong', (_name, area, code) => {
    const { codes, data } = read(right, `- [ ] There :area[${area}]`);
    expect(codes).toEqual([`8:13 ${code}`]);
    expect(data).toBeUndefined();
  });

  test('with areas that touch is fine, with areas that overlap is warned of', () => {
    expect(read(right, '- [ ] Beside :area[20,0,20,20]').codes).toEqual([]);
    const { codes, data } = read(right, '- [ ] On it :area[19,19,20,20]');
    expect(codes).toEqual(['8:1 hotspot-areas-overlap']);
    expect(data).toBeDefined();
  });

  test('takes every area within the picture, and no other', () => {
    const number = fc.integer({ min: -20, max: 140 });
    fc.assert(
      fc.property(number, number, number, number, (x, y, width, height) => {
        const { codes } = read('- [ ] There :area[0,0,1,1]', `- [x] Here :area[${x},${y},${width},${height}]`);
        const isWithin = x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 100 && y + height <= 100;
        expect(codes.some((code) => code.endsWith('hotspot-area-outside'))).toBe(!isWithin);
      }),
    );
  });
});
