/** The result's parts beyond its words: by objective, with the pages that teach it, and question by question. */

import type { PageContext } from '../../../model/page-api.js';
import { all, make, makeLine, makeLink, pick } from '../../dom.js';
import { type ObjectiveOutcome, outcomesByObjective, type QuestionOutcome } from './outcomes.js';
import type { PlacedQuestion } from './questions.js';

/** What came of each objective, in a sentence and as a table; nothing where no question names one. */
export function objectiveParts(outcomes: readonly QuestionOutcome[], context: PageContext): HTMLElement[] {
  const rows = outcomesByObjective(outcomes, context.config);
  if (rows.length === 0) return [];
  const head = ['objective', 'objective-result'].map((key) => {
    const cell = make('th', '', context.word(key));
    cell.scope = 'col';
    return cell;
  });
  const body = make('tbody', '', ...rows.map((row) => objectiveRow(row, context)));
  return [
    make('h3', '', context.word('by-objective')),
    ...objectiveWords(rows, context).map(makeLine),
    make('table', 'cw-by-objective', make('thead', '', make('tr', '', ...head)), body),
  ];
}

function objectiveWords(rows: readonly ObjectiveOutcome[], { word }: PageContext): string[] {
  const say = (key: string, some: readonly ObjectiveOutcome[]): string[] =>
    some.length > 0 ? [word(key, { list: some.map(({ text }) => text.replace(/\.$/, '')).join('; ') })] : [];
  const isWhole = ({ right, questions }: ObjectiveOutcome): boolean => right === questions;
  return [
    ...say('objectives-right', rows.filter(isWhole)),
    ...say(
      'objectives-again',
      rows.filter((row) => !isWhole(row)),
    ),
  ];
}

function objectiveRow({ text, questions, right, partly, pages }: ObjectiveOutcome, { word }: PageContext): HTMLElement {
  const name = make('th', '', text);
  name.scope = 'row';
  const links = pages.flatMap(({ id, title }, at) => [at ? ', ' : '', makeLink(title, `#${id}`)]);
  if (links.length > 0) name.append(make('p', 'cw-taught', `${word('taught')} `, ...links));
  const result = make('td', '', word(partly ? 'right-of-partly' : 'right-of', { right, total: questions, partly }));
  return make('tr', '', name, result);
}

const REVIEW = {
  correct: 'review-correct',
  partial: 'review-partial',
  incorrect: 'review-incorrect',
  neutral: 'review-neutral',
  none: 'review-none',
} as const;

/** Every question with what came of it, as links to them. */
export function reviewParts(
  questions: readonly PlacedQuestion[],
  outcomes: readonly QuestionOutcome[],
  { word }: PageContext,
): HTMLElement[] {
  if (questions.length < 2) return [];
  const items = questions.map(({ host: { frame } }, at) => {
    const [first] = all('.cw-prompt > p', frame);
    const text = (first ?? pick('.cw-prompt', frame)).textContent?.trim() ?? '';
    return make('li', '', makeLink(text, `#${frame.id}`), ` ${word(REVIEW[outcomes[at]?.outcome ?? 'none'])}`);
  });
  const details = make('details', 'cw-review', make('summary', '', word('review')), make('ol', '', ...items));
  return [details];
}
