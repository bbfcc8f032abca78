/** What the core and the scripts that bring a page to life give each other. Browser only: it speaks of the DOM. */

import type { PageKind } from './course.js';
import type { MessageValues } from './messages.js';
import type { ActivityConfig, PageConfig, RuntimeConfig } from './runtime-config.js';
import type { PackedAnswer, SavedActivity, SavedState } from './saved-state.js';
import type { InteractionDefinition, Score } from './tracking.js';

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

/** How a learner's tries at an assessment stand. On a page that is none everything is open. */
export interface AssessmentTry {
  /** 1 for the first. Of the try that is open or to come, else of the last. */
  readonly number: number;
  /** Whether the last try is handed in and no other has begun: no answer may be given. */
  readonly handedIn: boolean;
  /** Whether another may be begun after it. None is offered after a pass: nothing could come of it. */
  readonly another: boolean;
}

/** Something that the learner has to answer before anything else goes on. */
export interface Question {
  readonly title: string;
  readonly body: readonly (string | Node)[];
  /** Of the runtime's words on the buttons, which are the answers; what is false is left out. */
  readonly keys: readonly (string | false)[];
  /** What the Escape key means; undefined where the question must be answered. */
  readonly onEscape?: string;
}

/** What the learner can do with one activity. */
export type ActivityAction =
  /** The answer changed and was not handed in. */
  | { readonly type: 'draft'; readonly activityId: string; readonly packed: PackedAnswer }
  | { readonly type: 'answer'; readonly answer: HandedIn }
  | { readonly type: 'hint' | 'reveal'; readonly activityId: string };

/** What the learner can do with a page as a whole. */
export type PageAction =
  /** An assessment is handed in: all of its questions that have an answer. */
  | { readonly type: 'submit'; readonly pageId: string; readonly answers: readonly HandedIn[] }
  /** Another try at an assessment. */
  | { readonly type: 'restart'; readonly pageId: string };

/** What the core lends to every script that stands on a page. */
export interface CoreContext {
  readonly page: PageConfig;
  readonly config: RuntimeConfig;
  readonly session: {
    /** Review and browse: nothing can be done. */
    readonly readOnly: boolean;
    state(): SavedState;
    dispatch(action: ActivityAction | PageAction): void;
  };
  /** Ids of activities and assessments that were opened again because they have changed. */
  readonly reopened: ReadonlySet<string>;
  /** Milliseconds on screen since the launch. */
  activeMs(): number;
  announce(text: string): void;
  /** The runtime's own words; empty where they are missing. */
  word(key: string, values?: MessageValues): string;
  /** How the tries at the page stand. */
  currentTry(): AssessmentTry;
  /** The seed of this try at something with an id, for an order that stays after a reload. */
  seedOf(id: string): number;
  /** What is saved of an activity, or what stands for nothing yet. */
  recordOf(activity: ActivityConfig): SavedActivity;
}

/** What the core lends to a page that has a script of its own. */
export interface PageContext extends CoreContext {
  /** Resolves with the key of the button. */
  ask(question: Question): Promise<string>;
  /** Brings an activity of the page to life in its frame; undefined where the package has no script for activities. */
  host(activity: ActivityConfig, frame: HTMLElement): ActivityHost | undefined;
}

/** The script of all pages of a kind; pages of other kinds only have their activities brought to life. */
export interface PagePiece {
  readonly kind: PageKind;
  mount(section: HTMLElement, context: PageContext): void;
}
