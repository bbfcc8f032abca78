/** One answer as SCORM 1.2 records it. Never a learner's own words: responses are letters that stand for options. */

import type { Answer, InteractionDefinition, Outcome } from '../../../model/tracking.js';
import type { Field } from './outbox.js';
import { formatClock, formatTimespan } from './times.js';

/** Letters first, since they read best in a report. SCORM 1.2 RTE 3.4.4: one character 0–9 or a–z for each option. */
const TOKENS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The single character for each option: its own id where all ids are one (a scale from 1 to 5), else letters in order. */
function tokensOf({ components }: InteractionDefinition): string {
  const ids = components.map(({ id }) => id);
  return ids.every((id) => /^[0-9a-z]$/.test(id)) ? ids.join('') : TOKENS;
}

/** Indexes as `a,b`; empty where one has no token: half an answer would be a wrong one. At most 36 of them, 71 characters. */
function join(indexes: readonly number[], tokens: string): string {
  const letters = indexes.map((index) => tokens.charAt(index));
  return letters.includes('') ? '' : letters.join(',');
}

/** Partly right is wrong here; "incorrect" is SCORM 2004's word. */
function resultOf(outcome: Outcome): string {
  return outcome === 'correct' || outcome === 'neutral' ? outcome : 'wrong';
}

function formatWeight(points: number): string {
  return String(Math.round(Math.min(points, 100) * 100) / 100);
}

/**
 * The fields of `cmi.interactions.n` with their values, in the order in which to set them: id first, since a host that has
 * no interactions says so there, and type before the patterns that it gives meaning to. `limit`: characters of response and
 * patterns together: beyond it the Learning Hub loses the whole update and says true.
 */
export function describeAnswer(answer: Answer, time: number, limit: number): Field[] {
  const { definition, response, score } = answer;
  const tokens = tokensOf(definition);
  const fields: Field[] = [['id', `${answer.pageId}--${answer.activityId}`]];
  answer.objectiveIds.forEach((id, at) => {
    fields.push([`objectives.${at}.id`, id]);
  });
  fields.push(['time', formatClock(time)], ['type', definition.type]);
  const given = join(response, tokens);
  let length = given.length;
  definition.correctResponses
    .map((correct) => join(correct, tokens))
    .filter((pattern) => {
      length += pattern.length;
      return pattern && length <= limit;
    })
    .forEach((pattern, at) => {
      fields.push([`correct_responses.${at}.pattern`, pattern]);
    });
  fields.push(['weighting', formatWeight(answer.weighting)]);
  if (given) fields.push(['student_response', given]);
  fields.push(['result', resultOf(score.outcome)], ['latency', formatTimespan(answer.latency)]);
  return fields;
}
