/** A match in the browser: what can be chosen is shuffled, the items stand as the author wrote them. */

import type { ActivityPiece } from '../../model/runtime-api.js';
import { indexesOf, mix } from '../marks-runtime.js';
import type { PairsConfig, PairsResponse } from '../pairs-model.js';
import { mountPairs } from '../pairs-runtime.js';
import { pairsTracking } from '../pairs-tracking.js';

export const piece: ActivityPiece<PairsConfig, PairsResponse> = {
  name: 'match',
  tracking: pairsTracking,
  mount: (root, data, context) => {
    const items = indexesOf(root.querySelectorAll('.cw-pair'));
    mix([...root.querySelectorAll('.cw-targets > li')], context.seed, (order) =>
      items.every((item, at) => data.items[item]?.target === order[at]),
    );
    return mountPairs(root, data, context);
  },
};
