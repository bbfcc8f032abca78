/** A poll as the package carries it, and what a learner puts in: known to compiler and browser alike. */

export interface PollConfig {
  /** Plain text. */
  readonly prompt: string;
  /** In the author's order. */
  readonly options: readonly PollOption[];
}

export interface PollOption {
  readonly text: string;
  /** Stays last when the others are shuffled. */
  readonly pin?: true;
}

/** The chosen option's place, or null. */
export type PollResponse = number | null;
