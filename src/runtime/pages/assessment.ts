/** An assessment on its page: the questions of a try, handing in, the result, another try. */

import type { PageContext, PagePiece } from '../../model/page-api.js';
import { hasPool } from '../../model/pool.js';
import { all, fill, focusOn, focusOnControl, make, makeButton, makeLine, pick } from '../dom.js';
import { isWrong, type QuestionOutcome } from './assessment/outcomes.js';
import { clearItems, type PlacedQuestion, placeItems, type QuestionItem, takeItems } from './assessment/questions.js';
import { objectiveParts, reviewParts } from './assessment/result-parts.js';
import { percentOf, resultWords, tryWords } from './assessment/result-words.js';

interface Mounted {
  readonly context: PageContext;
  readonly items: readonly QuestionItem[];
  readonly status: HTMLElement;
  readonly result: HTMLElement;
  readonly controls: HTMLElement;
  readonly outro: HTMLElement;
  questions: readonly PlacedQuestion[];
}

function mount(section: HTMLElement, context: PageContext): void {
  const questions = pick('.cw-assessment-questions', section);
  const items = takeItems(questions);
  const status = make('p', 'cw-assessment-status');
  const result = make('div', 'cw-assessment-result');
  const controls = make('div', 'cw-controls');
  const outro = pick('.cw-assessment-outro', section);
  questions.before(status);
  questions.after(controls);
  // Above the questions: what came of them is what the learner finds who comes back.
  status.after(result);
  startTry({ context, items, status, result, controls, outro, questions: [] });
}

function startTry(mounted: Mounted): void {
  clearItems(mounted.items, mounted.questions);
  mounted.questions = placeItems(mounted.items, mounted.context);
  refresh(mounted);
}

function refresh(mounted: Mounted): void {
  const { context, status, result, controls, outro } = mounted;
  const { handedIn } = context.currentTry();
  fill(status, ...tryWords(context));
  status.hidden = !status.firstChild;
  outro.hidden = !handedIn;
  result.hidden = !handedIn;
  for (const { host } of mounted.questions) host.refresh();
  fill(controls);
  fill(result);
  if (handedIn) showResult(mounted);
  else if (!context.session.readOnly) {
    controls.append(makeButton(context.word('submit'), () => void submitTry(mounted)));
  }
}

function showResult(mounted: Mounted): void {
  const { context, questions, result } = mounted;
  const { another, outdated } = context.currentTry();
  const saved = context.savedAssessment();
  if (!saved) return;
  const heading = make('h2', '', context.word('result', { n: percentOf(saved.last) }));
  result.append(heading, ...resultWords(context, saved).map(makeLine));
  result.setAttribute('data-passed', String(saved.passed));
  const outcomes = questions.map((question) => outcomeOf(question, context));
  // First of all what can be done now: on a phone the rest is several screens long.
  if (another && !context.session.readOnly) result.append(makeAgain(mounted, outcomes, outdated));
  // Of questions that have changed since, the saved result is all that is known.
  if (!outdated) result.append(...objectiveParts(outcomes, context), ...reviewParts(questions, outcomes, context));
}

function makeAgain(mounted: Mounted, outcomes: readonly QuestionOutcome[], outdated: boolean): HTMLElement {
  const { context } = mounted;
  const controls = make('div', 'cw-controls');
  const keep = outcomes.filter((outcome) => !isWrong(outcome)).map(({ activity }) => activity.id);
  const again = !outdated && outcomes.some(({ outcome }) => outcome === 'correct') && keep.length < outcomes.length;
  if (again) controls.append(makeButton(context.word('try-wrong'), () => tryAgain(mounted, keep)));
  const key = !again ? 'try-again' : hasPool(context.page) ? 'try-new' : 'try-all';
  controls.append(makeButton(context.word(key), () => tryAgain(mounted)));
  return controls;
}

function outcomeOf({ activity, host }: PlacedQuestion, context: PageContext): QuestionOutcome {
  const { checked } = context.recordOf(activity);
  return { activity, outcome: checked ? host.handIn()?.score.outcome : undefined };
}

async function submitTry(mounted: Mounted): Promise<void> {
  const { context, questions, result } = mounted;
  const open = questions.find(({ host }) => !host.handIn());
  if (open && !(await submitsAnyway(mounted))) {
    focusOnControl(open.host.frame);
    return;
  }
  const answers = questions.flatMap(({ host }) => host.handIn() ?? []);
  context.session.dispatch({ type: 'submit', pageId: context.page.id, answers });
  refresh(mounted);
  focusOn(pick('h2', result));
  context.announce(
    all(':scope > p', result)
      .map((line) => line.textContent)
      .join(' '),
  );
}

/** Names the questions that have no answer, and lets the learner decide. */
async function submitsAnyway({ context, questions }: Mounted): Promise<boolean> {
  const open = questions.filter(({ host }) => !host.handIn());
  const prompts = open.map(({ host }) => make('li', '', pick('.cw-prompt', host.frame).textContent ?? ''));
  const answer = await context.ask({
    title: context.word('unanswered', { n: open.length }),
    body: [make('ul', '', ...prompts)],
    keys: ['unanswered-go', 'unanswered-submit'],
    onEscape: 'unanswered-go',
  });
  return answer === 'unanswered-submit';
}

/** `keep`: the questions whose answers count as they are. */
function tryAgain(mounted: Mounted, keep?: readonly string[]): void {
  const { context, status } = mounted;
  context.session.dispatch({ type: 'restart', pageId: context.page.id, ...(keep && { keep }) });
  startTry(mounted);
  focusOn(status);
}

export const piece: PagePiece = { kind: 'assessment', mount };
