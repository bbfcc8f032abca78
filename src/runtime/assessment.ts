/** An assessment on its page: the order of its questions, handing in, the result, another try. */

import { shuffled } from '../model/draw.js';
import { hash32 } from '../model/hash.js';
import { savedAssessment } from '../model/progress.js';
import type { PageConfig } from '../model/runtime-config.js';
import { type ActivityHost, hostActivity } from './activity-host.js';
import { tryOf } from './assessment-try.js';
import { ask } from './dialog.js';
import { all, fill, focusOn, make, makeButton } from './dom.js';
import type { HandedIn } from './hand-in.js';
import { type Player, word } from './player.js';
import { percentOf, resultWords, tryWords } from './result-words.js';

interface Mounted {
  readonly player: Player;
  readonly page: PageConfig;
  readonly section: HTMLElement;
  /** A question's frame as it was before its script touched it, for the next try. */
  readonly pristine: ReadonlyMap<string, HTMLElement>;
  readonly status: HTMLElement;
  readonly result: HTMLElement;
  readonly controls: HTMLElement;
  hosts: readonly ActivityHost[];
}

const FRAME = '.cw-activity[data-activity]';

export function mountAssessment(player: Player, page: PageConfig, section: HTMLElement): void {
  const questions = section.querySelector<HTMLElement>('.cw-assessment-questions') ?? section;
  const frames = all(FRAME, questions);
  const pristine = new Map(frames.map((frame) => [idOf(frame), frame.cloneNode(true) as HTMLElement]));
  const status = make('p', 'cw-assessment-status');
  const result = make('div', 'cw-assessment-result');
  const controls = make('div', 'cw-controls cw-assessment-controls');
  questions.before(status);
  questions.after(controls, result);
  const mounted: Mounted = { player, page, section, pristine, status, result, controls, hosts: [] };
  startTry(mounted, frames);
}

function idOf(frame: HTMLElement): string {
  return frame.getAttribute('data-activity') ?? '';
}

/** Puts the questions into this try's order and hosts them. Frames change places in the document, not only on screen. */
function startTry(mounted: Mounted, frames: readonly HTMLElement[]): void {
  const { player, page } = mounted;
  const state = player.session.state();
  const seed = hash32(`${state.attemptId}:${page.id}:${tryOf(state, page).number}`);
  const ids = page.activities.map(({ id }) => id);
  const order = page.assessment?.shuffle ? shuffled(ids, seed) : ids;
  const placeOf = new Map(order.map((id, index) => [id, index]));
  const sorted = [...frames].sort((a, b) => (placeOf.get(idOf(a)) ?? 0) - (placeOf.get(idOf(b)) ?? 0));
  const slots = frames.map((frame) => {
    const slot = document.createComment('');
    frame.replaceWith(slot);
    return slot;
  });
  slots.forEach((slot, index) => {
    const frame = sorted[index];
    if (frame) slot.replaceWith(frame);
  });
  mounted.hosts = sorted.flatMap((frame) => {
    const activity = page.activities.find(({ id }) => id === idOf(frame));
    return activity ? [hostActivity(player, { page, activity, frame })] : [];
  });
  refresh(mounted);
}

function refresh(mounted: Mounted): void {
  const { player, page, section, status, result, controls } = mounted;
  const { session } = player;
  const state = session.state();
  const { handedIn } = tryOf(state, page);
  const reopened = player.reopened.has(page.id) && !handedIn ? [word(player, 'restarted')] : [];
  fill(status, [...tryWords(player, page), ...reopened].join(' '));
  const outro = section.querySelector<HTMLElement>('.cw-assessment-outro');
  if (outro) outro.hidden = !handedIn;
  const submit = makeButton(word(player, 'submit'), () => void submitTry(mounted));
  fill(controls, ...(handedIn || session.readOnly ? [] : [submit]));
  showResult(mounted);
  result.hidden = !handedIn;
}

function showResult(mounted: Mounted): void {
  const { player, page, result } = mounted;
  const saved = savedAssessment(player.session.state(), page.id);
  if (saved?.last === undefined) return;
  const heading = make('h2', '', word(player, 'result', { percent: percentOf(saved.last) }));
  fill(result, heading, ...resultWords(player, page, saved).map((text) => make('p', '', text)));
  result.setAttribute('data-passed', String(saved.passed));
  const { another } = tryOf(player.session.state(), page);
  if (another && !player.session.readOnly)
    result.append(makeButton(word(player, 'try-again'), () => tryAgain(mounted)));
}

async function submitTry(mounted: Mounted): Promise<void> {
  const { player, page, hosts, result } = mounted;
  const open = hosts.filter((host) => host.handIn() === undefined);
  if (open.length > 0 && !(await submitsAnyway(player, open))) {
    focusOn(open[0]?.frame.querySelector<HTMLElement>('input:enabled, select:enabled, textarea:enabled'));
    return;
  }
  const answers = hosts.map((host) => host.handIn()).filter((answer): answer is HandedIn => answer !== undefined);
  player.session.dispatch({ type: 'submit', pageId: page.id, answers });
  for (const host of hosts) host.refresh();
  refresh(mounted);
  focusOn(result.querySelector<HTMLElement>('h2'));
  player.announce(Array.from(result.querySelectorAll('p'), (line) => line.textContent ?? '').join(' '));
}

/** Names the questions that have no answer, and lets the learner decide. */
function submitsAnyway(player: Player, open: readonly ActivityHost[]): Promise<boolean> {
  const prompts = open.map(({ frame }) => (frame.querySelector('.cw-prompt')?.textContent ?? '').trim().slice(0, 120));
  return ask({
    title: word(player, 'unanswered-title'),
    body: [
      make('p', '', word(player, 'unanswered', { n: open.length })),
      make('ul', '', ...prompts.map((prompt) => make('li', '', prompt))),
    ],
    choices: [
      { label: word(player, 'unanswered-go'), value: false },
      { label: word(player, 'unanswered-submit'), value: true },
    ],
    onEscape: false,
  });
}

/** Another try: frames as they were first rendered, so that nothing of the last one is left in them. */
function tryAgain(mounted: Mounted): void {
  const { player, page, hosts, pristine, status } = mounted;
  player.session.dispatch({ type: 'restart', pageId: page.id });
  const frames = hosts.map(({ frame }) => {
    const fresh = pristine.get(idOf(frame))?.cloneNode(true) as HTMLElement | undefined;
    if (fresh) frame.replaceWith(fresh);
    return fresh ?? frame;
  });
  startTry(mounted, frames);
  focusOn(status);
}
