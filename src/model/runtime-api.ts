/** What the browser's pieces (core, activities, blocks, adapters) give each other. Browser only: it speaks of the DOM. */

import type { ActivityTracking } from './activity-tracking.js';
import type { PageKind } from './course.js';
import type { MessageValues } from './messages.js';
import type { ActivityConfig, PageConfig, RuntimeConfig } from './runtime-config.js';
import type { PackedAnswer, SavedState } from './saved-state.js';
import type { InteractionDefinition, Score, Tracker } from './tracking.js';

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
  /** Lets the learner change the answer, or no longer. */
  setLocked(locked: boolean): void;
  /**
   * Shows how the response did. `part` after a try that may be repeated: only which of the learner's own parts are right;
   * `all` at the end: the right answer and the learner's, and each option's feedback.
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

/** A standard's adapter as a package carries it. */
export interface StandardPiece {
  readonly name: string;
  /** Makes the tracker; finding the host is `initialize`'s. */
  createTracker(window: Window, config: RuntimeConfig): Tracker;
}

/** An answer as the learner hands it in. */
export interface HandedIn {
  readonly activityId: string;
  readonly packed: PackedAnswer;
  readonly score: Score;
  /** Undefined where the activity is never reported. */
  readonly definition: InteractionDefinition | undefined;
  /** Indexes into the definition's components. */
  readonly response: readonly number[];
  /** Milliseconds from first sight. */
  readonly latency: number;
}

/** An activity on the page, with its buttons and its place in saved progress. */
export interface ActivityHost {
  readonly frame: HTMLElement;
  /** The answer as it stands, ready to be handed in; undefined where it is not complete. */
  handIn(): HandedIn | undefined;
  /** Shows the activity as saved progress has it. */
  refresh(): void;
}

/** Something that the learner has to answer before anything else goes on. */
export interface Question<Answer> {
  readonly title: string;
  readonly body: readonly (string | Node)[];
  readonly choices: readonly { readonly label: string; readonly value: Answer }[];
  /** What the Escape key means; undefined where the question must be answered. */
  readonly onEscape?: Answer;
}

/** What the learner can do with a page as a whole. */
export type PageAction =
  /** An assessment is handed in: all of its questions that have an answer. */
  | { readonly type: 'submit'; readonly pageId: string; readonly answers: readonly HandedIn[] }
  /** Another try at an assessment. */
  | { readonly type: 'restart'; readonly pageId: string };

/** What the core lends to a page that has a script of its own. */
export interface PageContext {
  readonly page: PageConfig;
  readonly config: RuntimeConfig;
  readonly session: {
    /** Review and browse: nothing can be done. */
    readonly readOnly: boolean;
    state(): SavedState;
    dispatch(action: PageAction): void;
  };
  /** Ids of activities and assessments that were opened again because they have changed. */
  readonly reopened: ReadonlySet<string>;
  announce(text: string): void;
  ask<Answer>(question: Question<Answer>): Promise<Answer>;
  /** Brings an activity of the page to life in its frame. */
  host(activity: ActivityConfig, frame: HTMLElement): ActivityHost;
}

/** The script of all pages of a kind; pages of other kinds only have their activities brought to life. */
export interface PagePiece {
  readonly kind: PageKind;
  mount(section: HTMLElement, context: PageContext): void;
}

/** A block's script, where it has one. */
export interface BlockPiece {
  readonly name: string;
  mount(root: HTMLElement): void;
}

/** Where pieces register themselves; the core, first in the joined script, puts it at `window.coursewright`. */
export interface Registry {
  activity<Data, Response>(piece: ActivityPiece<Data, Response>): void;
  block(piece: BlockPiece): void;
  page(piece: PagePiece): void;
  standard(piece: StandardPiece): void;
}

declare global {
  interface Window {
    coursewright: Registry;
  }
}
