/** The xAPI adapter as a package carries it. */

import type { StandardPiece } from '../../model/runtime-api.js';
import type { TellAnswer } from '../xapi-statements.js';
import { createXapiTracker } from './adapter/tracker.js';

export const piece: StandardPiece<TellAnswer> = { name: 'xapi', createTracker: createXapiTracker };
