/** What the browser's pieces (core, activities, blocks, adapters) give each other. Browser only: it speaks of the DOM. */

import type { ActivityTracking } from './activity-tracking.js';
import type { Messages, MessageValues } from './messages.js';
import type { MountedActivity, MountedNotes } from './mounted-activity.js';
import type { ActivityRules, CoreContext, NotesPiece, PagePiece } from './page-api.js';
import type { ActivityConfig, RuntimeConfig } from './runtime-config.js';
import type { Tracker } from './tracking.js';

export type { MountedActivity };

/** The helpers that the core lends to an activity. */
export interface ActivityContext {
  readonly config: ActivityConfig;
  /** The learner's words, by key (`choice.right`). */
  word(key: string, values?: MessageValues): string;
  /** Says something politely to a screen reader. */
  announce(text: string): void;
  /** To be called whenever the learner has changed their answer. */
  changed(): void;
  /** Hands the answer in, where the activity ends by itself. Focus stays where the activity has put it. */
  handIn(): void;
  /** The seed of this attempt at this activity, for an order that stays after a reload. */
  readonly seed: number;
  /** Brings the fields to life in which learners write for themselves. */
  mountNotes(root: HTMLElement): MountedNotes;
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
  readonly blocks: ReadonlyMap<string, BlockPiece>;
  readonly pages: ReadonlyMap<string, PagePiece>;
  readonly notes: NotesPiece | undefined;
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
  mount(root: HTMLElement, core: CoreContext): void;
}

/** A script that needs nothing of the core, and starts by itself when the page is there. */
export interface OutsidePiece {
  start(): void;
}

/** Where pieces register themselves; the core, first in the joined script, puts it at `window.coursewright`. */
export interface Registry {
  activity<Data, Response>(piece: ActivityPiece<Data, Response>): void;
  activityHost(piece: ActivityHostPiece): void;
  block(piece: BlockPiece): void;
  notes(piece: NotesPiece): void;
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
