/** What each thing that a learner does with activities and assessments makes of saved progress. Pure. */

import { withNotes } from '../model/notes.js';
import type { ActivityAction, ActivityRules, NotesAction, PageAction, Step } from '../model/page-api.js';
import { successOf } from '../model/progress.js';
import type { RuntimeConfig } from '../model/runtime-config.js';
import type { SavedActivity, SavedState } from '../model/saved-state.js';
import { isHandedIn, questionsOf } from '../model/try-questions.js';
import { resultFacts, scoreOf } from './assessment-results.js';
import { openTry } from './assessment-try.js';
import { type Found, handIn, recordOf, withRecord } from './hand-in.js';
import { restartAssessment, submitAssessment } from './reduce-assessment.js';
import { reopenChanged } from './reopen-changed.js';
import { shortenState } from './shorten-state.js';

function reduce(config: RuntimeConfig, state: SavedState, action: ActivityAction | PageAction | NotesAction): Step {
  if (action.type === 'notes') return { state: { ...state, later: withNotes(state.later, action.section) }, facts: [] };
  if (!('pageId' in action)) return workOnActivity(config, state, action);
  const page = config.pages.find(({ id }) => id === action.pageId);
  if (!page) return { state, facts: [] };
  if (action.type === 'restart') return { state: restartAssessment(state, page, action.keep), facts: [] };
  return submitAssessment({ config, state, page, answers: action.answers });
}

function workOnActivity(config: RuntimeConfig, state: SavedState, action: ActivityAction): Step {
  const activityId = 'answer' in action ? action.answer.activityId : action.activityId;
  const found = findActivity(config, activityId);
  const answers = action.type === 'answer' || action.type === 'draft';
  if (!found || (answers && isClosed(state, found))) return { state, facts: [] };
  if (action.type === 'answer') {
    const step = handIn({ ...found, config, state }, action.answer);
    return { ...step, state: openTry(step.state, found.page) };
  }
  const change: Partial<SavedActivity> =
    action.type === 'draft'
      ? { answer: action.packed, checked: false }
      : action.type === 'hint'
        ? { hinted: true }
        : { revealed: true };
  return { state: openTry(withRecord(state, found.activity, change), found.page), facts: [] };
}

function findActivity(config: RuntimeConfig, activityId: string): Found | undefined {
  for (const page of config.pages) {
    const activity = page.activities.find(({ id }) => id === activityId);
    if (activity) return { page, activity };
  }
  return undefined;
}

/** Whether nothing more may be handed in: tries are spent; within an assessment, the one answer is given or the question not asked. */
function isClosed(state: SavedState, { page, activity }: Found): boolean {
  const { checked, revealed, tries } = recordOf(state, activity);
  if (page.assessment) return checked || isHandedIn(state, page) || !questionsOf(state, page).includes(activity);
  return revealed || (activity.attempts > 0 && tries >= activity.attempts);
}

export const activityRules: ActivityRules = {
  prepare: reopenChanged,
  reduce,
  successOf,
  scoreOf,
  shorten: shortenState,
  resultFacts,
};
