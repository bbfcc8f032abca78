/** Brings a page's activities and blocks to life, when it is opened for the first time. */

import type { PageConfig } from '../model/runtime-config.js';
import { hostActivity } from './activity-host.js';
import { mountAssessment } from './assessment.js';
import { all } from './dom.js';
import { attempt } from './guard.js';
import type { Player } from './player.js';

export function mountPage(player: Player, page: PageConfig, section: HTMLElement): void {
  for (const element of all('[data-block]', section)) {
    const piece = player.pieces.blocks.get(element.getAttribute('data-block') ?? '');
    if (piece) attempt(() => piece.mount(element));
  }
  if (page.kind === 'assessment') {
    attempt(() => mountAssessment(player, page, section));
    return;
  }
  for (const activity of page.activities) {
    const frame = section.querySelector<HTMLElement>(`[data-activity="${activity.id}"]`);
    if (frame) attempt(() => hostActivity(player, { page, activity, frame }));
  }
}
