/** Items that each belong with a target, as a package carries them: what `match` and `categorise` are alike. */

import type { InteractionComponent } from '../model/tracking.js';

export interface PairsConfig {
  /** Plain text. */
  readonly prompt: string;
  /** In the order of their texts: an item is known by its text, wherever it stands on the page. */
  readonly items: readonly PairedItem[];
  /** What they are put with, in the order of their texts; of `match` also those that belong with none. */
  readonly targets: readonly InteractionComponent[];
}

/** Its id is the compiler's, so that the script need not carry what makes it. */
export interface PairedItem extends InteractionComponent {
  /** Index of the target that it belongs with. */
  readonly target: number;
}

/** For each item the index of the target that the learner put it with, or -1; a row of nothing but -1 is no answer. */
export type PairsResponse = readonly number[];
