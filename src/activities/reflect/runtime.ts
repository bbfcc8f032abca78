/** A reflection in the browser: the script for notes does it all. */

import { type PrivateResponse, privateTracking } from '../../model/private-answer.js';
import type { ActivityPiece } from '../../model/runtime-api.js';

export const piece: ActivityPiece<unknown, PrivateResponse> = {
  name: 'reflect',
  tracking: privateTracking,
  mount: (root, _data, context) => context.mountNotes(root),
};
