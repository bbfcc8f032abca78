/** A question with options as the package carries it, and what a learner puts in: known to compiler and browser alike. */

export interface OptionsConfig {
  /** Whether several can be chosen. */
  readonly many: boolean;
  /** Plain text. */
  readonly prompt: string;
  /** In the order of their texts: an option is known by its text, wherever it stands on the page. */
  readonly options: readonly Option[];
}

export interface Option {
  readonly text: string;
  readonly correct: boolean;
  /** Stays last when the others are shuffled. */
  readonly pin?: true;
}

/** Indexes of the chosen options, ascending. */
export type OptionsResponse = readonly number[];
