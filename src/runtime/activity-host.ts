/** Hosts one activity on the page: its buttons, its outcome in words, its answer in saved progress. */

import { hash32 } from '../model/hash.js';
import { wordMessage } from '../model/messages.js';
import type { ActivityHost, HandedIn } from '../model/page-api.js';
import type { ActivityPiece, MountedActivity } from '../model/runtime-api.js';
import type { ActivityConfig, PageConfig } from '../model/runtime-config.js';
import { type ActivityButton, type ActivityView, viewActivity } from './activity-view.js';
import { tryOf } from './assessment-try.js';
import { all, fill, focusOn, focusOnControl, make, makeButton, makeLine, pick } from './dom.js';
import { attempt } from './guard.js';
import { recordOf } from './hand-in.js';
import { type Player, word } from './player.js';

export interface ActivityPlace {
  readonly page: PageConfig;
  readonly activity: ActivityConfig;
  readonly frame: HTMLElement;
}

interface Hosted extends ActivityPlace {
  readonly player: Player;
  readonly piece: ActivityPiece;
  readonly mounted: MountedActivity;
  readonly result: HTMLElement;
  readonly controls: HTMLElement;
  readonly neutral: boolean;
  readonly hint: HTMLElement | null;
  /** By the player's active time. */
  seenAt: number;
}

/** Brings an activity to life. One that cannot be started says so, and the course goes on. */
export function hostActivity(player: Player, place: ActivityPlace): ActivityHost {
  const { frame } = place;
  const hosted = attempt(() => {
    const made = mount(player, place);
    refresh(made);
    return made;
  });
  if (!hosted) frame.append(make('p', 'cw-result', word(player, 'broken')));
  return {
    frame,
    handIn: () => hosted && attempt(() => handIn(hosted)),
    refresh: () => hosted && attempt(() => refresh(hosted)),
  };
}

function mount(player: Player, place: ActivityPlace): Hosted {
  const { page, activity, frame } = place;
  const { config, announce, pieces } = player;
  const piece = pieces.activities.get(activity.type);
  if (!piece) throw new Error(activity.type);
  const state = player.session.state();
  let hosted: Hosted | undefined;
  const mounted = piece.mount(frame, activity.data, {
    config: activity,
    word: (key, values) => wordMessage(config.messages, key, values),
    announce,
    changed: () => attempt(() => hosted && noteDraft(hosted)),
    seed: hash32(`${state.attemptId}:${activity.id}:${tryOf(state, page).number}`),
  });
  const { answer } = recordOf(state, activity);
  const response = answer && piece.tracking.unpack(activity.data, answer);
  if (response !== undefined) mounted.write(response);
  const result = make('div', 'cw-result');
  const controls = make('div', 'cw-controls');
  frame.insertBefore(result, frame.querySelector(':scope > .cw-feedback'));
  frame.append(controls);
  const neutral = !piece.tracking.interaction(activity.data)?.correctResponses.length;
  const hint = frame.querySelector<HTMLElement>('.cw-hint');
  hosted = { ...place, player, piece, mounted, result, controls, neutral, hint, seenAt: player.activeMs() };
  return hosted;
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
    definition,
    response: definition ? tracking.respond(data, response) : [],
    latency: Math.round(player.activeMs() - seenAt),
  };
}

function noteDraft(hosted: Hosted): void {
  const { player, activity, piece, mounted, result } = hosted;
  const packed = piece.tracking.pack(activity.data, mounted.read());
  player.session.dispatch({ type: 'draft', activityId: activity.id, packed });
  if (result.textContent) refresh(hosted);
}

function viewOf({ player, page, activity, piece, mounted, neutral, hint }: Hosted): ActivityView {
  const { session } = player;
  const saved = recordOf(session.state(), activity);
  return viewActivity({
    saved,
    outcome: saved.checked ? piece.tracking.score(activity.data, mounted.read()).outcome : undefined,
    attempts: activity.attempts,
    neutral,
    hasHint: hint !== null,
    readOnly: session.readOnly,
    assessment: page.assessment && { ...tryOf(session.state(), page), feedback: page.assessment.feedback },
  });
}

function refresh(hosted: Hosted): void {
  const { player, mounted, frame, result, controls, hint } = hosted;
  const view = viewOf(hosted);
  mounted.setLocked(view.locked);
  if (view.mark !== 'none') mounted.mark(mounted.read(), view.mark);
  if (hint) hint.hidden = !view.hint;
  for (const feedback of all('.cw-feedback', frame)) {
    feedback.hidden = !view.feedback || feedback.getAttribute('data-for') !== view.outcome;
  }
  result.setAttribute('data-outcome', view.outcome ?? '');
  fill(result, ...outcomeWords(hosted, view).map(makeLine));
  fill(controls, ...view.buttons.map((name) => makeButton(word(player, name), () => press(hosted, name))));
}

function outcomeWords({ player, activity }: Hosted, { outcome, buttons, triesLeft }: ActivityView): string[] {
  const saved = recordOf(player.session.state(), activity);
  const words: string[] = [];
  const say = (key: string | false | undefined, n = 0): void => {
    if (key) words.push(word(player, key, { n }));
  };
  say(outcome);
  say(saved.revealed && 'revealed');
  say(buttons[0] === 'try-again' && 'can-try-again');
  say(triesLeft > 0 && 'tries-left', triesLeft);
  say(!saved.answer && player.reopened.has(activity.id) && 'reopened');
  return words;
}

/** Focus goes to the words that come of it, where they are read out. */
function press(hosted: Hosted, button: ActivityButton): void {
  const { player, activity, frame, mounted, result, hint } = hosted;
  const { session } = player;
  if (button === 'try-again') {
    mounted.clear(true);
    hosted.seenAt = player.activeMs();
    noteDraft(hosted);
    focusOnControl(frame);
    return;
  }
  if (button === 'hint' || button === 'reveal') {
    session.dispatch({ type: button, activityId: activity.id });
  } else {
    const answer = handIn(hosted);
    if (!answer) {
      const words = word(player, 'choose-first');
      fill(result, makeLine(words));
      player.announce(words);
      focusOnControl(frame);
      return;
    }
    session.dispatch({ type: 'answer', answer });
  }
  refresh(hosted);
  focusOn(button === 'hint' && hint ? hint : result);
  player.announce(pick('.cw-feedback:not([hidden])', frame).textContent ?? '');
}
