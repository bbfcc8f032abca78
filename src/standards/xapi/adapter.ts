/** The xAPI adapter as a package carries it. */

import type { StandardPiece } from '../../model/runtime-api.js';
import { createXapiTracker } from './adapter/tracker.js';

export const piece: StandardPiece = { name: 'xapi', createTracker: createXapiTracker };
