/** What the core and the scripts that bring a page to life give each other. Browser only: it speaks of the DOM. */

import type { ActivityTracking } from './activity-tracking.js';
import type { PageKind } from './course.js';
import type { MessageValues } from './messages.js';
import type { MountedNotes } from './mounted-activity.js';
import type { ActivityConfig, PageConfig, RuntimeConfig } from './runtime-config.js';
import type { LaterSection, PackedAnswer, SavedActivity, SavedAssessment, SavedState } from './saved-state.js';
import type {
  Fact,
  HostStatus,
  InteractionDefinition,
  InteractionResponse,
  LaunchState,
  Learner,
  Score,
} from './tracking.js';

/** An answer as the learner hands it in. */
export interface HandedIn {
  readonly activityId: string;
  readonly packed: PackedAnswer;
  readonly score: Score;
  /** Undefined where the activity is never reported. */
  readonly definition: InteractionDefinition | undefined;
  /** Indexes into the definition's components. */
  readonly response: InteractionResponse;
  /** Where it is reported as several interactions instead, with which the response pairs what was chosen: each of them. */
  readonly rows?: readonly InteractionDefinition[] | undefined;
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
  /** Whether it asks only what was wrong in the one before. */
  readonly again: boolean;
  /** Whether the questions of the try that was handed in have changed since. */
  readonly outdated: boolean;
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

/** Where what learners write for themselves is kept: in memory, on the device, or with their record at the host. */
export type NotesPlace = 'window' | 'device' | 'host';

/** What learners write for themselves. It is kept where they choose, and goes nowhere else. */
export interface NoteBook {
  /**
   * Brings the fields of an activity to life, with the choice of where notes are kept. `changed` is called when there is
   * something written for the first time, or nothing any more.
   */
  mount(frame: HTMLElement, activityId: string, changed: () => void): MountedNotes;
  /** The texts of an activity, one for each of its fields; none where nothing is written. */
  read(activityId: string): readonly string[];
  /** Takes all notes away, wherever they are kept, once the learner has said so again. Whether they did. */
  clear(): Promise<boolean>;
  /** Calls back after every change. */
  onChange(listener: () => void): void;
}

/** The script for what learners write for themselves, which a package carries where there is something of that kind. */
export interface NotesPiece {
  /** The learner's notes: the same for all pages. Learners who leave are asked where something they wrote would be lost. */
  open(core: NotesContext): NoteBook;
}

/** What the learner can do with a page as a whole. */
export type PageAction =
  /** An assessment is handed in: all of its questions that have an answer. */
  | { readonly type: 'submit'; readonly pageId: string; readonly answers: readonly HandedIn[] }
  /** Another try at an assessment. `keep`: the same questions once more, and the answers to these of them count as they are. */
  | { readonly type: 'restart'; readonly pageId: string; readonly keep?: readonly string[] };

/** What the learner wrote is to be kept with their record, or no longer. */
export interface NotesAction {
  readonly type: 'notes';
  readonly section: LaterSection | undefined;
}

/** The state after an action (the same object where nothing changed), and the facts that are new with it. */
export interface Step {
  readonly state: SavedState;
  readonly facts: Facts;
}

/** Facts, each with what tells it from others of its type. */
export type Facts = readonly (readonly [fact: Fact, ...key: (string | number)[]])[];

/** Saved progress made ready for a version of the course. */
export interface PreparedState {
  readonly state: SavedState;
  /** Ids of activities whose saved answer no longer fits their question, and of assessments whose open try began again. */
  readonly reopened: ReadonlySet<string>;
}

/** The scripts of activities, as far as their answers are read. */
export type ActivityPieces = ReadonlyMap<
  string,
  { readonly tracking: Pick<ActivityTracking<unknown, unknown>, 'unpack'> }
>;

/** What work on activities and assessments makes of saved progress. Pure. A course without activities has no need of it. */
export interface ActivityRules {
  /** What was reworded or retyped since starts afresh. `activities`: their scripts, by type. */
  prepare(config: RuntimeConfig, state: SavedState, activities?: ActivityPieces): PreparedState;
  reduce(config: RuntimeConfig, state: SavedState, action: ActivityAction | PageAction | NotesAction): Step;
  successOf(config: RuntimeConfig, state: SavedState): SavedState['success'];
  /** The score that is told, scaled, 0–1; undefined where there is none, or while it may still change. */
  scoreOf(config: RuntimeConfig, state: SavedState): number | undefined;
  /** Without what the course no longer has, where the text of all, of this `length`, is longer than the host keeps. */
  shorten(config: RuntimeConfig, state: SavedState, length: number): SavedState | undefined;
  /** Score and success beyond what is known. `duration`: of all the work, in milliseconds. */
  resultFacts(config: RuntimeConfig, state: SavedState, known: HostStatus, duration: number): Facts;
}

/** What the core lends to every page. */
export interface CoreContext {
  readonly page: PageConfig;
  readonly config: RuntimeConfig;
  readonly session: {
    /** Review and browse: nothing can be done. */
    readonly readOnly: boolean;
    state(): SavedState;
    dispatch(action: ActivityAction | PageAction | NotesAction): void;
    hasEnded(): boolean;
    /** Calls back after every change of state or of saving. */
    onChange(listener: () => void): void;
  };
  /** As the host names them; empty where there is none. */
  readonly learner: Learner;
  /** Under which this learner's work is kept on the device. */
  readonly deviceKey: string;
  /** Where the course has something that learners write for themselves. */
  readonly notes?: NoteBook | undefined;
  /** Ids of activities and assessments that were opened again because they have changed. */
  readonly reopened: ReadonlySet<string>;
  /** Milliseconds on screen since the launch. */
  activeMs(): number;
  announce(text: string): void;
  /** Makes an element; text is text, and never markup. */
  make<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    className: string,
    ...children: readonly (string | Node)[]
  ): HTMLElementTagNameMap[Name];
  /** The runtime's own words; empty where they are missing. */
  word(key: string, values?: MessageValues): string;
  /** Resolves with the key of the button. */
  ask(question: Question): Promise<string>;
}

/** What the notes need of the core. */
export type NotesContext = Omit<CoreContext, 'page' | 'notes'> & Pick<LaunchState, 'host' | 'stateLimit'>;

/** What the script around activities lends to those that stand on its page, and to the script of a page's kind. */
export interface PageContext extends CoreContext {
  /** How the tries at the page stand. */
  currentTry(): AssessmentTry;
  /** The questions of the try, in the order of the page. */
  questions(): readonly ActivityConfig[];
  /** What is saved of the page as an assessment. */
  savedAssessment(): SavedAssessment | undefined;
  /** The seed of this try at something with an id, for an order that stays after a reload. */
  seedOf(id: string): number;
  /** What is saved of an activity, or what stands for nothing yet. */
  recordOf(activity: ActivityConfig): SavedActivity;
  /** Brings an activity of the page to life in its frame. */
  host(activity: ActivityConfig, frame: HTMLElement): ActivityHost;
}

/** The script of all pages of a kind; pages of other kinds only have their activities brought to life. */
export interface PagePiece {
  readonly kind: PageKind;
  mount(section: HTMLElement, context: PageContext): void;
}
