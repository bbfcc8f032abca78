/** The activities' scripts in a browser, on a page made by hand: no core, no host. */

import { describe, expect, test } from '@jest/globals';
import { useActivityPage } from './activity-page.js';
import { compileActivity } from './compile-activity.js';
import { renderDirective } from './render-directive.js';

const activity = useActivityPage();
const { mount, call, changes, accessibility } = activity;
const optionTexts = (): Promise<string[]> => activity.page().locator('.cw-option-text').allTextContents();

/** What is seen and heard of each option after marking. */
async function marks(): Promise<string[]> {
  const rows = await activity.page().locator('.cw-option').all();
  return Promise.all(
    rows.map(async (row) => {
      const snapshot = await row.locator('label').ariaSnapshot();
      const feedback = await row
        .locator('.cw-option-feedback')
        .evaluateAll((all) => all.some((one) => !one.hasAttribute('hidden')));
      const described = await row.locator('input').evaluate((input: HTMLInputElement) => {
        const id = input.getAttribute('aria-describedby');
        return id ? (document.getElementById(id)?.textContent ?? '').trim() : '';
      });
      const name = /(?:radio|checkbox) "([^"]*)"/.exec(snapshot)?.[1];
      expect(feedback).toBe(described !== '');
      return described ? `${name} (${described})` : `${name}`;
    }),
  );
}

const capital =
  'Capital of France?\n\n- [ ] Lyon\n  > It is a large city.\n- [x] Paris\n  > It has been for long.\n- [ ] Lille';
const cities = 'Which are in France?\n\n- [x] Lyon\n- [x] Paris\n- [ ] Rome\n  > It is in Italy.\n- [ ] Bern';

describe('a choice of one', () => {
  test('is answered by keyboard: one stop for the tab key, arrows choose', async () => {
    await mount(renderDirective('choice', capital));
    await activity.page().keyboard.press('Tab');
    await activity.page().keyboard.press('ArrowDown');
    expect(await call('read')).toEqual([2]);
    await activity.page().keyboard.press('ArrowDown');
    expect(await call('read')).toEqual([0]);
    await activity.page().keyboard.press('ArrowUp');
    expect(await call('read')).toEqual([2]);
    expect(await changes()).toBe(3);
    await activity.page().keyboard.press('Tab');
    expect(await activity.page().evaluate(() => document.activeElement?.textContent)).toBe('After');
  });

  test('is answered by a touch anywhere in a row, which is high enough', async () => {
    await mount(renderDirective('choice', capital));
    for (const label of await activity.page().locator('label').all()) {
      expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    const box = await activity.page().locator('label').first().boundingBox();
    await activity.page().mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 4, (box?.y ?? 0) + 4);
    expect(await call('read')).toEqual([1]);
  });

  test('shows at the end the right answer, the learner’s, and all feedback', async () => {
    await mount(renderDirective('choice', capital));
    await call('write', [1]);
    await call('setLocked', true);
    await call('mark', [1], 'all');
    expect(await marks()).toEqual([
      'Lyon Your answer, not right (It is a large city.)',
      'Paris Right answer (It has been for long.)',
      'Lille',
    ]);
    expect(await activity.page().locator('input:enabled').count()).toBe(0);
    expect(await accessibility()).toEqual([]);
  });

  test('can be told apart from the others when it is locked, and its feedback stands under its text', async () => {
    await mount(renderDirective('choice', capital));
    await call('write', [1]);
    await call('setLocked', true);
    await call('mark', [1], 'all');
    const texts = activity.page().locator('.cw-option-text');
    const weights = await texts.evaluateAll((all) => all.map((one) => getComputedStyle(one).fontWeight));
    expect(weights).toEqual(['700', '400', '400']);
    const left = (await texts.first().boundingBox())?.x;
    expect((await activity.page().locator('.cw-option-feedback p').first().boundingBox())?.x).toBe(left);
  });

  test('keeps the right answer to itself while there are tries left', async () => {
    await mount(renderDirective('choice', capital));
    await call('write', [1]);
    await call('mark', [1], 'part');
    expect(await marks()).toEqual(['Lyon Your answer, not right', 'Paris', 'Lille']);
    await call('clear', true);
    expect(await call('read')).toEqual([]);
    expect(await marks()).toEqual(['Lyon', 'Paris', 'Lille']);
  });
});

