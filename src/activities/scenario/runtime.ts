/** A conversation in the browser: a transcript that grows, with a way back to every turn, and a look back at its end. */

import { shuffled } from '../../model/draw.js';
import type { MessageValues } from '../../model/messages.js';
import type { ActivityContext, ActivityPiece, MountedActivity } from '../../model/runtime-api.js';
import type { ScenarioConfig, ScenarioPath, ScenarioResponse, ScenarioStep } from './model.js';
import { scenarioTracking } from './tracking.js';
import { isOffered, MOST_TURNS, type Standing, standingsOf } from './walk-model.js';

export const piece: ActivityPiece<ScenarioConfig, ScenarioResponse> = {
  name: 'scenario',
  tracking: scenarioTracking,
  mount: mountScenario,
};

interface Conversation {
  readonly root: HTMLElement;
  readonly data: ScenarioConfig;
  readonly context: ActivityContext;
  /** As the page has them: turns are copies. */
  readonly steps: readonly HTMLElement[];
  readonly turns: HTMLElement;
  readonly debrief: HTMLElement;
  path: ScenarioPath;
  ends: readonly number[];
  locked: boolean;
}

function mountScenario(
  root: HTMLElement,
  data: ScenarioConfig,
  context: ActivityContext,
): MountedActivity<ScenarioResponse> {
  const all = root.querySelector('.cw-moments') as HTMLElement;
  const talk: Conversation = {
    root,
    data,
    context,
    steps: Array.from(all.children) as HTMLElement[],
    turns: make('div', 'cw-turns'),
    debrief: root.querySelector('.cw-debrief') as HTMLElement,
    path: [],
    ends: [],
    locked: false,
  };
  all.before(talk.turns);
  // On paper they are read all the same.
  all.classList.add('cw-taken');
  show(talk, 0);
  return {
    read: () => ({ path: talk.path, ends: talk.ends }),
    write: ({ path, ends }) => {
      talk.path = path;
      talk.ends = ends;
      show(talk, 0);
    },
    setLocked: (locked) => {
      talk.locked = locked;
      lock(talk);
    },
    // What there is to be marked stands in the look back, and nothing is taken away but by going back.
    mark: () => {},
    clear: () => {},
  };
}

/** The learner's words. */
function say({ context }: Conversation, key: string, values?: MessageValues): string {
  return context.word(`activities.scenario.${key}`, values);
}

