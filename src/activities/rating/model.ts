/** A rating as the package carries it, and what a learner puts in: known to compiler and browser alike. */

export interface RatingConfig {
  /** Plain text. */
  readonly prompt: string;
  /** The points of the scale as plain text, in its order: labels, or numbers. */
  readonly scale: readonly string[];
  /** What the first and the last number mean, where they say. */
  readonly low?: string;
  readonly high?: string;
  /** The statements of a grid as plain text, in the author's order. */
  readonly rows?: readonly string[];
}

/** The chosen point's place on the scale, or null: of each statement, or of the one question. */
export type RatingResponse = readonly (number | null)[];