describe('a choice of many', () => {
  test('keeps what was right for the next try, and takes the rest away', async () => {
    await mount(renderDirective('choice', cities));
    await call('write', [1, 3]);
    await call('mark', [1, 3], 'part');
    expect(await marks()).toEqual(['Lyon Your answer, right', 'Paris', 'Rome Your answer, not right', 'Bern']);
    await call('clear', true);
    expect(await call('read')).toEqual([1]);
    await activity.page().getByText('Bern').click();
    await activity.page().getByText('Bern').click();
    await activity.page().getByText('Paris').click();
    expect(await call('read')).toEqual([1, 2]);
    await call('mark', [1, 2], 'all');
    expect(await marks()).toEqual([
      'Lyon Your answer, right',
      'Paris Your answer, right',
      'Rome (It is in Italy.)',
      'Bern',
    ]);
    expect(await accessibility()).toEqual([]);
  });

  test('keeps its answer where only the marks are taken away', async () => {
    await mount(renderDirective('choice', cities));
    await call('write', [0, 1]);
    await call('mark', [0, 1], 'all');
    await call('clear', false);
    expect(await call('read')).toEqual([0, 1]);
    expect(await marks()).toEqual(['Lyon', 'Paris', 'Rome', 'Bern']);
  });
});

describe('a shuffled choice', () => {
  const letters = Array.from('abcdefgh', (letter, at) => `- [${at === 0 ? 'x' : ' '}] ${letter}`).join('\n');
  const shuffled = renderDirective('choice', `Which?\n\n${letters}`, {
    attributes: { select: 'many' },
    extra: { shuffle: true },
  });

  test('has the same order for the same seed, another for another', async () => {
    await mount(shuffled, 7);
    const first = await optionTexts();
    await mount(shuffled, 7);
    expect(await optionTexts()).toEqual(first);
    await mount(shuffled, 8);
    expect(await optionTexts()).not.toEqual(first);
    expect([...first].sort().join('')).toBe('abcdefgh');
  });

  test('is seen, read and tabbed through in one order, and its answers stay with their texts', async () => {
    await mount(shuffled, 7);
    const order = await optionTexts();
    expect(order.join('')).not.toBe('abcdefgh');
    const tabbed: string[] = [];
    const tops: number[] = [];
    for (const _ of order) {
      await activity.page().keyboard.press('Tab');
      const focused = activity.page().locator('label', { has: activity.page().locator(':focus') });
      tabbed.push((await focused.locator('.cw-option-text').textContent()) ?? '');
      tops.push((await focused.boundingBox())?.y ?? 0);
    }
    expect(tabbed).toEqual(order);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    await activity.page().getByText('c', { exact: true }).click();
    expect(await call('read')).toEqual([2]);
  });

  test('keeps what is pinned last', async () => {
    const { activity, element } = shuffled;
    const config = activity.config as { options: { text: string }[] };
    const options = config.options.map((option) => (option.text === 'h' ? { ...option, pin: true } : option));
    for (const seed of [1, 2, 3, 4, 5]) {
      await mount({ activity: { ...activity, config: { ...config, options } }, element }, seed);
      expect((await optionTexts()).pop()).toBe('h');
    }
  });

  test('stands as it was written where nothing is shuffled', async () => {
    await mount(renderDirective('choice', capital), 7);
    expect(await optionTexts()).toEqual(['Lyon', 'Paris', 'Lille']);
  });
});

