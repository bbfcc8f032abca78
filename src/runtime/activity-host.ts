/** Hosts one activity on the page: its buttons, its outcome in words, its answer in saved progress. */

import { hash32 } from '../model/hash.js';
import { wordMessage } from '../model/messages.js';
import type { ActivityPiece, MountedActivity } from '../model/runtime-api.js';
import type { ActivityConfig, PageConfig } from '../model/runtime-config.js';
import type { SavedActivity } from '../model/state.js';
import type { Outcome } from '../model/tracking.js';
import { type ActivityButton, type ActivityView, viewActivity } from './activity-view.js';
import { tryOf } from './assessment-try.js';
import { all, fill, focusOn, make, makeButton } from './dom.js';
import { attempt } from './guard.js';
import { type HandedIn, recordOf } from './hand-in.js';
import { type Player, word } from './player.js';

export interface ActivityHost {
  readonly frame: HTMLElement;
  /** The answer as it stands, ready to be handed in; undefined where it is not complete. */
  handIn(): HandedIn | undefined;
  /** Shows the activity as saved progress has it. */
  refresh(): void;
}

interface Hosted {
  readonly player: Player;
  readonly page: PageConfig;
  readonly activity: ActivityConfig;
  readonly piece: ActivityPiece;
  readonly frame: HTMLElement;
  readonly mounted: MountedActivity;
  readonly result: HTMLElement;
  readonly controls: HTMLElement;
  readonly neutral: boolean;
  /** By the player's active time. */
  seenAt: number;
}

export interface ActivityPlace {
  readonly page: PageConfig;
  readonly activity: ActivityConfig;
  readonly frame: HTMLElement;
}

/** Brings an activity to life. One that cannot be started says so, and the course goes on. */
export function hostActivity(player: Player, place: ActivityPlace): ActivityHost {
  const { frame, activity } = place;
  const piece = player.pieces.activities.get(activity.type);
  const hosted = piece && attempt(() => mount(player, place, piece));
  const host = hosted && {
    frame,
    handIn: () => attempt(() => handIn(hosted)),
    refresh: () => void attempt(() => refresh(hosted)),
  };
  if (!host || attempt(() => refresh(hosted)) === undefined) {
    frame.append(make('p', 'cw-result', word(player, 'broken')));
    return { frame, handIn: () => undefined, refresh: () => {} };
  }
  return host;
}

function mount(player: Player, { page, activity, frame }: ActivityPlace, piece: ActivityPiece): Hosted {
  const { session, config, announce } = player;
  const state = session.state();
  const { data, id } = activity;
  const number = page.kind === 'assessment' ? tryOf(state, page).number : 0;
  let hosted: Hosted | undefined;
  const mounted = piece.mount(frame, data, {
    config: activity,
    word: (key, values) => attempt(() => wordMessage(config.messages, key, values)) ?? '',
    announce,
    changed: () => hosted && attempt(() => noteDraft(hosted as Hosted)),
    seed: hash32(`${state.attemptId}:${id}:${number}`),
  });
  const { answer } = recordOf(state, activity);
  const response = answer && piece.tracking.unpack(data, answer);
  if (response !== undefined) mounted.write(response);
  const result = make('div', 'cw-result');
  const controls = make('div', 'cw-controls');
  frame.insertBefore(result, frame.querySelector(':scope > .cw-feedback'));
  frame.append(controls);
  const neutral = !piece.tracking.interaction(data)?.correctResponses.length;
  hosted = { player, page, activity, piece, frame, mounted, result, controls, neutral, seenAt: player.activeMs() };
  return hosted;
}

function recordIn({ player, activity }: Hosted): SavedActivity {
  return recordOf(player.session.state(), activity);
}

function handIn({ player, activity, piece, mounted, seenAt }: Hosted): HandedIn | undefined {
  const { data, id: activityId } = activity;
  const { tracking } = piece;
  const response = mounted.read();
  if (!tracking.isComplete(data, response)) return undefined;
  const definition = tracking.interaction(data);
  return {
    activityId,
    packed: tracking.pack(data, response),
    score: tracking.score(data, response),
    ...(definition ? { definition } : {}),
    response: definition ? tracking.respond(data, response) : [],
    latency: Math.round(player.activeMs() - seenAt),
  };
}

