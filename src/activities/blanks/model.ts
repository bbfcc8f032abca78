/** Blanks as the package carries them, and what a learner puts in: known to compiler and browser alike. */

export interface BlanksConfig {
  /** Plain text, with underscores for each blank. */
  readonly prompt: string;
  /** In reading order. */
  readonly blanks: readonly Blank[];
  /**
   * Their indexes in the order of their texts, in which saved progress counts them: a blank is known by its texts, and what
   * was put into it stays when its sentence is moved.
   */
  readonly order: readonly number[];
}

export interface Blank {
  /** Each of them is right; the first is the one that is shown. */
  readonly answers: readonly string[];
  /** What is offered, where it is chosen and not typed; in the order of the texts, not of the page. */
  readonly options?: readonly string[];
}

/** A text for each blank as it stands in its field; empty where there is none. */
export type BlanksResponse = readonly string[];
