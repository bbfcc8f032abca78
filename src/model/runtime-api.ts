/** What the browser's pieces (core, activities, blocks, adapters) give each other. Browser only: it speaks of the DOM. */

import type { ActivityTracking } from './activity-tracking.js';
import type { Messages, MessageValues } from './messages.js';
import type { ActivityRules, CoreContext, PagePiece } from './page-api.js';
import type { ActivityConfig, RuntimeConfig } from './runtime-config.js';
import type { Tracker } from './tracking.js';

/** The helpers that the core lends to an activity. */
export interface ActivityContext {
  readonly config: ActivityConfig;
  /** The learner's words, by key (`choice.right`). */
  word(key: string, values?: MessageValues): string;
  /** Says something politely to a screen reader. */
  announce(text: string): void;
  /** To be called whenever the learner has changed their answer. */
  changed(): void;
  /** The seed of this attempt at this activity, for an order that stays after a reload. */
  readonly seed: number;
}

/** An activity that stands on the page. */
export interface MountedActivity<Response = unknown> {
  /** What the learner has put in, as it stands. */
  read(): Response;
  /** Shows a response in place of what is there. */
  write(response: Response): void;
  /**
   * Where the response cannot be handed in: what is missing or wrong, in words; empty where it is enough to say that there is
   * none. Marks the place with `data-missing`, to which focus goes.
   */
  missing?(): string;
  /** Lets the learner change the answer, or no longer. */
  setLocked(locked: boolean): void;
  /**
   * Shows how the response did. `part` after a try that may be repeated: only which of the learner's own parts are right;
   * `all` at the end: the right answer and the learner's, and each option's feedback. The feedback to an input is named by
   * its `aria-describedby`: to those that are checked, typed or chosen it is read out with the outcome.
   */
  mark(response: Response, how: 'part' | 'all'): void;
  /** Takes all marks away and, where `keepRight`, all of the response that was not right. */
  clear(keepRight: boolean): void;
}

/** An activity's script as a package carries it. */
export interface ActivityPiece<Data = unknown, Response = unknown> {
  readonly name: string;
  readonly tracking: ActivityTracking<Data, Response>;
  /** Brings the rendered markup to life. `root` is the activity's frame. */
  mount(root: HTMLElement, data: Data, context: ActivityContext): MountedActivity<Response>;
}

/** The scripts that registered themselves, by name. */
export interface PagePieces {
  readonly activities: ReadonlyMap<string, ActivityPiece>;
  readonly pages: ReadonlyMap<string, PagePiece>;
}

/** The script around all activities, which a package carries where its course has any. */
export interface ActivityHostPiece {
  readonly rules: ActivityRules;
  /** Brings a page's activities to life, with their buttons and their places in saved progress. */
  mountPage(section: HTMLElement, core: CoreContext, pieces: PagePieces): void;
}

/** A standard's adapter as a package carries it. */
export interface StandardPiece<Answers = unknown> {
  readonly name: string;
  /**
   * Makes the tracker; finding the host is `initialize`'s. `answers`: the standard's second script, for answers, which a
   * package carries where its course has activities.
   */
  createTracker(window: Window, config: RuntimeConfig, answers?: Answers): Tracker;
}

/** What the panel for support lends to a standard. */
export interface TraceNotes {
  /** Takes down what was said: the call and its answer in the standard's own terms. `began`: by performance.now(). */
  note(call: string, answer: string, began: number): void;
  /** The panel's words, by key. */
  word(key: string, values?: MessageValues): string;
}

/** What a standard shows a support desk. It travels in a script of its own, which is loaded only where it is asked for. */
export interface TracePiece {
  /** Takes down from now on what the adapter and its host say. Nothing private, and no credentials. */
  watch(window: Window, notes: TraceNotes): void;
}

/** A block's script, where it has one. */
export interface BlockPiece {
  readonly name: string;
  mount(root: HTMLElement): void;
}

/** Where pieces register themselves; the core, first in the joined script, puts it at `window.coursewright`. */
export interface Registry {
  activity<Data, Response>(piece: ActivityPiece<Data, Response>): void;
  activityHost(piece: ActivityHostPiece): void;
  block(piece: BlockPiece): void;
  page(piece: PagePiece): void;
  standard<Answers>(piece: StandardPiece<Answers>): void;
  /** What the standard's script for answers gives its adapter. */
  answers(piece: unknown): void;
  /** Put there by the script for support: shows its panel. */
  trace?(words: Messages): void;
}

declare global {
  interface Window {
    coursewright: Registry;
  }
}
