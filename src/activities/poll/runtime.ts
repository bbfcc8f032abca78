/** A poll in the browser: native radio buttons, moved when shuffled, and nothing to mark. */

import { shuffled } from '../../model/draw.js';
import type { ActivityContext, ActivityPiece, MountedActivity } from '../../model/runtime-api.js';
import type { PollConfig, PollResponse } from './model.js';
import { pollTracking } from './tracking.js';

export const piece: ActivityPiece<PollConfig, PollResponse> = {
  name: 'poll',
  tracking: pollTracking,
  mount: mountPoll,
};

function mountPoll(
  root: HTMLElement,
  { options }: PollConfig,
  { config, seed, changed }: ActivityContext,
): MountedActivity<PollResponse> {
  const inputs = Array.from(root.querySelectorAll<HTMLInputElement>('.cw-option input'));
  if (config.shuffle) {
    // The rows themselves, so that seeing, reading and tabbing follow one order. What is pinned stays behind.
    const rows = inputs.filter((_, at) => !options[at]?.pin).map((input) => input.closest('.cw-option') as HTMLElement);
    rows[0]?.parentElement?.prepend(...shuffled(rows, seed));
  }
  root.addEventListener('change', () => changed());
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
