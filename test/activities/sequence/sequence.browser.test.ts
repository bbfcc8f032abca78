/** The script of a sequence in a browser: no core, no host. */

import { describe, expect, test } from '@jest/globals';
import { useActivityPage } from '../activity-page.js';
import { renderDirective } from '../render-directive.js';

const activity = useActivityPage();
const { mount, call } = activity;
const hands = renderDirective('sequence', 'Which order?\n\n1. Wet\n   > Both hands.\n2. Soap\n3. Rinse\n4. Dry');
/** Dry, Rinse, Soap, Wet. */
const RIGHT = [3, 2, 1, 0];
const steps = (): Promise<string[]> => activity.page().locator('.cw-sequence .cw-row-text').allTextContents();
const focused = (): Promise<string | null | undefined> =>
  activity.page().evaluate(() => document.activeElement?.getAttribute('aria-label'));

describe('a sequence', () => {
  test('is put in order by keyboard alone: the button keeps the focus and says when it can do nothing', async () => {
    await mount(hands);
    const [first = '', second = ''] = await steps();
    expect(await call('read')).toEqual([]);
    const down = activity.page().getByRole('button', { name: `Move down: ${first}`, exact: true });
    await down.focus();
    await activity.page().keyboard.press('Enter');
    expect((await steps()).slice(0, 2)).toEqual([second, first]);
    expect(await focused()).toBe(`Move down: ${first}`);
    await activity.page().keyboard.press('Space');
    await activity.page().keyboard.press('Space');
    expect((await steps())[3]).toBe(first);
    expect(await down.getAttribute('aria-disabled')).toBe('true');
    await activity.page().keyboard.press('Space');
    expect([(await steps())[3], await focused()]).toEqual([first, `Move down: ${first}`]);
    expect(await activity.changes()).toBe(3);
    const up = activity.page().getByRole('button', { name: `Move up: ${second}`, exact: true });
    expect(await up.getAttribute('aria-disabled')).toBe('true');
    await activity.page().keyboard.press('Shift+Tab');
    await activity.page().keyboard.press('Enter');
    expect([(await steps())[2], await focused()]).toEqual([first, `Move up: ${first}`]);
    expect(await activity.accessibility()).toEqual([]);
  });

  test('says where a step has come to, also where it could not be moved', async () => {
    await mount(hands);
    const [first = ''] = await steps();
    const button = (words: string) => activity.page().getByRole('button', { name: `${words}: ${first}`, exact: true });
    await button('Move down').click();
    await button('Move up').click();
    await button('Move up').press('Enter');
    expect(await activity.said()).toEqual([`2 of 4: ${first}`, `1 of 4: ${first}`, `1 of 4: ${first}`]);
  });

  test('has the same order for the same seed, and never the right one', async () => {
    const two = renderDirective('sequence', 'Which order?\n\n1. Wet\n2. Dry');
    const orders = new Set<string>();
    for (let seed = 1; seed <= 12; seed++) {
      await mount(hands, seed);
      const order = await steps();
      expect(order).not.toEqual(['Wet', 'Soap', 'Rinse', 'Dry']);
      await mount(hands, seed);
      expect(await steps()).toEqual(order);
      orders.add(order.join());
      await mount(two, seed);
      expect(await steps()).toEqual(['Dry', 'Wet']);
    }
    expect(orders.size).toBeGreaterThan(4);
  });

  test('shows what was saved, and where nothing was saved its own order', async () => {
    await mount(hands);
    const order = await steps();
    await call('write', []);
    expect([await steps(), await call('read')]).toEqual([order, []]);
    await call('write', [3, 0, 1, 2]);
    expect(await steps()).toEqual(['Wet', 'Dry', 'Rinse', 'Soap']);
    expect(await call('read')).toEqual([3, 0, 1, 2]);
  });

  test('says of each step whether it is in its place, and at the end the right order beside it', async () => {
    await mount(hands);
    const marks = (): Promise<string[]> => activity.page().locator('.cw-mark:visible').allTextContents();
    const rightOrder = activity.page().locator('.cw-right-order');
    await call('write', [3, 1, 2, 0]);
    await call('setLocked', true);
    await call('mark', [3, 1, 2, 0], 'part');
    expect(await marks()).toEqual([
      'In the right place',
      'Not in the right place',
      'Not in the right place',
      'In the right place',
    ]);
    expect([await rightOrder.isVisible(), await activity.page().getByRole('button', { name: 'Move' }).count()]).toEqual(
      [false, 0],
    );
    await call('clear', true);
    expect([await marks(), await call('read')]).toEqual([[], [3, 1, 2, 0]]);
    await call('mark', [3, 1, 2, 0], 'all');
    expect(await rightOrder.getByRole('listitem').allTextContents()).toEqual(['Wet', 'Soap', 'Rinse', 'Dry']);
    expect(await activity.page().getByText('Both hands.').isVisible()).toBe(true);
    expect(await activity.accessibility()).toEqual([]);
    await call('write', RIGHT);
    await call('mark', RIGHT, 'all');
    expect(await rightOrder.isVisible()).toBe(false);
    expect(await marks()).toEqual(Array(4).fill('In the right place'));
  });

  test('shows the right order also where nothing was answered', async () => {
    await mount(hands);
    await call('mark', [], 'all');
    expect(await activity.page().locator('.cw-right-order').isVisible()).toBe(true);
    expect(await activity.page().locator('.cw-mark:visible').count()).toBe(0);
  });

  test('fits 320 pixels, with room for a finger', async () => {
    await activity.page().setViewportSize({ width: 320, height: 640 });
    await mount(hands);
    expect(await activity.page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    for (const button of await activity.page().getByRole('button', { name: 'Move' }).all()) {
      const box = await button.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect(box?.width).toBeGreaterThanOrEqual(44);
    }
  });

  test('has a script of at most 1.5 KB gzip', () => {
    expect(activity.size('sequence')).toBeLessThanOrEqual(1536);
  });
});
