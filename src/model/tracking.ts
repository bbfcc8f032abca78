/** The waist: the neutral vocabulary between what a learner does (activities, session) and who is told (standards). */

/** How the host lets the course run: only `normal` is recorded. */
export type LaunchMode = 'normal' | 'review' | 'browse';

export type CompletionStatus = 'not-attempted' | 'incomplete' | 'completed' | 'unknown';

export type SuccessStatus = 'passed' | 'failed' | 'unknown';

/** The learner as the host names them; both texts are empty where no host is there. */
export interface Learner {
  readonly id: string;
  readonly name: string;
  /** BCP 47, where the host says. */
  readonly language?: string;
}

/** What the host already holds about this attempt. */
export interface HostStatus {
  readonly completion: CompletionStatus;
  readonly success: SuccessStatus;
  /** Scaled, 0–1. */
  readonly score?: number;
}

/**
 * Who keeps the state: `present` a host that answers; `absent` none was found, so the device keeps it; `doubtful` a host
 * that is there but may lose all that it is told, so the device keeps it until the next launch.
 */
export type HostPresence = 'present' | 'absent' | 'doubtful';

/** What an adapter knows after it has spoken to the host for the first time. */
export interface LaunchState {
  readonly host: HostPresence;
  readonly learner: Learner;
  readonly mode: LaunchMode;
  readonly credit: boolean;
  /** The saved progress that the host holds, exactly as it was given to {@link Tracker.save}. */
  readonly state?: string;
  readonly status: HostStatus;
  /** Scaled, 0–1; what the host demands, where it demands it. */
  readonly masteryScore?: number;
  readonly launchData?: string;
  /** What separates attempts and courses on one device: a registration, or empty. */
  readonly registration?: string;
  /** Characters of saved progress that the host keeps, where there is a limit. */
  readonly stateLimit?: number;
  /** Whether the same page may start another session after it has closed one, and the host keeps what that one is told. */
  readonly reopens?: boolean;
  readonly can: { readonly interactions: boolean; readonly objectives: boolean };
  /** Of a `doubtful` host. */
  readonly trouble?: Trouble;
  /** Whether something waits to be sent already, such as the fact of this launch. */
  readonly unsent?: boolean;
}

/** A launch that nobody else knows of. */
export const NOBODY: LaunchState = {
  host: 'absent',
  learner: { id: '', name: '' },
  mode: 'normal',
  credit: true,
  status: { completion: 'unknown', success: 'unknown' },
  can: { interactions: false, objectives: false },
};

/**
 * What is known of the learner's work: `saved` the host has taken all of it; `saving` it is on its way; `not-saved` the host
 * does not take it at the moment (the device keeps it).
 */
export type Delivery = 'saved' | 'saving' | 'not-saved';

/** Why the learner is leaving: `suspend` to come back, `finish` when the course is complete. */
export type CloseReason = 'suspend' | 'finish';

/** One option, scale point or step of an interaction, in the order of its text (not of its place on the page). */
export interface InteractionComponent {
  /** Readable, unique in its list, `[a-z0-9-]`, ≤ 40 characters. */
  readonly id: string;
  /** Plain text as the learner saw it. Empty where it is not the author's but a word of a message file: then the id is told. */
  readonly text: string;
}

/** The interaction types of SCORM and xAPI that an activity may report as. */
export type InteractionType =
  | 'choice'
  | 'fill-in'
  | 'likert'
  | 'long-fill-in'
  | 'matching'
  | 'numeric'
  | 'performance'
  | 'sequencing';

/** What an activity is to a standard that records interactions; made from the activity's data alone. */
export interface InteractionDefinition {
  readonly type: InteractionType;
  /** The prompt as plain text. */
  readonly prompt: string;
  /** Options, points of a scale, steps, the author's answers to a blank; of `matching` what is matched. */
  readonly components: readonly InteractionComponent[];
  /** Of `matching` what it is matched with; of `performance` what can be done at a step. */
  readonly targets?: readonly InteractionComponent[];
  /**
   * The right answers, each a whole response; empty where no answer is the right one. Of `numeric` the number, or the least
   * and the greatest that are right.
   */
  readonly correctResponses: readonly InteractionResponse[];
}

