/** The script of a match in a browser: no core, no host. */

import { describe, expect, test } from '@jest/globals';
import { useActivityPage } from '../activity-page.js';
import { renderDirective } from '../render-directive.js';

const activity = useActivityPage();
const { mount, call } = activity;
const match = renderDirective(
  'match',
  'Which capital?\n\n| Country | Capital |\n| - | - |\n| Sweden | Stockholm |\n| Norway | Oslo |\n| Finland | Helsinki |\n| | Copenhagen |',
);
/** Finland, Norway, Sweden; Copenhagen, Helsinki, Oslo, Stockholm. */
const RIGHT = [1, 2, 3];
const lists = () => activity.page().getByRole('combobox');
const list = (name: string) => activity.page().getByRole('combobox', { name, exact: true });
const optionsOf = (name: string): Promise<string[]> => list(name).locator('option').allTextContents();
const described = (): Promise<string[]> =>
  lists().evaluateAll((all) =>
    all.map((one) => {
      const said = document.getElementById(one.getAttribute('aria-describedby') ?? '');
      const shown = [...(said?.children ?? [])].filter((child) => !child.hasAttribute('hidden'));
      return shown.map(({ textContent }) => textContent).join(' ');
    }),
  );

describe('a match', () => {
  test('is a group of lists, each named by what is to be matched, in the author’s order', async () => {
    await mount(match);
    expect(await activity.page().getByRole('group', { name: 'Which capital?' }).count()).toBe(1);
    for (const [at, name] of ['Sweden', 'Norway', 'Finland'].entries()) {
      expect(await lists().nth(at).getAttribute('id')).toBe(await list(name).getAttribute('id'));
    }
    expect(await activity.accessibility()).toEqual([]);
  });

  test('is answered by keyboard alone', async () => {
    await mount(match);
    await activity.page().keyboard.press('Tab');
    await activity.page().keyboard.type('Stock');
    await activity.page().keyboard.press('Tab');
    await activity.page().keyboard.type('Oslo');
    expect(await call('read')).toEqual([-1, 2, 3]);
    expect(await activity.changes()).toBeGreaterThan(0);
    await activity.page().keyboard.press('Tab');
    await activity.page().keyboard.press('Tab');
    expect(await activity.page().evaluate(() => document.activeElement?.textContent)).toBe('After');
  });

  test('has the same order for the same seed, never the right one, and what belongs with nothing among it', async () => {
    const orders = new Set<string>();
    for (let seed = 1; seed <= 12; seed++) {
      await mount(match, seed);
      const order = await optionsOf('Norway');
      expect([...order].sort()).toEqual(
        ['Copenhagen', 'Helsinki', 'Oslo', 'Stockholm', '[activities.match.choose]'].sort(),
      );
      expect(order.slice(1, 4)).not.toEqual(['Stockholm', 'Oslo', 'Helsinki']);
      expect(await optionsOf('Sweden')).toEqual(order);
      await mount(match, seed);
      expect(await optionsOf('Norway')).toEqual(order);
      orders.add(order.join());
    }
    expect(orders.size).toBeGreaterThan(4);
  });

  test('says of each part while there are tries left whether it is right, and not what would be', async () => {
    await mount(match);
    await call('write', [1, 3, -1]);
    await call('setLocked', true);
    await call('mark', [1, 3, -1], 'part');
    expect(await described()).toEqual(['', 'Your answer, not right', 'Your answer, right']);
    expect(await activity.page().locator('.cw-count').textContent()).toBe('1 of 3 right.');
    expect(await activity.page().locator('select:enabled').count()).toBe(0);
    expect(await activity.accessibility()).toEqual([]);
    await call('clear', true);
    expect(await call('read')).toEqual([1, -1, -1]);
    expect(await described()).toEqual(['', '', '']);
    expect(await activity.page().locator('.cw-count').isVisible()).toBe(false);
  });

  test('shows at the end the right answer beside the learner’s', async () => {
    await mount(match);
    await call('write', [1, 3, -1]);
    await call('mark', [1, 3, -1], 'all');
    expect(await described()).toEqual([
      'Right answer: Stockholm',
      'Your answer, not right Right answer: Oslo',
      'Your answer, right',
    ]);
    const heard = await activity
      .page()
      .locator('.cw-right-is:visible')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-heard')));
    expect(heard).toEqual(['Sweden: Stockholm', 'Norway: Oslo']);
    expect(await activity.accessibility()).toEqual([]);
    await call('write', RIGHT);
    await call('mark', RIGHT, 'all');
    expect(await described()).toEqual(Array(3).fill('Your answer, right'));
  });

  test.each([
    ['short texts', 'Oslo', 'Stockholm', false],
    ['long texts', 'A city at the end of a long and narrow fjord', 'A city on many islands', true],
    ['code', '`Oslo`', '`Stockholm`', true],
  ])('with %s has letters only where a list could not show all', async (_what, one, other, lettered) => {
    const markdown = `Which?\n\n| Country | City |\n| - | - |\n| Norway | ${one} |\n| Sweden | ${other} |`;
    await mount(renderDirective('match', markdown));
    const [, first = ''] = await optionsOf('Norway');
    expect(/^A\. /.test(first)).toBe(lettered);
    const listed = await activity.page().locator('.cw-targets > li').first().textContent();
    expect(first.replace(/^A\. /, '')).toBe(listed);
  });

  test('fits 320 pixels, with room for a finger', async () => {
    await activity.page().setViewportSize({ width: 320, height: 640 });
    await mount(match);
    await call('write', [0, 0, 0]);
    await call('mark', [0, 0, 0], 'all');
    expect(await activity.page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    for (const one of await lists().all()) expect((await one.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  });

  test('has a script of at most 2 KB gzip', () => {
    expect(activity.size('match')).toBeLessThanOrEqual(2048);
  });
});
