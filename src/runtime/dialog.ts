/** Asks the learner something that has to be answered before anything else goes on. */

import type { Question } from '../model/page-api.js';
import { focusOn, make, makeButton } from './dom.js';
import { attempt } from './guard.js';
import { type Player, word } from './player.js';

/** Resolves with the key of the learner's choice; never, where there is none to choose. */
export function ask(player: Pick<Player, 'config'>, { title, body, keys, onEscape }: Question): Promise<string> {
  return new Promise((resolve) => {
    const heading = make('h2', '', title);
    heading.id = 'cw-dialog-title';
    const controls = make('div', 'cw-controls');
    const dialog = document.body.appendChild(make('dialog', 'cw-dialog', heading, ...body, controls));
    dialog.setAttribute('aria-labelledby', heading.id);
    const answer = (key: string): void => {
      dialog.onclose = null;
      dialog.remove();
      resolve(key);
    };
    for (const key of keys) if (key) controls.append(makeButton(word(player, key), () => answer(key)));
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
