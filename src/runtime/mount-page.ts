/** Brings a page's activities and blocks to life, when it is opened for the first time. */

import { hash32 } from '../model/hash.js';
import type { CoreContext, PageContext } from '../model/page-api.js';
import type { PageConfig } from '../model/runtime-config.js';
import { tryOf } from './assessment-try.js';
import { ask } from './dialog.js';
import { all } from './dom.js';
import { attempt } from './guard.js';
import { recordOf } from './hand-in.js';
import { type Player, word } from './player.js';

export function mountPage(player: Player, page: PageConfig, section: HTMLElement): void {
  const { activities, activityHost, blocks, pages } = player.pieces;
  for (const element of all('[data-block]', section)) {
    attempt(() => blocks.get(element.getAttribute('data-block') ?? '')?.mount(element));
  }
  const lent = lend(player, page);
  const host: PageContext['host'] = (activity, frame) =>
    activityHost?.host({ activity, frame, piece: activities.get(activity.type) }, lent);
  const piece = pages.get(page.kind);
  if (piece) piece.mount(section, { ...lent, ask: (question) => ask(player, question), host });
  else {
    for (const activity of page.activities) {
      for (const frame of all(`[data-activity="${activity.id}"]`, section)) host(activity, frame);
    }
  }
}

function lend(player: Player, page: PageConfig): CoreContext {
  const { state } = player.session;
  const currentTry: CoreContext['currentTry'] = () => tryOf(state(), page);
  return {
    ...player,
    page,
    word: (key, values) => word(player, key, values),
    currentTry,
    seedOf: (id) => hash32(`${state().attemptId}:${id}:${currentTry().number}`),
    recordOf: (activity) => recordOf(state(), activity),
  };
}