describe('a rating', () => {
  const attributes = { from: 0, to: 10, low: 'Not at all sure', high: 'Very sure' };

  test('is answered by keyboard, and each button says what it means', async () => {
    await mount(renderDirective('rating', 'How sure?', { attributes }));
    expect(await activity.page().getByRole('radiogroup', { name: 'How sure?' }).count()).toBe(1);
    expect(await activity.page().getByRole('radio', { name: '0 Not at all sure', exact: true }).count()).toBe(1);
    expect(await activity.page().getByRole('radio', { name: '5', exact: true }).count()).toBe(1);
    expect(await call('read')).toEqual([null]);
    await activity.page().keyboard.press('Tab');
    await activity.page().keyboard.press('Space');
    expect(await call('read')).toEqual([0]);
    await activity.page().keyboard.press('ArrowLeft');
    expect(await call('read')).toEqual([10]);
    expect(await changes()).toBe(2);
    expect(await accessibility()).toEqual([]);
  });

  test('shows what was saved, and is locked', async () => {
    await mount(renderDirective('rating', 'How sure?\n\n- Not\n- Rather\n- Very'));
    await call('write', [1]);
    await call('setLocked', true);
    expect(await activity.page().getByRole('radio', { name: 'Rather' }).isChecked()).toBe(true);
    expect(await activity.page().locator('input:enabled').count()).toBe(0);
    await call('write', [null]);
    expect(await call('read')).toEqual([null]);
    expect(await accessibility()).toEqual([]);
  });

  test.each(['numbers', 'labels'])('of %s fits 320 pixels, with room for a finger', async (kind) => {
    await activity.page().setViewportSize({ width: 320, height: 640 });
    const labels =
      'How sure?\n\n- Strongly disagree\n- Disagree\n- Neither agree nor disagree\n- Agree\n- Strongly agree';
    await mount(
      kind === 'numbers' ? renderDirective('rating', 'Sure?', { attributes }) : renderDirective('rating', labels),
    );
    expect(await activity.page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    for (const label of await activity.page().locator('label').all()) {
      const box = await label.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect(box?.width).toBeGreaterThanOrEqual(24);
    }
  });
});

describe('a grid', () => {
  const table =
    '| On our ward | Strongly disagree | Neither agree nor disagree | Strongly agree |\n|-|-|-|-|\n| I say what I need | | | |\n| Others ask me how I am, also where there is little time | | | |';
  const grid = renderDirective('rating', `How is it?\n\n${table}`);
  const row = (name: string) => activity.page().getByRole('radiogroup', { name });

  test('is a group of buttons for each statement, answered by keyboard', async () => {
    await mount(grid);
    expect(await activity.page().getByRole('group', { name: 'How is it?' }).count()).toBe(1);
    expect(await row('I say what I need').getByRole('radio', { name: 'Strongly agree', exact: true }).count()).toBe(1);
    await activity.page().keyboard.press('Tab');
    await activity.page().keyboard.press('ArrowDown');
    await activity.page().keyboard.press('Tab');
    await activity.page().keyboard.press('Space');
    expect(await call('read')).toEqual([1, 0]);
    expect(await accessibility()).toEqual([]);
  });

  test('says how many statements are open, and marks them until they are answered', async () => {
    await mount(grid);
    expect(await call('missing')).toBe('');
    await call('write', [null, 2]);
    expect(await call('missing')).not.toBe('');
    expect(await activity.page().locator('[data-missing]').getAttribute('id')).toBe('page--question-1');
    await row('I say what I need').getByRole('radio').first().check();
    expect(await activity.page().locator('[data-missing]').count()).toBe(0);
  });

  test.each([1280, 320])('at %d pixels has each label where it can be read, and room for a finger', async (width) => {
    await activity.page().setViewportSize({ width, height: 800 });
    await mount(grid);
    expect(await activity.page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const boxes = await activity
      .page()
      .locator('.cw-grid-row:first-of-type input, .cw-grid-row input')
      .evaluateAll((all) => all.slice(0, 3).map((input) => input.getBoundingClientRect().y));
    // Three labels: on a phone two stand beside each other, which is half as long as one below the other.
    expect(new Set(boxes).size).toBe(width === 1280 ? 1 : 2);
    for (const label of await activity.page().locator('.cw-grid-point').all()) {
      expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(24);
    }
    expect(await accessibility()).toEqual([]);
  });
});

describe('a poll', () => {
  const options = Array.from('abcdef', (letter) => `- ${letter}`).join('\n');

  test('is answered by keyboard, is locked, and has nothing to mark', async () => {
    await mount(renderDirective('poll', `Which?\n\n${options}`));
    await activity.page().keyboard.press('Tab');
    await activity.page().keyboard.press('ArrowDown');
    expect(await call('read')).toBe(1);
    expect(await changes()).toBe(1);
    await call('setLocked', true);
    expect(await activity.page().locator('input:enabled').count()).toBe(0);
    expect(await accessibility()).toEqual([]);
    await call('write', null);
    expect(await call('read')).toBeNull();
  });

  test('is shuffled where its author wants that, and its answers stay with their texts', async () => {
    await mount(renderDirective('poll', `Which?\n\n${options}`, { extra: { shuffle: true } }), 7);
    expect((await optionTexts()).join('')).not.toBe('abcdef');
    await activity.page().getByText('c', { exact: true }).click();
    expect(await call('read')).toBe(2);
  });
});

describe('blanks', () => {
  const text =
    ':::blanks{#question}\n\nSay :blank[who] you are. The pressure is :blank[low]{options="high|low|very low indeed in the end"}.\n\n:::';
  const field = (name: string) => activity.page().getByLabel(name, { exact: true });

  test('are named by number and sentence, and filled by keyboard', async () => {
    await mount(compileActivity(text));
    await activity.page().keyboard.press('Tab');
    await activity.page().keyboard.type('Who');
    await activity.page().keyboard.press('Tab');
    await activity.page().keyboard.type('low');
    expect(await field('Blank 1 of 2: Say blank you are.').inputValue()).toBe('Who');
    expect(await field('Blank 2 of 2: The pressure is blank.').inputValue()).toBe('low');
    expect(await call('read')).toEqual(['Who', 'low']);
    expect(
      await activity
        .page()
        .locator('.cw-gap-field')
        .evaluateAll((all) => all.map((one) => one.getAttribute('autocomplete'))),
    ).toEqual(['off', 'off']);
    expect(await accessibility()).toEqual([]);
  });

  test('show at the end the right answer beside the learner’s, by which the field is described', async () => {
    await mount(compileActivity(text));
    await call('write', ['what', 'low']);
    await call('setLocked', true);
    await call('mark', ['what', 'low'], 'part');
    const described = (): Promise<(string | undefined)[]> =>
      activity
        .page()
        .locator('.cw-gap-field')
        .evaluateAll((all) =>
          all.map(
            (one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent ?? undefined,
          ),
        );
    expect(await described()).toEqual(['Blank 1: Not right', 'Blank 2: Right']);
    await call('mark', ['what', 'low'], 'all');
    expect(await described()).toEqual(['Blank 1: Not right. Right answer: who', 'Blank 2: Right']);
    expect(await accessibility()).toEqual([]);
    await call('setLocked', false);
    await call('clear', true);
    expect(await call('read')).toEqual(['', 'low']);
    expect(await described()).toEqual([undefined, undefined]);
  });

  test.each([16, 32])('fit 320 pixels where text has %d', async (size) => {
    await activity.page().setViewportSize({ width: 320, height: 640 });
    await mount(compileActivity(text));
    await activity.page().addStyleTag({ content: `html, body { font-size: ${size}px !important }` });
    await call('mark', ['what', 'high'], 'all');
    expect(await activity.page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    for (const one of await activity.page().locator('.cw-gap-field').all()) {
      expect((await one.boundingBox())?.height).toBeGreaterThanOrEqual(24);
    }
  });
});

describe('a number', () => {
  const text = ':::number{#question}\n\nAbove :number[65,5]{tolerance=2 unit=mmHg} it is well.\n\n:::';

  test('says what cannot be read, and takes it back when it can', async () => {
    await mount(compileActivity(text));
    const field = activity.page().getByLabel('Number: Above blank mmHg it is well.', { exact: true });
    await field.fill('1,000');
    expect(await call('missing')).toContain('thousands');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await accessibility()).toEqual([]);
    await field.fill('64');
    expect(await field.getAttribute('aria-invalid')).toBeNull();
    expect(await field.getAttribute('aria-describedby')).toBeNull();
    expect(await call('read')).toBe('64');
  });

  test('shows the right answer with its unit, in the author’s decimal sign', async () => {
    await mount(compileActivity(text));
    await call('write', '70');
    await call('setLocked', true);
    await call('mark', '70', 'all');
    expect(await activity.page().locator('.cw-gap-mark').textContent()).toBe(
      'Not right. Right answer: 65,5 mmHg. Every number from 63,5 mmHg to 67,5 mmHg is right',
    );
    expect(await accessibility()).toEqual([]);
    await call('clear', true);
    expect(await call('read')).toBe('');
  });
});

describe('every activity’s script', () => {
  test.each(['blanks', 'choice', 'number', 'poll', 'rating'])('%s is at most 1.5 KB gzip', (name) => {
    expect(activity.size(name)).toBeLessThanOrEqual(1536);
  });

  test.each([
    ['hotspot', 2],
    ['scenario', 3],
  ])('%s, which does more, is at most %d KB gzip', (name, limit) => {
    expect(activity.size(name)).toBeLessThanOrEqual(limit * 1024);
  });
});