function make(name: string, className: string, ...children: (string | Node)[]): HTMLElement {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function makeButton(className: string, onClick: () => void, ...words: (string | Node)[]): HTMLElement {
  const button = make('button', `cw-button ${className}`, ...words) as HTMLButtonElement;
  button.type = 'button';
  button.onclick = onClick;
  return button;
}

/** A copy of what stands in a step, for a place of its own: without ids, which are the original's, and with its images. */
function copy(step: HTMLElement | undefined, selector: string): Node[] {
  const found = step?.querySelector(selector)?.cloneNode(true) as HTMLElement | undefined;
  if (!found) return [];
  for (const element of Array.from(found.querySelectorAll('[id],[data-src]'))) {
    element.removeAttribute('id');
    const source = element.getAttribute('data-src');
    if (source) element.setAttribute('src', source);
  }
  return [found];
}

const partOf = (index: number | undefined, part: string): string => `[data-choice="${index}"] ${part}`;

/** Writes the transcript anew from a turn on. */
function show(talk: Conversation, from: number): void {
  const { data, turns, path, debrief } = talk;
  const standings = standingsOf(data, path) ?? [];
  while (turns.children[from]) turns.children[from]?.remove();
  standings.slice(from).forEach((standing, at) => {
    turns.append(makeTurn(talk, standing, from + at));
  });
  const last = data.steps[standings[path.length]?.step ?? 0];
  debrief.hidden = !last?.end;
  if (last?.end) lookBack(talk, standings);
  lock(talk);
}

function lock({ root, locked }: Conversation): void {
  for (const button of Array.from(root.querySelectorAll<HTMLButtonElement>('.cw-turns button,.cw-debrief button'))) {
    button.disabled = locked;
  }
}

/** What was heard in answer to the last choice and what is said now are one group: it gets the focus, and is read as a whole. */
function makeTurn(talk: Conversation, standing: Standing, turn: number): HTMLElement {
  const { root, data, steps, path } = talk;
  const step = steps[standing.step];
  const { end } = data.steps[standing.step] as ScenarioStep;
  const before = !data.atEnd && turn > 0 ? copy(feedbackPlace(talk, turn - 1), '.cw-reply-feedback') : [];
  const words = make(
    'div',
    'cw-turn-words',
    ...before,
    ...copy(step, '.cw-speaker'),
    ...copy(step, '.cw-said'),
    ...copy(step, '.cw-end'),
    ...(end ? [make('p', '', say(talk, 'look-back'))] : []),
  );
  words.id = `${root.id}--turn-${turn + 1}`;
  const element = make('div', 'cw-turn', words);
  element.lang = step?.lang ?? '';
  if (!element.lang) element.removeAttribute('lang');
  element.tabIndex = -1;
  element.setAttribute('role', 'group');
  element.setAttribute('aria-labelledby', words.id);
  if (turn < path.length) element.append(makeSaid(talk, step, turn), makeBack(talk, turn));
  else if (!end) element.append(...makeReplies(talk, standing, turn));
  return element;
}

/** The item of the list that was chosen in a turn. */
function feedbackPlace({ data, steps, path }: Conversation, turn: number): HTMLElement | undefined {
  const step = steps[standingsOf(data, path)?.[turn]?.step ?? 0];
  return step?.querySelector<HTMLElement>(`[data-choice="${path[turn]}"]`) ?? undefined;
}

function makeSaid(talk: Conversation, step: HTMLElement | undefined, turn: number): HTMLElement {
  const you = make('strong', '', say(talk, 'you'));
  return make('p', 'cw-you', you, ' ', ...copy(step, partOf(talk.path[turn], '.cw-reply-text')));
}

function makeBack(talk: Conversation, turn: number): HTMLElement {
  const where = make('span', 'cw-hidden', ` ${say(talk, 'turn', { n: turn + 1 })}`);
  return makeButton('cw-button-secondary cw-go-back', () => goBack(talk, turn), say(talk, 'back'), where);
}

function makeReplies(talk: Conversation, standing: Standing, turn: number): HTMLElement[] {
  const { context, data, steps } = talk;
  if (turn >= MOST_TURNS) return [make('p', 'cw-how', say(talk, 'long'))];
  const { choices } = data.steps[standing.step] as ScenarioStep;
  const step = steps[standing.step];
  const items = Array.from(step?.querySelectorAll('[data-choice]') ?? []);
  const order = items.map((item) => Number(item.getAttribute('data-choice')));
  const offered = order.filter((index) => choices[index] && isOffered(choices[index], standing.flags));
  const shown = context.config.shuffle ? shuffled(offered, context.seed + standing.step) : offered;
  const how = make('p', 'cw-how', say(talk, 'reply'));
  how.id = `${talk.root.id}--reply`;
  const list = make(
    'ul',
    'cw-replies',
    ...shown.map((index) => {
      const words = copy(step, partOf(index, '.cw-reply-text'));
      return make(
        'li',
        '',
        makeButton('cw-button-secondary cw-reply', () => choose(talk, index), ...words),
      );
    }),
  );
  list.setAttribute('aria-labelledby', how.id);
  return [how, list];
}

function choose(talk: Conversation, index: number): void {
  const { data, context } = talk;
  const turn = talk.path.length;
  talk.path = [...talk.path, index];
  const step = standingsOf(data, talk.path)?.[turn + 1]?.step ?? 0;
  const { end } = data.steps[step] as ScenarioStep;
  talk.ends = data.ends.filter((one) => one === step || talk.ends.includes(one));
  show(talk, turn);
  if (end) context.handIn();
  else context.changed();
  focusTurn(talk);
}

function goBack(talk: Conversation, turn: number): void {
  talk.path = talk.path.slice(0, turn);
  show(talk, turn);
  talk.context.changed();
  focusTurn(talk);
}

function focusTurn({ turns }: Conversation): void {
  (turns.lastElementChild as HTMLElement).focus();
}

/** Each choice with what the author says to it, a better one where there was one, and how many ends are still unseen. */
function lookBack(talk: Conversation, standings: readonly Standing[]): void {
  const { data, debrief, path, ends, steps } = talk;
  const line = (...words: (string | Node)[]): HTMLElement => make('p', '', ...words);
  const items = path.map((index, turn) => {
    const step = steps[standings[turn]?.step ?? 0];
    const better = betterAt(talk, standings[turn] as Standing, index);
    return make(
      'li',
      '',
      makeSaid(talk, step, turn),
      ...copy(step, partOf(index, '.cw-reply-feedback')),
      ...(better === undefined
        ? [line(make('span', 'cw-good-turn', say(talk, 'good-turn')))]
        : [
            make(
              'div',
              'cw-better',
              line(make('strong', '', say(talk, 'better')), ' ', ...copy(step, partOf(better, '.cw-reply-text'))),
              ...copy(step, partOf(better, '.cw-reply-feedback')),
              makeBack(talk, turn),
            ),
          ]),
    );
  });
  const unseen = data.ends.length - ends.length;
  const place = debrief.querySelector('.cw-debrief-words') as HTMLElement;
  place.textContent = '';
  place.append(
    make('ol', 'cw-way', ...items),
    ...(data.ends.length > 1 ? [line(say(talk, unseen ? 'unseen' : 'all-seen', { n: unseen }))] : []),
    makeButton('cw-button-secondary cw-go-back', () => goBack(talk, 0), say(talk, 'again')),
  );
}

/** A choice that would have been better, where there was one. */
function betterAt({ data }: Conversation, { step, flags }: Standing, chosen: number): number | undefined {
  const best = data.bestAt[`${step} ${flags}`] ?? data.bestAt[step] ?? [chosen];
  return best.includes(chosen) ? undefined : best[0];
}
