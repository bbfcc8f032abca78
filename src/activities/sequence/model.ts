/** A sequence as the package carries it, and what a learner puts in: known to compiler and browser alike. */

import type { InteractionComponent } from '../../model/tracking.js';

export interface SequenceConfig {
  /** Plain text. */
  readonly prompt: string;
  /**
   * In the order of their texts: a step is known by its text, wherever it stands. The ids are the compiler's, so that the
   * script need not carry what makes them.
   */
  readonly steps: readonly InteractionComponent[];
  /** Indexes of the steps in the right order. */
  readonly order: readonly number[];
}

/** Indexes of the steps in the learner's order; empty until the learner has moved one. */
export type SequenceResponse = readonly number[];
