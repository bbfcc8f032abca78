/** Hosts activities on their pages: their buttons, their outcome in words, their answers in saved progress. */

import { hash32, idHash } from '../model/hash.js';
import { wordMessage } from '../model/messages.js';
import type { ActivityHost, CoreContext, HandedIn, PageContext } from '../model/page-api.js';
import { savedAssessment } from '../model/progress.js';
import type { ActivityHostPiece, ActivityPiece, MountedActivity, PagePieces } from '../model/runtime-api.js';
import type { ActivityConfig } from '../model/runtime-config.js';
import { shownQuestions } from '../model/try-questions.js';
import { activityRules } from './activity-rules.js';
import { type ActivityButton, type ActivityView, viewActivity } from './activity-view.js';
import { tryOf } from './assessment-try.js';
import { all, fill, focusOn, focusOnControl, make, makeButton, makeLine } from './dom.js';
import { attempt } from './guard.js';
import { recordOf } from './hand-in.js';
import { mountBlocks } from './mount-blocks.js';

/** An activity where it stands on its page. */
interface PlacedActivity {
  readonly activity: ActivityConfig;
  readonly frame: HTMLElement;
  /** Undefined where its script is missing. */
  readonly piece: ActivityPiece | undefined;
}

interface Hosted extends PlacedActivity {
  readonly context: PageContext;
  readonly piece: ActivityPiece;
  readonly mounted: MountedActivity;
  readonly result: HTMLElement;
  readonly controls: HTMLElement;
  readonly neutral: boolean;
  readonly hint: HTMLElement | null;
  /** By the context's active time. */
  seenAt: number;
}

function mountPage(section: HTMLElement, core: CoreContext, pieces: PagePieces): void {
  const { activities, pages } = pieces;
  const { page, session } = core;
  const currentTry: PageContext['currentTry'] = () => tryOf(session.state(), page);
  const context: PageContext = {
    ...core,
    currentTry,
    questions: () => shownQuestions(session.state(), page),
    savedAssessment: () => savedAssessment(session.state(), page.id),
    seedOf: (id) => hash32(`${session.state().attemptId}:${id}:${currentTry().number}`),
    recordOf: (activity) => recordOf(session.state(), activity),
    host: (activity, frame) => {
      mountBlocks(all('[data-block]', frame), core, pieces);
      return host({ activity, frame, piece: activities.get(activity.type) }, context);
    },
  };
  const piece = pages.get(page.kind);
  if (piece) piece.mount(section, context);
  else {
    for (const activity of page.activities) {
      for (const frame of all(`[data-activity="${activity.id}"]`, section)) context.host(activity, frame);
    }
  }
}

/** Brings an activity to life. One that cannot be started says so, and the course goes on. */
function host(placed: PlacedActivity, context: PageContext): ActivityHost {
  const { frame } = placed;
  const hosted = attempt(() => {
    const made = mount(placed, context);
    refresh(made);
    return made;
  });
  if (!hosted) frame.append(make('p', 'cw-result', context.word('broken')));
  return {
    frame,
    handIn: () => hosted && attempt(() => handIn(hosted)),
    refresh: () => hosted && attempt(() => refresh(hosted)),
  };
}

function mount(placed: PlacedActivity, context: PageContext): Hosted {
  const { activity, frame, piece } = placed;
  const { config, announce } = context;
  if (!piece) throw new Error(activity.type);
  let hosted: Hosted | undefined;
  const mounted = piece.mount(frame, activity.data, {
    config: activity,
    word: (key, values) => wordMessage(config.messages, key, values),
    announce,
    changed: () => attempt(() => hosted && noteDraft(hosted)),
    handIn: () => attempt(() => hosted && submit(hosted)),
    seed: context.seedOf(activity.id),
    mountNotes: (root) => {
      if (!context.notes) throw new Error('notes');
      return context.notes.mount(root, activity.id, () => attempt(() => hosted && noteDraft(hosted)));
    },
  });
  const { answer } = context.recordOf(activity);
  const response = answer && piece.tracking.unpack(activity.data, answer);
  if (response !== undefined) mounted.write(response);
  const result = make('div', 'cw-result');
  const controls = make('div', 'cw-controls');
  frame.insertBefore(result, frame.querySelector(':scope > .cw-feedback'));
  frame.append(controls);
  const neutral = !!piece.tracking.neutral;
  const hint = frame.querySelector<HTMLElement>('.cw-hint');
  hosted = { ...placed, context, piece, mounted, result, controls, neutral, hint, seenAt: context.activeMs() };
  return hosted;
}

function handIn({ context, activity, piece, mounted, seenAt }: Hosted): HandedIn | undefined {
  const { data, id: activityId } = activity;
  const { tracking } = piece;
  const response = mounted.read();
  if (!tracking.isComplete(data, response)) {
    mounted.missing?.();
    return undefined;
  }
  const definition = tracking.interaction(data);
  return {
    activityId,
    packed: tracking.pack(data, response),
    score: tracking.score(data, response),
    definition,
    response: definition ? tracking.respond(data, response) : [],
    rows: tracking.rows?.(data),
    latency: Math.round(context.activeMs() - seenAt),
  };
}

function noteDraft(hosted: Hosted): void {
  const { context, activity, piece, mounted, result } = hosted;
  const packed = piece.tracking.pack(activity.data, mounted.read());
  context.session.dispatch({ type: 'draft', activityId: activity.id, packed });
  if (result.textContent || piece.tracking.endsByItself) refresh(hosted);
}

