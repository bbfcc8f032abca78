/** Brings a page's blocks and activities to life, when it is opened for the first time. */

import type { MessageValues } from '../model/messages.js';
import type { CoreContext, Question } from '../model/page-api.js';
import type { PageConfig } from '../model/runtime-config.js';
import { ask } from './dialog.js';
import { all, make } from './dom.js';
import { mountBlocks } from './mount-blocks.js';
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
  // Those of a question come to life with it, and again with each try of an assessment.
  const own = all('[data-block]', section).filter((element) => !element.closest('[data-activity]'));
  mountBlocks(own, lent, pieces);
  pieces.activityHost?.mountPage(section, lent, pieces);
}
