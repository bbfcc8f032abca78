/** A sequence in the browser: steps are moved by buttons, which keep the focus; where a step has come to is said. */

import type { ActivityContext, ActivityPiece, MountedActivity } from '../../model/runtime-api.js';
import { indexesOf, type MarkedRow, mix, showMarks } from '../marks-runtime.js';
import type { SequenceConfig, SequenceResponse } from './model.js';
import { sequenceTracking } from './tracking.js';

export const piece: ActivityPiece<SequenceConfig, SequenceResponse> = {
  name: 'sequence',
  tracking: sequenceTracking,
  mount: mountSequence,
};

function mountSequence(
  root: HTMLElement,
  { steps, order }: SequenceConfig,
  context: ActivityContext,
): MountedActivity<SequenceResponse> {
  const list = root.querySelector('.cw-sequence') as HTMLElement;
  const rows = steps.map((_step, index) => list.querySelector(`[data-index="${index}"]`) as HTMLElement);
  let isAnswered = false;
  const changed = (): void => {
    isAnswered = true;
    showEnds(rows);
    context.changed();
  };
  mix(rows, context.seed, (shown) => `${shown}` === `${order}`);
  rows.forEach((row, index) => {
    addMoves(row, { text: `${steps[index]?.text}`, context, changed });
  });
  showEnds(rows);
  const mark = (response: SequenceResponse, how: 'part' | 'all' | ''): void => {
    const marked = rows.map((element, index): MarkedRow => {
      const at = response.indexOf(index);
      return { element, mark: at < 0 ? '' : order[at] === index ? 'yours-right' : 'yours-wrong' };
    });
    const right = showMarks(root, marked, { how, words: 'activities.sequence', context });
    (root.querySelector('.cw-right-order') as HTMLElement).hidden = how !== 'all' || right === rows.length;
  };
  return {
    read: () => (isAnswered ? indexesOf(list.children) : []),
    write: (response) => {
      list.append(...response.map((step) => rows[step] as HTMLElement));
      isAnswered = response.length > 0;
      showEnds(rows);
    },
    setLocked: (locked) => {
      for (const place of root.querySelectorAll<HTMLElement>('.cw-step-moves')) place.hidden = locked;
    },
    mark,
    // Each step stands somewhere, so nothing can be taken away; what was right still stands where it was right.
    clear: () => mark([], ''),
  };
}

interface Moves {
  readonly text: string;
  readonly context: ActivityContext;
  readonly changed: () => void;
}

/** A step's two buttons. They keep the focus: it is the other step that leaves the page for a moment. */
function addMoves(row: HTMLElement, { text, context, changed }: Moves): void {
  for (const way of ['up', 'down']) {
    // An input, because focus is led to the first of a question's inputs.
    const button = document.createElement('input');
    button.type = 'button';
    button.value = context.word(`activities.sequence.${way}`);
    button.setAttribute('aria-label', `${button.value}: ${text}`);
    button.onclick = () => {
      const other = neighbourOf(row, way);
      if (other) {
        row[way === 'up' ? 'after' : 'before'](other);
        row.scrollIntoView({ block: 'nearest' });
        changed();
      }
      const all = Array.from(row.parentElement?.children ?? []);
      const values = { text, n: all.indexOf(row) + 1, total: all.length };
      context.announce(context.word('activities.sequence.moved', values));
    };
    row.querySelector('.cw-step-moves')?.append(button);
  }
}

function neighbourOf(row: HTMLElement, way: string): Element | null {
  return way === 'up' ? row.previousElementSibling : row.nextElementSibling;
}

/** A button that can do nothing says so and stays: one that went away would take the focus with it. */
function showEnds(rows: readonly HTMLElement[]): void {
  for (const row of rows) {
    row.querySelectorAll('input').forEach((button, at) => {
      button.setAttribute('aria-disabled', `${!neighbourOf(row, at ? '' : 'up')}`);
    });
  }
}
