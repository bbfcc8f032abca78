/** What came of each question of a try, and of each objective. Pure. */

import type { ActivityConfig, PageConfig, RuntimeConfig } from '../../../model/runtime-config.js';
import type { Outcome } from '../../../model/tracking.js';

/** A question with what came of it; undefined where it has no answer. */
export interface QuestionOutcome {
  readonly activity: ActivityConfig;
  readonly outcome: Outcome | undefined;
}

export interface ObjectiveOutcome {
  readonly id: string;
  readonly text: string;
  readonly questions: number;
  readonly right: number;
  readonly partly: number;
  /** Pages that teach it. */
  readonly pages: readonly PageConfig[];
}

/** Whether a question is asked again where only what was wrong is: what has no right answer, once it is given, is not. */
export function isWrong({ outcome }: QuestionOutcome): boolean {
  return outcome !== 'correct' && outcome !== 'neutral';
}

/** The objectives of the questions that earn points, in the course's order. */
export function outcomesByObjective(outcomes: readonly QuestionOutcome[], config: RuntimeConfig): ObjectiveOutcome[] {
  return config.objectives.flatMap(({ id, text }) => {
    const own = outcomes.filter(({ activity }) => activity.points > 0 && activity.objectiveIds.includes(id));
    if (own.length === 0) return [];
    const count = (wanted: Outcome): number => own.filter(({ outcome }) => outcome === wanted).length;
    const pages = config.pages.filter(({ kind, objectiveIds }) => kind === 'content' && objectiveIds?.includes(id));
    return { id, text, questions: own.length, right: count('correct'), partly: count('partial'), pages };
  });
}