/**
 * Part of a response: an index into the components; of `matching` and `performance` one into the components and one into
 * the targets; a text where the learner typed what the author did not foresee, or a number (`-3.5`).
 */
export type ResponsePart = number | readonly [component: number, target: number] | string;

/** A whole response. The order means something for `sequencing`, `fill-in` (one part a blank) and `performance`. */
export type InteractionResponse = readonly ResponsePart[];

/** How an answer did: `neutral` where nothing is right or wrong. */
export type Outcome = 'correct' | 'partial' | 'incorrect' | 'neutral';

/** An answer's worth: its outcome and the share of the points that it earns, 0–1. */
export interface Score {
  readonly outcome: Outcome;
  readonly share: number;
}

/** One answer to one activity, ready to be reported. */
export interface Answer {
  readonly activityId: string;
  readonly pageId: string;
  readonly definition: InteractionDefinition;
  readonly response: InteractionResponse;
  readonly score: Score;
  /** Points that the activity is worth. */
  readonly weighting: number;
  readonly objectiveIds: readonly string[];
  /** Time from first sight to answer, in milliseconds. */
  readonly latency: number;
}

interface EventBase {
  /** Unique within the attempt, the same when the same fact is recorded again: statement ids are made from it. */
  readonly id: string;
  /** Milliseconds since the epoch, by the learner's clock. */
  readonly time: number;
}

/** A fact that the session wants told. Scores are scaled (0–1), times milliseconds. */
export type TrackingEvent = EventBase &
  (
    | { readonly type: 'page-viewed'; readonly pageId: string; readonly duration: number }
    | { readonly type: 'location'; readonly pageId: string }
    | { readonly type: 'progressed'; readonly progress: number }
    | { readonly type: 'answered'; readonly answer: Answer }
    | { readonly type: 'scored'; readonly score: number }
    | { readonly type: 'completed'; readonly duration: number }
    | {
        readonly type: 'success';
        readonly success: 'passed' | 'failed';
        readonly score: number;
        readonly duration: number;
      }
  );

/** A fact as it comes about, before it has its id and its time. */
export type Fact = TrackingEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, 'id' | 'time'>
    : never
  : never;

/**
 * What keeps the host from taking work, where the learner can do something about it: `unnamed` the launch did not say who they
 * are; `signed-out` the host no longer lets them in; `overtaken` it holds work of another window or device.
 */
export type Trouble = 'unnamed' | 'signed-out' | 'overtaken';

/** How one attempt to send went. */
export interface Attempt {
  /** Whether the host has everything now. */
  readonly taken: boolean;
  /** Where the fault will pass by itself: milliseconds for which the host wants to be left alone, mostly 0. */
  readonly wait?: number | undefined;
  readonly trouble?: Trouble | undefined;
}

/**
 * What the session sees of a standard. The session decides when and what, and when to try again; an adapter only translates,
 * and makes one attempt when it is asked to. It is asked for one at a time, and for nothing after a close that was taken.
 */
export interface Tracker {
  /** Finds the host and reads what it holds. Resolves always: a host that fails is `absent` or `doubtful`. */
  initialize(): Promise<LaunchState>;
  /** Takes note of a fact; it travels with the next commit. Never throws. */
  record(event: TrackingEvent): void;
  /** Takes the saved progress (alphabet `[A-Za-z0-9._~-]`); it travels with the next commit. */
  save(state: string): void;
  /**
   * Sends what has been noted. `hidden`: the page went out of sight and may be closed next, which some hosts cannot stand a
   * commit in (e-LfH's AICC shim): undefined where none was made.
   */
  commit(moment: 'progress' | 'hidden'): Promise<Attempt | undefined>;
  /** Ends the session when the learner asks for it. May be called again where it was not taken. */
  close(reason: CloseReason): Promise<Attempt | undefined>;
  /** Ends the session from pagehide, where nothing can be awaited, even while something else is under way. */
  closeNow(reason: CloseReason): void;
}
