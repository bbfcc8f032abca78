/** A question after a number as the package carries it, and what a learner puts in: known to compiler and browser alike. */

export interface NumberConfig {
  /** Plain text, with underscores for the field. */
  readonly prompt: string;
  /** As the author writes it, to be shown. */
  readonly answer: string;
  /** The number that is right, or the least and the greatest: plain decimals. */
  readonly right: readonly string[];
  readonly unit?: string;
}

/** What stands in the field. */
export type NumberResponse = string;

/** Characters that the field takes. */
export const NUMBER_LIMIT = 20;
