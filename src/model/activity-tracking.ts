/** What an activity's `tracking.ts` gives: pure functions on (data, response), the same in browser and compiler. */

import type { PackedAnswer } from './saved-state.js';
import type { InteractionDefinition, InteractionResponse, Score } from './tracking.js';

/** The id under which a row is reported; it shares the namespace of all ids. `at` counts from 0. */
export function rowIdOf(activityId: string, at: number): string {
  return `${activityId}-${at + 1}`;
}

/**
 * `Data` is what the package carries of the activity (plain JSON); `Response` is what the learner has put in, plain JSON too.
 */
export interface ActivityTracking<Data, Response> {
  /** Nothing is right or wrong: every score is `neutral`. */
  readonly neutral?: true;
  /** What is put in is the learner's own: it is neither reported nor in the packed answer. */
  readonly isPrivate?: true;
  /**
   * What is handed in is the learner's own words, and only what they have agreed to send: until then it is among their notes.
   * Nobody can be made to answer, and standards say whether they pass it on.
   */
  readonly onConsent?: true;
  /** The learner's last act hands the response in (ActivityContext.handIn); another way through it is another try. */
  readonly endsByItself?: true;
  /** The texts of which the activity's fingerprint is made: where one changes, unfinished work on it starts afresh. */
  texts(data: Data): readonly string[];
  /** Whether the response can be handed in: something was chosen, everything that must be filled in is. */
  isComplete(data: Data, response: Response): boolean;
  score(data: Data, response: Response): Score;
  /** What reporting standards are told of the activity; undefined where it is never reported. */
  interaction(data: Data): InteractionDefinition | undefined;
  /** The response in the terms of the definition. */
  respond(data: Data, response: Response): InteractionResponse;
  /**
   * Where it is reported as several interactions (the statements of a grid): each of them, under {@link rowIdOf}. `interaction`
   * is then a matching of them, for those who read saved progress, and `respond` pairs each with what was chosen for it.
   */
  rows?(data: Data): readonly InteractionDefinition[] | undefined;
  /** The response in saved progress: indexes in the order of the options' texts, so that moving an option keeps it. */
  pack(data: Data, response: Response): PackedAnswer;
  /** The inverse of `pack`; undefined where it does not fit the data. */
  unpack(data: Data, packed: PackedAnswer): Response | undefined;
  /** The packed answer that takes most room, for the build's check of saved progress. */
  largest(data: Data): PackedAnswer;
}
