/** A rating in the browser: native radio buttons, and nothing to mark. */

import type { ActivityContext, ActivityPiece, MountedActivity } from '../../model/runtime-api.js';
import type { RatingConfig, RatingResponse } from './model.js';
import { ratingTracking } from './tracking.js';

export const piece: ActivityPiece<RatingConfig, RatingResponse> = {
  name: 'rating',
  tracking: ratingTracking,
  mount: mountRating,
};

function mountRating(
  root: HTMLElement,
  _data: RatingConfig,
  context: ActivityContext,
): MountedActivity<RatingResponse> {
  const inputs = Array.from(root.querySelectorAll<HTMLInputElement>('.cw-scale input'));
  root.addEventListener('change', () => context.changed());
  return {
    read: () => {
      const index = inputs.findIndex(({ checked }) => checked);
      return index < 0 ? null : index;
    },
    write: (response) => {
      inputs.forEach((input, index) => {
        input.checked = index === response;
      });
    },
    setLocked: (locked) => {
      for (const input of inputs) input.disabled = locked;
    },
    mark: () => {},
    clear: () => {},
  };
}
