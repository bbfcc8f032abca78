/** A comment as the package carries it, and what a learner sent: known to compiler and browser alike. */

export interface CommentConfig {
  /** Plain text. */
  readonly prompt: string;
}

/** What was sent last; empty where nothing was. A draft is one of the learner's own notes (runtime/notes.ts). */
export type CommentResponse = string;

/** Characters that a comment may have: about a page. They travel in one statement, and stay in saved progress. */
export const LONGEST_COMMENT = 2000;
