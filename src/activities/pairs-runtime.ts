/** Items with a native select each, in which the learner chooses what the item belongs with: `match` and `categorise` in the browser. */

import type { ActivityContext, MountedActivity } from '../model/runtime-api.js';
import { indexesOf, type MarkedRow, say, showMarks } from './marks-runtime.js';
import type { PairsConfig, PairsResponse } from './pairs-model.js';

/** The choices have the order in which the targets stand on the page. */
export function mountPairs(
  root: HTMLElement,
  { items, targets }: PairsConfig,
  context: ActivityContext,
): MountedActivity<PairsResponse> {
  // Letters stand for texts that a narrow box would cut off.
  const letters = root.querySelector('.is-short') ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const words: string[] = [];
  const order = indexesOf(root.querySelectorAll('.cw-targets > li'));
  order.forEach((target, at) => {
    words[target] = (letters && `${letters[at]}. `) + targets[target]?.text;
  });
  const rows = items.map((item, index) => {
    const element = root.querySelector(`.cw-pair[data-index="${index}"]`) as HTMLElement;
    const select = element.querySelector('select') as HTMLSelectElement;
    select.append(...order.map((target) => new Option(words[target], `${target}`)));
    return { ...item, element, select };
  });
  const read = (): number[] => rows.map(({ select }) => (select.value ? Number(select.value) : -1));
  const mark = (response: PairsResponse, how: 'part' | 'all' | ''): void => {
    const marked = rows.map(({ element, text, target }, index): MarkedRow => {
      const chosen = response[index] as number;
      const isWrong = chosen !== target;
      const right = how === 'all' && isWrong && context.word('activities.right-is', { text: `${words[target]}` });
      say(element, '.cw-right-is', right).setAttribute('data-heard', `${text}: ${words[target]}`);
      return { element, mark: chosen < 0 ? '' : isWrong ? 'yours-wrong' : 'yours-right' };
    });
    showMarks(root, marked, { how, words: 'activities', context });
  };
  root.addEventListener('change', () => context.changed());
  return {
    read,
    write: (response) => {
      rows.forEach(({ select }, index) => {
        const target = response[index] as number;
        select.value = target < 0 ? '' : `${target}`;
      });
    },
    setLocked: (locked) => {
      for (const { select } of rows) select.disabled = locked;
    },
    mark,
    clear: (keepRight) => {
      mark([], '');
      for (const { select, target } of rows) if (keepRight && select.value !== `${target}`) select.value = '';
    },
  };
}
