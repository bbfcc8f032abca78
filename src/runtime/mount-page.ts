/** Brings a page's blocks and activities to life, when it is opened for the first time. */

import type { CoreContext } from '../model/page-api.js';
import type { PageConfig } from '../model/runtime-config.js';
import { ask } from './dialog.js';
import { all } from './dom.js';
import { attempt } from './guard.js';
import { type Player, word } from './player.js';

export function mountPage(player: Player, page: PageConfig, section: HTMLElement): void {
  const { pieces } = player;
  for (const element of all('[data-block]', section)) {
    attempt(() => pieces.blocks.get(element.getAttribute('data-block') ?? '')?.mount(element));
  }
  const lent: CoreContext = {
    ...player,
    page,
    ask: (question) => ask(player, question),
    word: (key, values) => word(player, key, values),
  };
  pieces.activityHost?.mountPage(section, lent, pieces);
}
