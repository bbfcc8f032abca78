/** One saved answer in the author's own words of its options. A learner's private text is never looked at. */

import { activities as activityTable } from '../activities/table.js';
import type { ActivityConfig } from '../model/runtime-config.js';
import type { SavedActivity } from '../model/saved-state.js';
import type { InteractionComponent, InteractionDefinition, Outcome, ResponsePart } from '../model/tracking.js';

export interface AnswerReport {
  readonly id: string;
  readonly type: string;
  /** The question; empty where it is private or not known. */
  readonly prompt: string;
  /**
   * `none`; `draft` chosen and not handed in; `answered`; `reworded` answered, but to a question that has since been
   * changed; `private` kept, and nobody's business but the learner's; `sent` in the learner's own words, to those that they
   * agreed to and nobody else; `unreadable` it does not fit the question.
   */
  readonly standing: 'none' | 'draft' | 'answered' | 'reworded' | 'private' | 'sent' | 'unreadable';
  /** How often an answer was handed in. */
  readonly tries: number;
  /** The texts of what was chosen, matched or typed. */
  readonly answer: readonly string[];
  readonly outcome?: Outcome;
  readonly required: boolean;
  readonly usedHint: boolean;
  /** Whether the right answer was asked for. */
  readonly sawAnswer: boolean;
}

/** What is saved of an activity. `data` of an activity may come from anybody's package: nothing in it makes this throw. */
export function describeAnswerOf(activity: ActivityConfig, record: SavedActivity | undefined): AnswerReport {
  const { id, type, required } = activity;
  const common = { id, type, required, tries: record?.tries ?? 0 };
  const used = { usedHint: record?.hinted ?? false, sawAnswer: record?.revealed ?? false };
  try {
    return { ...common, ...used, ...readAnswer(activity, record) };
  } catch {
    return { ...common, ...used, prompt: '', standing: 'unreadable', answer: [] };
  }
}

type Read = Pick<AnswerReport, 'prompt' | 'standing' | 'answer' | 'outcome'>;

function readAnswer({ type, data, fingerprint }: ActivityConfig, record: SavedActivity | undefined): Read {
  const tracking = activityTable.find(({ name }) => name === type)?.tracking;
  const definition = tracking?.interaction(data);
  const kept = record !== undefined && (record.tries > 0 || record.answer !== undefined);
  // What is never reported to anybody is private: not even that there is a prompt is repeated here.
  if (tracking && !definition) return { prompt: '', standing: kept ? 'private' : 'none', answer: [] };
  const prompt = String(definition?.prompt ?? '');
  if (!kept) return { prompt, standing: 'none', answer: [] };
  if (tracking?.onConsent) return { prompt, standing: record.tries > 0 ? 'sent' : 'private', answer: [] };
  if (record.fingerprint !== fingerprint) return { prompt, standing: 'reworded', answer: [] };
  const standing = record.checked || !record.answer ? 'answered' : 'draft';
  if (!record.answer) return { prompt, standing, answer: [] };
  const response = tracking?.unpack(data, record.answer);
  if (!tracking || !definition || response === undefined) return { prompt, standing: 'unreadable', answer: [] };
  const answer = tracking.respond(data, response).map((part) => wordsOf(part, definition));
  const { outcome } = tracking.score(data, response);
  return { prompt, standing, answer, ...(record.checked ? { outcome } : {}) };
}

function wordsOf(part: ResponsePart, { components, targets }: InteractionDefinition): string {
  if (typeof part === 'string') return part;
  if (typeof part === 'number') return textOf(components[part]);
  return `${textOf(components[part[0]])}: ${textOf(targets?.[part[1]])}`;
}

/** What has no text is told by its id. */
function textOf(component: InteractionComponent | undefined): string {
  return String(component?.text || (component?.id ?? ''));
}
