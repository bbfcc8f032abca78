/** Brings a page's activities and blocks to life, when it is opened for the first time. */

import type { PageConfig } from '../model/runtime-config.js';
import { hostActivity } from './activity-host.js';
import { mountAssessment } from './assessment.js';
import { all } from './dom.js';
import { attempt } from './guard.js';
import type { Player } from './player.js';

export function mountPage(player: Player, page: PageConfig, section: HTMLElement): void {
  for (const element of all('[data-block]', section)) {
    attempt(() => player.pieces.blocks.get(element.getAttribute('data-block') ?? '')?.mount(element));
  }
  if (page.assessment) mountAssessment(player, page, section);
  else {
    for (const activity of page.activities) {
      for (const frame of all(`[data-activity="${activity.id}"]`, section))
        hostActivity(player, { page, activity, frame });
    }
  }
}
