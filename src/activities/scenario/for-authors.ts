/** What diagnostics of a conversation say beside their own words: for authors alone, no learner reads it. */

import { didYouMean } from '../../diagnostics/did-you-mean.js';
import type { ChoiceData } from './parse-step.js';
import type { Standing } from './walk-model.js';

/** A standing that a learner can come to, and how. */
export interface State extends Standing {
  readonly before?: State;
  /** What was chosen there. */
  readonly said?: string;
}

/** What to do about a choice that leads to a step that is not there. */
export function adviseStep(to: string, ids: readonly string[]): string {
  return didYouMean(to, ids) || `Write the id of one of its steps (${ids.join(', ')}), or add \`:::step{#…}\`.`;
}

/** What to do about a flag that nobody sets. */
export function adviseFlag(flag: string, set: ReadonlySet<string>): string {
  return didYouMean(flag, [...set]) || `Set it where it belongs, \`set=${flag}\`, or take it out.`;
}

/** Why a condition never holds, and what to do about it. */
export function explainNever({ condition }: ChoiceData, set: ReadonlySet<string>): { why: string; advice: string } {
  const needed = condition.filter((flag) => !flag.startsWith('!'));
  const unset = needed.find((flag) => !set.has(flag));
  const both = needed.find((flag) => condition.includes(`!${flag}`));
  if (unset !== undefined) {
    const advice = didYouMean(unset, [...set]) || `Let a choice on the way set it: \`set=${unset}\`.`;
    return { why: `No choice sets \`${unset}\`.`, advice };
  }
  if (both !== undefined) {
    return { why: `It asks for \`${both}\` and for its opposite.`, advice: 'Take one of the two out.' };
  }
  const advice = 'Set the flags on a way that leads here, or take the condition away.';
  return { why: 'No way leads there with these flags.', advice };
}

/** With which flags, as part of a sentence. `names`: by the places of their bits. */
export function nameFlags(names: readonly string[], { flags }: Standing): string {
  const set = names.filter((_, at) => flags & (1 << at)).map((name) => `\`${name}\``);
  if (names.length === 0) return 'whatever was said before';
  return set.length > 0 ? `where ${set.join(', ')} ${set.length > 1 ? 'are' : 'is'} set` : 'where no flag is set';
}

/** How a learner comes there, by what they say. */
export function nameWay(state: State): string {
  const said: string[] = [];
  for (let at: State | undefined = state; at; at = at.before) if (at.said) said.unshift(quote(at.said));
  return said.length > 0 ? `A learner comes there by ${said.join(', then ')}.` : '';
}

/** In quotes, where it has none of its own. */
function quote(text: string): string {
  const clipped = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return /^["“']/.test(text) ? clipped : `“${clipped}”`;
}
