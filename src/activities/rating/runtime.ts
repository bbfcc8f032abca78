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
  { rows }: RatingConfig,
  { word, changed }: ActivityContext,
): MountedActivity<RatingResponse> {
  const groups = Array.from(root.querySelectorAll(rows ? '.cw-grid-row' : '.cw-scale'));
  const inputs = groups.map((group) => Array.from(group.querySelectorAll('input')));
  const read = (): RatingResponse =>
    inputs.map((points) => {
      const index = points.findIndex(({ checked }) => checked);
      return index < 0 ? null : index;
    });
  root.addEventListener('change', () => {
    for (const group of groups) if (group.querySelector('input:checked')) group.removeAttribute('data-missing');
    changed();
  });
  return {
    read,
    write: (response) => {
      inputs.forEach((points, at) => {
        points.forEach((input, index) => {
          input.checked = index === response[at];
        });
      });
    },
    setLocked: (locked) => {
      for (const input of inputs.flat()) input.disabled = locked;
    },
    missing: () => {
      const response = read();
      const open = groups.filter((_, at) => rows && response[at] === null);
      for (const group of groups) group.toggleAttribute('data-missing', open.includes(group));
      return open.length && open.length < groups.length ? word('activities.rating.missing', { n: open.length }) : '';
    },
    mark: () => {},
    clear: () => {},
  };
}
