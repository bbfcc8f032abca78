/** Brings a page's blocks and activities to life, when it is opened for the first time. */

import type { MessageValues } from '../model/messages.js';
import type { CoreContext, Question } from '../model/page-api.js';
import type { PageConfig } from '../model/runtime-config.js';
import { ask } from './dialog.js';
import { all, make } from './dom.js';
import { attempt } from './guard.js';
import { type Player, word } from './player.js';

export function mountPage(player: Player, page: PageConfig, section: HTMLElement): void {
  const { pieces } = player;
  const core = {
    ...player,
    make,
    ask: (question: Question) => ask(player, question),
    word: (key: string, values?: MessageValues) => word(player, key, values),
  };
  const lent: CoreContext = { ...core, page, notes: pieces.notes?.open(core) };
  for (const element of all('[data-block]', section)) {
    attempt(() => pieces.blocks.get(element.getAttribute('data-block') ?? '')?.mount(element, lent));
  }
  pieces.activityHost?.mountPage(section, lent, pieces);
}