/** Whether there was an answer to be handed in. */
function submit(hosted: Hosted): boolean {
  const answer = handIn(hosted);
  if (!answer) return false;
  hosted.context.session.dispatch({ type: 'answer', answer });
  hosted.seenAt = hosted.context.activeMs();
  refresh(hosted);
  return true;
}

function viewOf({ context, activity, piece, mounted, neutral, hint }: Hosted): ActivityView {
  const { page, session } = context;
  const saved = context.recordOf(activity);
  const { id } = activity;
  return viewActivity({
    saved,
    outdated: context.reopened.has(id) || (!saved.checked && !!session.state().activities.get(idHash(id))?.checked),
    outcome: saved.checked ? piece.tracking.score(activity.data, mounted.read()).outcome : undefined,
    attempts: activity.attempts,
    neutral,
    isPrivate: piece.tracking.isPrivate,
    endsByItself: piece.tracking.endsByItself,
    hasHint: hint !== null,
    readOnly: session.readOnly,
    assessment: page.assessment && { ...context.currentTry(), feedback: page.assessment.feedback },
  });
}

function refresh(hosted: Hosted): void {
  const { context, mounted, frame, result, controls, hint } = hosted;
  const view = viewOf(hosted);
  mounted.setLocked(view.locked);
  if (view.mark !== 'none') mounted.mark(mounted.read(), view.mark);
  if (hint) hint.hidden = !view.hint;
  for (const feedback of all('.cw-feedback', frame)) {
    feedback.hidden = !view.feedback || feedback.getAttribute('data-for') !== view.outcome;
  }
  result.setAttribute('data-outcome', view.outcome ?? '');
  fill(result, ...outcomeWords(hosted, view).map(makeLine));
  const buttons = view.buttons.map((name) => {
    const button = makeButton(context.word(name), () => press(hosted, name));
    // Also where it stands alone, as below a conversation: what is to be done there is not this.
    if (name === 'hint') button.classList.add('cw-button-secondary');
    return button;
  });
  fill(controls, ...buttons);
}

function outcomeWords(
  { context, activity, piece }: Hosted,
  { outcome, missed, kept, locked, buttons, triesLeft }: ActivityView,
): string[] {
  const saved = context.recordOf(activity);
  const words: string[] = [];
  const say = (key: string | false | undefined, n = 0): void => {
    if (key) words.push(context.word(key, { n }));
  };
  if (kept) say('kept-right');
  else if (locked && outcome === 'neutral') say('taken');
  // What ends by itself says itself how.
  else if (!piece.tracking.endsByItself) say(piece.tracking.isPrivate && outcome ? 'noted' : outcome);
  say(missed && 'not-answered');
  say(saved.revealed && 'revealed');
  say(buttons[0] === 'try-again' && 'can-try-again');
  say(triesLeft > 0 && 'tries-left', triesLeft);
  say(!saved.answer && context.reopened.has(activity.id) && 'reopened');
  return words;
}

/** What came of the answer and what the author says to it, as one text: to what was chosen, and to the outcome. */
function heardWords({ frame, result }: Hosted): string {
  const chosen = all(':is(input:checked,[type=text],select)[aria-describedby]', frame).map(
    (input) => document.getElementById(input.getAttribute('aria-describedby') ?? '') ?? input,
  );
  // Where the answer is shown it is what was asked for. Activities mark what is right and was not chosen.
  const right = all('[data-mark="right"] label', frame);
  // What activities write to be heard; where that says less than is heard, it is the attribute's value.
  const heard = all('[data-heard]', frame).filter((element) => !element.closest('[hidden]'));
  const said = [result, ...heard, ...right, ...chosen, ...all(':scope > .cw-feedback:not([hidden])', frame)];
  const parts = said.flatMap((element) => (element.childElementCount ? Array.from(element.children) : element));
  // What is hidden is not said, and what stands in two of these is said once.
  return [...new Set(parts)]
    .filter((element) => !element.closest('[hidden]'))
    .map((element) => (element.getAttribute('data-heard') || wordsOf(element)).trim())
    .filter(Boolean)
    .map((words) => words.replace(/[\p{L}\p{N}]$/u, '$&.'))
    .join(' ');
}

/** The text, and in the place of each picture its alternative. */
function wordsOf(element: Element): string {
  const copy = make('div', '', element.cloneNode(true));
  for (const picture of Array.from(copy.querySelectorAll('img'))) picture.replaceWith(picture.alt);
  return copy.textContent ?? '';
}

/** Focus goes to the words that come of it, and all of them are said. */
function press(hosted: Hosted, button: ActivityButton): void {
  const { context, activity, frame, mounted, result, hint } = hosted;
  const { session } = context;
  if (button === 'try-again') {
    mounted.clear(true);
    hosted.seenAt = context.activeMs();
    noteDraft(hosted);
    focusOnControl(frame);
    return;
  }
  if (button === 'hint' || button === 'reveal') {
    session.dispatch({ type: button, activityId: activity.id });
    refresh(hosted);
  } else if (!submit(hosted)) {
    const words = mounted.missing?.() || context.word(button === 'note-done' ? 'write-first' : 'choose-first');
    fill(result, makeLine(words));
    context.announce(words);
    focusOnControl(frame.querySelector('[data-missing]') ?? frame);
    return;
  }
  if (button === 'hint' && hint) {
    focusOn(hint);
    return;
  }
  focusOn(result);
  context.announce(heardWords(hosted));
}

export const piece: ActivityHostPiece = { rules: activityRules, mountPage };