function noteDraft(hosted: Hosted): void {
  const { player, activity, piece, mounted, neutral, result } = hosted;
  const packed = piece.tracking.pack(activity.data, mounted.read());
  player.session.dispatch({ type: 'draft', activityId: activity.id, packed });
  if (neutral || result.textContent) refresh(hosted);
}

function viewOf(hosted: Hosted): ActivityView {
  const { player, page, activity, piece, mounted, neutral, frame } = hosted;
  const saved = recordIn(hosted);
  const { another, handedIn } = tryOf(player.session.state(), page);
  const outcome: { outcome?: Outcome } = saved.checked
    ? { outcome: piece.tracking.score(activity.data, mounted.read()).outcome }
    : {};
  return viewActivity({
    saved,
    ...outcome,
    attempts: activity.attempts,
    neutral,
    hasHint: hintOf(frame) !== null,
    readOnly: player.session.readOnly,
    ...(page.assessment ? { assessment: { feedback: page.assessment.feedback, handedIn, another } } : {}),
  });
}

function hintOf(frame: HTMLElement): HTMLElement | null {
  return frame.querySelector<HTMLElement>('.cw-hint');
}

/** True, so that a failure (undefined, by `attempt`) can be told apart. */
function refresh(hosted: Hosted): true {
  const { mounted, frame, result, controls } = hosted;
  const view = viewOf(hosted);
  mounted.setLocked(view.locked);
  if (view.mark !== 'none') mounted.mark(mounted.read(), view.mark);
  const hint = hintOf(frame);
  if (hint) hint.hidden = !view.hint;
  for (const feedback of all('.cw-feedback', frame)) {
    feedback.hidden = !view.feedback || feedback.getAttribute('data-for') !== view.outcome;
  }
  result.setAttribute('data-outcome', view.outcome ?? '');
  fill(result, ...outcomeWords(hosted, view).map((text) => make('p', '', text)));
  fill(
    controls,
    ...view.buttons.map((name) => makeButton(word(hosted.player, LABELS[name]), () => press(hosted, name))),
  );
  return true;
}

const LABELS: Readonly<Record<ActivityButton, string>> = {
  check: 'check',
  save: 'save-answer',
  again: 'try-again',
  reveal: 'reveal',
  hint: 'hint',
};

function outcomeWords({ player, activity }: Hosted, view: ActivityView): string[] {
  const keys: string[] = [];
  if (view.outcome) keys.push(view.outcome === 'neutral' && view.locked ? 'neutral-final' : view.outcome);
  if (view.revealed) keys.push('revealed');
  if (view.mark === 'part' && view.buttons.includes('again')) keys.push('can-try-again');
  const words = keys.map((key) => word(player, key));
  if (view.triesLeft !== undefined) words.push(word(player, 'tries-left', { n: view.triesLeft }));
  const isNew = recordOf(player.session.state(), activity).answer === undefined;
  if (isNew && player.reopened.has(activity.id)) words.push(word(player, 'reopened'));
  return words;
}

function press(hosted: Hosted, button: ActivityButton): void {
  const { player, activity, frame, mounted } = hosted;
  const { session } = player;
  if (button === 'again') {
    mounted.clear(true);
    hosted.seenAt = player.activeMs();
    noteDraft(hosted);
    focusOn(frame.querySelector<HTMLElement>('input:enabled, select:enabled, textarea:enabled, button:enabled'));
    return;
  }
  if (button === 'hint' || button === 'reveal') {
    session.dispatch({ type: button, activityId: activity.id });
    refresh(hosted);
    focusOn(button === 'hint' ? hintOf(frame) : hosted.result);
    return;
  }
  const answer = handIn(hosted);
  if (answer) session.dispatch({ type: 'answer', answer });
  showOutcome(hosted, answer !== undefined);
}

/** After Check: the outcome, or what keeps the answer from being checked. Focus goes to the words, which are read out. */
function showOutcome(hosted: Hosted, checked: boolean): void {
  const { player, frame, result } = hosted;
  if (!checked) {
    fill(result, make('p', '', word(player, 'choose-first')));
    player.announce(word(player, 'choose-first'));
    focusOn(frame.querySelector<HTMLElement>('input:enabled, select:enabled, textarea:enabled'));
    return;
  }
  refresh(hosted);
  focusOn(result);
  const feedback = all('.cw-feedback', frame).find(({ hidden }) => !hidden);
  if (feedback) player.announce(feedback.textContent ?? '');
}
