/** Brings a page's activities and blocks to life, when it is opened for the first time. */

import type { ActivityHost } from '../model/page-api.js';
import type { ActivityConfig, PageConfig } from '../model/runtime-config.js';
import { hostActivity } from './activity-host.js';
import { ask } from './dialog.js';
import { all } from './dom.js';
import { attempt } from './guard.js';
import type { Player } from './player.js';

export function mountPage(player: Player, page: PageConfig, section: HTMLElement): void {
  const { blocks, pages } = player.pieces;
  for (const element of all('[data-block]', section)) {
    attempt(() => blocks.get(element.getAttribute('data-block') ?? '')?.mount(element));
  }
  const host = (activity: ActivityConfig, frame: HTMLElement): ActivityHost =>
    hostActivity(player, { page, activity, frame });
  const piece = pages.get(page.kind);
  if (piece) piece.mount(section, { ...player, page, ask, host });
  else {
    for (const activity of page.activities) {
      for (const frame of all(`[data-activity="${activity.id}"]`, section)) host(activity, frame);
    }
  }
}
