/** An activity that stands on the page, as the script around activities handles it, and its fields for notes. */

/** An activity that stands on the page. */
export interface MountedActivity<Response = unknown> {
  /** What the learner has put in, as it stands. */
  read(): Response;
  /** Shows a response in place of what is there. */
  write(response: Response): void;
  /**
   * Where the response cannot be handed in: what is missing or wrong, in words; empty where it is enough to say that there is
   * none. Marks the place with `data-missing`, to which focus goes.
   */
  missing?(): string;
  /** Lets the learner change the answer, or no longer. */
  setLocked(locked: boolean): void;
  /**
   * Shows how the response did. `part` after a try that may be repeated: only which of the learner's own parts are right;
   * `all` at the end: the right answer and the learner's, and each option's feedback. The feedback to an input is named by
   * its `aria-describedby`: to those that are checked, typed or chosen it is read out with the outcome.
   */
  mark(response: Response, how: 'part' | 'all'): void;
  /** Takes all marks away and, where `keepRight`, all of the response that was not right. */
  clear(keepRight: boolean): void;
}

/** The fields of an activity in which learners write for themselves. The response is their texts. */
export interface MountedNotes extends MountedActivity<readonly string[]> {
  /** Whether somebody is told what the learner agrees to send: not by every standard, not without a host, not when looking back. */
  readonly isTold: boolean;
}
