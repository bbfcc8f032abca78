/** The completion record in the browser: made from saved progress, once the course is complete. */

import { wordMessage } from '../../model/messages.js';
import type { CoreContext } from '../../model/page-api.js';
import { scoreOf } from '../../model/progress.js';
import type { BlockPiece } from '../../model/runtime-api.js';
import { savedTime } from '../../model/saved-state.js';

export const piece: BlockPiece = { name: 'completion-record', mount };

const LONG = { day: 'numeric', month: 'long', year: 'numeric' } as const;

function mount(root: HTMLElement, core: CoreContext): void {
  let isComplete: boolean | undefined;
  const show = (): void => {
    const { completedAt } = core.session.state();
    if ((completedAt !== undefined) === isComplete) return;
    isComplete = completedAt !== undefined;
    root.replaceChildren(
      ...(completedAt === undefined ? [core.make('p', '', word(core, 'before'))] : record(core, completedAt)),
    );
  };
  core.session.onChange(show);
  show();
}

function word({ config }: CoreContext, key: string, values = {}): string {
  return wordMessage(config.messages, `blocks.completion-record.${key}`, values);
}

/** What is known, each with its name; what is not is left out. */
function record(core: CoreContext, completedAt: number): HTMLElement[] {
  const { config, session, learner } = core;
  const { course } = config;
  const state = session.state();
  const score = scoreOf(config, state);
  const minutes = Math.max(1, Math.round(state.activeSeconds / 60));
  const facts: readonly (readonly [string, string])[] = [
    ['name', nameOf(learner.name)],
    ['course', course.title],
    ['version', course.version],
    ['date', savedTime(completedAt).toLocaleDateString(course.language, LONG)],
    ['minutes', word(core, 'minutes-n', { n: minutes })],
    ['score', score === undefined ? '' : word(core, 'points', { n: Math.floor(score * 100 + 1e-6) })],
  ];
  const list = core.make('dl', '');
  for (const [key, value] of facts)
    if (value) list.append(core.make('dt', '', word(core, key)), core.make('dd', '', value));
  const button = core.make('button', 'cw-button', word(core, 'print'));
  Object.assign(button, { type: 'button', onclick: () => print(list) });
  const title = core.make('p', 'cw-completion-title', word(core, 'title'));
  return [title, list, core.make('p', '', word(core, 'note')), core.make('div', 'cw-controls', button)];
}

/** "Okafor, Ada" is how SCORM has names (RTE 3.4.4, student_name: last, first). */
function nameOf(name: string): string {
  const [last = '', first, ...more] = name.split(',').map((part) => part.trim());
  return first && more.length === 0 ? `${first} ${last}` : name.trim();
}

/** The record alone, as the style of this block has it. */
function print(list: HTMLElement): void {
  const printed = [document.documentElement, list.closest('.cw-page') ?? list];
  for (const element of printed) element.classList.add('cw-print-record');
  window.print();
  for (const element of printed) element.classList.remove('cw-print-record');
}
