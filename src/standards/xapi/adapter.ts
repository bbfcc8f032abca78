/** The xAPI adapter as a package carries it. */

import type { StandardPiece } from '../../model/runtime-api.js';
import { environmentOf } from './adapter/environment.js';
import { createXapiTracker } from './adapter/tracker.js';

export const piece: StandardPiece = {
  name: 'xapi',
  createTracker: (window, config) => createXapiTracker(environmentOf(window), config),
};
