/** The web's adapter: nobody is told. The core keeps the work on the device because the host is absent. */

import type { StandardPiece } from '../../model/runtime-api.js';
import type { LaunchState, Tracker } from '../../model/tracking.js';

const ALONE: LaunchState = {
  host: 'absent',
  learner: { id: '', name: '' },
  mode: 'normal',
  credit: true,
  status: { completion: 'unknown', success: 'unknown' },
  can: { interactions: false, objectives: false },
};

/** A tracker that has nobody to tell. */
function createTracker(): Tracker {
  return {
    initialize: () => Promise.resolve(ALONE),
    record: () => {},
    save: () => {},
    commit: () => Promise.resolve('saved'),
    close: () => Promise.resolve('saved'),
    closeNow: () => {},
    onDelivery: () => {},
  };
}

export const piece: StandardPiece = { name: 'web', createTracker };
