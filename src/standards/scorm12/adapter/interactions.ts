/** One answer as SCORM 1.2 records it. Never a learner's own words: responses are letters and ids that stand for the author's. */

import type { Answer, InteractionDefinition, InteractionResponse, Outcome } from '../../../model/tracking.js';
import type { Field } from './outbox.js';
import { formatClock, formatTimespan } from './times.js';

/** Letters first, since they read best in a report. SCORM 1.2 RTE 3.4.4: one character 0–9 or a–z for each option. */
const TOKENS = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** What is matched has numbers first, to be told from what it is matched with: `1.a,2.b`. */
const SOURCE_TOKENS = '1234567890abcdefghijklmnopqrstuvwxyz';

/** The single character for each option: its own id where all ids are one (a scale from 1 to 5), else letters in order. */
function tokensOf({ components }: InteractionDefinition): string {
  const ids = components.map(({ id }) => id);
  return ids.every((id) => /^[0-9a-z]$/.test(id)) ? ids.join('') : TOKENS;
}

/** A response within the limit; empty where it cannot be said: half an answer would be a wrong one. */
function patternOf(response: InteractionResponse, definition: InteractionDefinition, limit: number): string {
  const { type, components } = definition;
  if (type === 'performance') return pathOf(response, definition, limit);
  if (type === 'numeric') return response.length === 1 ? String(response[0]) : '';
  const tokens = tokensOf(definition);
  const parts = response.map((part) => {
    // What an author wrote is known by its id; what a learner typed stays here.
    if (type === 'fill-in') return (typeof part === 'number' && components[part]?.id) || '-';
    if (typeof part === 'number') return tokens.charAt(part);
    const [source, target] = [SOURCE_TOKENS.charAt(Number(part[0])), TOKENS.charAt(Number(part[1]))];
    return source && target && `${source}.${target}`;
  });
  const pattern = parts.join();
  return parts.includes('') || pattern.length > limit ? '' : pattern;
}

/** What was done at each step, in order; each is cut so that all of them have room. */
function pathOf(response: InteractionResponse, { targets = [] }: InteractionDefinition, limit: number): string {
  const room = Math.floor(limit / response.length) - 1;
  return response.map((part) => targets[Number((part as readonly number[])[1])]?.id.slice(0, room)).join();
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
  const fields: Field[] = [['id', `${answer.pageId}--${answer.activityId}`]];
  answer.objectiveIds.forEach((id, at) => {
    fields.push([`objectives.${at}.id`, id]);
  });
  fields.push(['time', formatClock(time)], ['type', definition.type]);
  const given = patternOf(response, definition, limit);
  let length = given.length;
  definition.correctResponses
    .map((correct) => patternOf(correct, definition, limit))
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
