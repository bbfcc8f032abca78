/** Asks the learner something that has to be answered before anything else goes on. */

import { focusOn, make, makeButton } from './dom.js';
import { attempt } from './guard.js';

export interface Question<Answer> {
  readonly title: string;
  readonly body: readonly (string | Node)[];
  readonly choices: readonly { readonly label: string; readonly value: Answer }[];
  /** What the Escape key means; undefined where the question must be answered. */
  readonly onEscape?: Answer;
}

/** Resolves with the learner's choice. */
export function ask<Answer>({ title, body, choices, onEscape }: Question<Answer>): Promise<Answer> {
  return new Promise((resolve) => {
    const heading = make('h2', 'cw-dialog-title', title);
    heading.id = 'cw-dialog-title';
    const dialog = make('dialog', 'cw-dialog', heading, ...body);
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-labelledby', heading.id);
    let answered = false;
    const answer = (value: Answer): void => {
      if (answered) return;
      answered = true;
      attempt(() => dialog.close());
      dialog.remove();
      resolve(value);
    };
    const buttons = choices.map(({ label, value }) => makeButton(label, () => answer(value)));
    dialog.append(make('div', 'cw-controls', ...buttons));
    document.body.append(dialog);
    const show = (): void => {
      // Browsers without dialogs (Safari before 15.4) show it in the page.
      attempt(() => dialog.showModal());
      if (!dialog.open) dialog.setAttribute('open', '');
      focusOn(heading);
    };
    // Browsers close a dialog at Escape even where that is no answer.
    dialog.addEventListener('close', () => {
      if (answered) return;
      if (onEscape === undefined) show();
      else answer(onEscape);
    });
    show();
  });
}
