/** The web's adapter: nobody is told. The core keeps the work on the device because the host is absent. */

import type { StandardPiece } from '../../model/runtime-api.js';
import { NOBODY, type Tracker } from '../../model/tracking.js';

/** A tracker that has nobody to tell. */
function createTracker(): Tracker {
  return {
    initialize: async () => NOBODY,
    record: () => {},
    save: () => {},
    commit: async () => ({ taken: true }),
    close: async () => ({ taken: true }),
    closeNow: () => {},
  };
}

export const piece: StandardPiece = { name: 'web', createTracker };
