/** An assessment on its page: the order of its questions, handing in, the result, another try. */

import { shuffled } from '../../model/draw.js';
import type { ActivityHost, PageContext, PagePiece } from '../../model/page-api.js';
import { all, fill, focusOn, focusOnControl, make, makeButton, makeLine, pick } from '../dom.js';
import { percentOf, resultWords, tryWords } from './assessment/result-words.js';

interface Mounted {
  readonly context: PageContext;
  /** The questions' frames before their scripts have touched them, and the places where they stood. */
  readonly frames: readonly HTMLElement[];
  readonly slots: readonly Node[];
  readonly status: HTMLElement;
  readonly result: HTMLElement;
  readonly controls: HTMLElement;
  readonly outro: HTMLElement;
  hosts: readonly ActivityHost[];
}

function mount(section: HTMLElement, context: PageContext): void {
  const questions = pick('.cw-assessment-questions', section);
  const frames = all('[data-activity]', questions);
  const slots = frames.map((frame) => {
    const slot = document.createComment('');
    frame.replaceWith(slot);
    return slot;
  });
  const status = make('p', 'cw-assessment-status');
  const result = make('div', 'cw-assessment-result');
  const controls = make('div', 'cw-controls');
  const outro = pick('.cw-assessment-outro', section);
  questions.before(status);
  questions.after(controls);
  // Above the questions: what came of them is what the learner finds who comes back.
  status.after(result);
  startTry({ context, frames, slots, status, result, controls, outro, hosts: [] });
}

/** Puts fresh copies of the questions into this try's order; they change places in the document, not only on screen. */
function startTry(mounted: Mounted): void {
  const { context, frames, slots } = mounted;
  const { page } = context;
  for (const { frame } of mounted.hosts) frame.remove();
  const order = page.assessment?.shuffle ? shuffled(frames, context.seedOf(page.id)) : frames;
  mounted.hosts = order.flatMap((pristine, index) => {
    const frame = pristine.cloneNode(true) as HTMLElement;
    slots[index]?.parentNode?.insertBefore(frame, slots[index] as Node);
    const activity = page.activities.find(({ id }) => id === frame.getAttribute('data-activity'));
    return activity ? context.host(activity, frame) : [];
  });
  refresh(mounted);
}

function refresh(mounted: Mounted): void {
  const { context, status, result, controls, outro } = mounted;
  const { session } = context;
  const { handedIn, another } = context.currentTry();
  fill(status, ...tryWords(context));
  status.hidden = !status.firstChild;
  outro.hidden = !handedIn;
  result.hidden = !handedIn;
  for (const host of mounted.hosts) host.refresh();
  fill(controls);
  fill(result);
  const saved = context.savedAssessment();
  if (handedIn && saved) {
    const heading = make('h2', '', context.word('result', { n: percentOf(saved.last) }));
    result.append(heading, ...resultWords(context, saved).map(makeLine));
    result.setAttribute('data-passed', String(saved.passed));
  }
  if (session.readOnly) return;
  if (another) result.append(makeButton(context.word('try-again'), () => tryAgain(mounted)));
  if (!handedIn) controls.append(makeButton(context.word('submit'), () => void submitTry(mounted)));
}

async function submitTry(mounted: Mounted): Promise<void> {
  const { context, hosts, result } = mounted;
  const [open] = hosts.filter((host) => !host.handIn());
  if (open && !(await submitsAnyway(mounted))) {
    focusOnControl(open.frame);
    return;
  }
  const answers = hosts.flatMap((host) => host.handIn() ?? []);
  context.session.dispatch({ type: 'submit', pageId: context.page.id, answers });
  refresh(mounted);
  focusOn(pick('h2', result));
  context.announce(
    all('p', result)
      .map((line) => line.textContent)
      .join(' '),
  );
}

/** Names the questions that have no answer, and lets the learner decide. */
async function submitsAnyway({ context, hosts }: Mounted): Promise<boolean> {
  const open = hosts.filter((host) => !host.handIn());
  const prompts = open.map(({ frame }) => make('li', '', pick('.cw-prompt', frame).textContent ?? ''));
  const answer = await context.ask({
    title: context.word('unanswered', { n: open.length }),
    body: [make('ul', '', ...prompts)],
    keys: ['unanswered-go', 'unanswered-submit'],
    onEscape: 'unanswered-go',
  });
  return answer === 'unanswered-submit';
}

function tryAgain(mounted: Mounted): void {
  const { context, status } = mounted;
  context.session.dispatch({ type: 'restart', pageId: context.page.id });
  startTry(mounted);
  focusOn(status);
}

export const piece: PagePiece = { kind: 'assessment', mount };
