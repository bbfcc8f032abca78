/** Handing an assessment in, and beginning another try. Pure. */

import type { Facts, HandedIn, Step } from '../model/page-api.js';
import { savedAssessment } from '../model/progress.js';
import type { PageConfig, RuntimeConfig } from '../model/runtime-config.js';
import type { SavedState } from '../model/saved-state.js';
import { questionsOf } from '../model/try-questions.js';
import { tryOf, withAssessment } from './assessment-try.js';
import { handIn, recordOf, withRecord } from './hand-in.js';
import { restartTry, withoutAnswers } from './reopen-changed.js';

/** Begins another try with empty answers; or with the same questions, where the answers to `keep` stay and count. */
export function restartAssessment(state: SavedState, page: PageConfig, keep: readonly string[] = []): SavedState {
  const { another, outdated } = tryOf(state, page);
  if (!another) return state;
  const kept = questionsOf(state, page).filter(({ id }) => keep.includes(id));
  if (outdated || kept.length === 0) return restartTry(state, page);
  let again = withoutAnswers(state, page);
  for (const activity of questionsOf(state, page)) {
    again = withRecord(again, activity, { ...(kept.includes(activity) && recordOf(state, activity)), hinted: true });
  }
  return withAssessment(again, page, { open: true });
}

interface Submission {
  readonly config: RuntimeConfig;
  readonly state: SavedState;
  readonly page: PageConfig;
  readonly answers: readonly HandedIn[];
}

/** Hands the open try in. Answers that were checked one by one have been told already. */
export function submitAssessment({ config, state, page, answers }: Submission): Step {
  if (!page.assessment || tryOf(state, page).handedIn) return { state, facts: [] };
  const facts: Facts[number][] = [];
  let current = state;
  let earned = 0;
  let total = 0;
  for (const activity of questionsOf(state, page)) {
    const answer = answers.find(({ activityId }) => activityId === activity.id);
    total += activity.points;
    // A question without an answer earns nothing.
    if (!answer) continue;
    earned += answer.score.share * activity.points;
    if (recordOf(current, activity).checked) continue;
    const step = handIn({ config, state: current, page, activity }, answer);
    current = step.state;
    facts.push(...step.facts);
  }
  return { state: withResult(current, page, total ? earned / total : 1), facts };
}

/** The best never falls, and a pass stays. Scores are kept in the steps that saved progress has. */
function withResult(state: SavedState, page: PageConfig, share: number): SavedState {
  const { tries = 0, best = 0, passed = false } = savedAssessment(state, page.id) ?? {};
  const last = Math.round(share * 10_000) / 10_000;
  return withAssessment(state, page, {
    tries: tries + 1,
    open: false,
    // A share such as 0.1 + 0.7 must not miss a pass mark of 0.8 by the last bit.
    passed: passed || share >= (page.assessment?.passMark ?? 0) - 1e-9,
    last,
    best: Math.max(best, last),
  });
}
