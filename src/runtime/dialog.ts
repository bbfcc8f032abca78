/** Asks the learner something that has to be answered before anything else goes on. */

import type { Question } from '../model/page-api.js';
import { focusOn, make, makeButton } from './dom.js';
import { attempt } from './guard.js';

/** Resolves with the learner's choice; never, where there is none to choose. */
export function ask<Answer>({ title, body, choices, onEscape }: Question<Answer>): Promise<Answer> {
  return new Promise((resolve) => {
    const heading = make('h2', '', title);
    heading.id = 'cw-dialog-title';
    const controls = make('div', 'cw-controls');
    const dialog = document.body.appendChild(make('dialog', 'cw-dialog', heading, ...body, controls));
    dialog.setAttribute('aria-labelledby', heading.id);
    const answer = (value: Answer): void => {
      dialog.onclose = null;
      dialog.remove();
      resolve(value);
    };
    controls.append(...choices.map(({ label, value }) => makeButton(label, () => answer(value))));
    const show = (): void => {
      // Browsers without dialogs (Safari before 15.4) show it in the page.
      if (!attempt(() => dialog.showModal() ?? true)) dialog.setAttribute('open', '');
      focusOn(heading);
    };
    // Browsers close a dialog at Escape even where that is no answer.
    dialog.onclose = () => (onEscape === undefined ? show() : answer(onEscape));
    show();
  });
}
