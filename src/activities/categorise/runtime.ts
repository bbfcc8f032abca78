/** A categorise in the browser: the items are shuffled, the categories stand as the author wrote them. */

import type { ActivityPiece } from '../../model/runtime-api.js';
import { indexesOf, mix } from '../marks-runtime.js';
import type { PairsConfig, PairsResponse } from '../pairs-model.js';
import { mountPairs } from '../pairs-runtime.js';
import { pairsTracking } from '../pairs-tracking.js';

export const piece: ActivityPiece<PairsConfig, PairsResponse> = {
  name: 'categorise',
  tracking: pairsTracking,
  mount: (root, data, context) => {
    const categories = indexesOf(root.querySelectorAll('.cw-targets > li'));
    const placeOf = (item = -1): number => categories.indexOf(data.items[item]?.target ?? -1);
    // Right would be all items of the first category, then all of the second: the order of the source.
    mix([...root.querySelectorAll('.cw-pair')], context.seed, (order) =>
      order.every((item, at) => placeOf(order[at - 1]) <= placeOf(item)),
    );
    return mountPairs(root, data, context);
  },
};
