/** A choice in the browser: its options, and nothing more. */

import type { ActivityPiece } from '../../model/runtime-api.js';
import { mountOptions } from '../options-runtime.js';
import type { ChoiceConfig, ChoiceResponse } from './model.js';
import { choiceTracking } from './tracking.js';

export const piece: ActivityPiece<ChoiceConfig, ChoiceResponse> = {
  name: 'choice',
  tracking: choiceTracking,
  mount: mountOptions,
};
