/** The script of a categorise in a browser: no core, no host. */

import { describe, expect, test } from '@jest/globals';
import { useActivityPage } from '../activity-page.js';
import { renderDirective } from '../render-directive.js';

const activity = useActivityPage();
const { mount, call } = activity;
const waste = renderDirective(
  'categorise',
  'Where to?\n\n- Sharps\n  - Needle\n    > Never put the cap back on.\n  - Ampoule\n- Household\n  - Crisp packet\n  - Cup',
);
/** Ampoule, Crisp packet, Cup, Needle; Household, Sharps. */
const RIGHT = [1, 0, 0, 1];
const items = (): Promise<string[]> => activity.page().locator('.cw-row-text').allTextContents();
const list = (name: string) => activity.page().getByRole('combobox', { name, exact: true });

describe('a categorise', () => {
  test('is answered by keyboard alone, and offers its categories in the author’s order', async () => {
    await mount(waste);
    const [first = ''] = await items();
    expect(await list(first).locator('option').allTextContents()).toEqual([
      '[activities.categorise.choose]',
      'Sharps',
      'Household',
    ]);
    await activity.page().keyboard.press('Tab');
    await activity.page().keyboard.press('ArrowDown');
    expect(await list(first).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)).toBe('Sharps');
    expect(await activity.changes()).toBe(1);
    expect(await activity.accessibility()).toEqual([]);
  });

  test('has the same order for the same seed, and never that of its categories', async () => {
    const orders = new Set<string>();
    for (let seed = 1; seed <= 12; seed++) {
      await mount(waste, seed);
      const order = await items();
      expect([...order].sort()).toEqual(['Ampoule', 'Crisp packet', 'Cup', 'Needle']);
      expect([...order.slice(0, 2)].sort()).not.toEqual(['Ampoule', 'Needle']);
      await mount(waste, seed);
      expect(await items()).toEqual(order);
      orders.add(order.join());
    }
    expect(orders.size).toBeGreaterThan(4);
  });

  test('keeps answers with their items, wherever they stand', async () => {
    await mount(waste, 3);
    await list('Needle').selectOption({ label: 'Sharps' });
    await list('Cup').selectOption({ label: 'Household' });
    expect(await call('read')).toEqual([-1, -1, 0, 1]);
    await call('write', RIGHT);
    expect(await list('Ampoule').evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)).toBe(
      'Sharps',
    );
  });

  test('keeps what was right for the next try, and shows feedback at the end', async () => {
    await mount(waste);
    const feedback = activity.page().getByText('Never put the cap back on.');
    await call('write', [1, 1, -1, 1]);
    await call('mark', [1, 1, -1, 1], 'part');
    expect(await feedback.isVisible()).toBe(false);
    await call('clear', true);
    expect(await call('read')).toEqual([1, -1, -1, 1]);
    await call('mark', RIGHT, 'all');
    expect(await feedback.isVisible()).toBe(true);
    expect(await activity.page().locator('[data-mark="yours-right"]').count()).toBe(4);
    expect(await activity.accessibility()).toEqual([]);
    await call('clear', false);
    expect(await feedback.isVisible()).toBe(false);
    expect(await call('read')).toEqual([1, -1, -1, 1]);
  });

  test('fits 320 pixels, with room for a finger', async () => {
    await activity.page().setViewportSize({ width: 320, height: 640 });
    await mount(waste);
    expect(await activity.page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    for (const one of await activity.page().getByRole('combobox').all()) {
      expect((await one.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
  });

  test('has a script of at most 1.5 KB gzip', () => {
    expect(activity.size('categorise')).toBeLessThanOrEqual(1536);
  });
});
