/** What a package tells its own script: one JSON document in the page. */

import type { AssessmentSettings, CompletionRule, Objective, PageKind, Unlock } from './course.js';
import type { Messages } from './messages.js';

export interface ActivityConfig {
  readonly id: string;
  readonly type: string;
  readonly was?: readonly string[];
  readonly points: number;
  /** 0 = as many as wanted. */
  readonly attempts: number;
  readonly required: boolean;
  readonly shuffle: boolean;
  readonly objectiveIds: readonly string[];
  readonly fingerprint: number;
  /** What the activity's own tracking and runtime understand; plain JSON. */
  readonly data: unknown;
}

export interface PageConfig {
  readonly id: string;
  readonly title: string;
  readonly was?: readonly string[];
  readonly kind: PageKind;
  readonly unlock: Unlock;
  readonly completion: 'view' | 'activities';
  readonly assessment?: AssessmentSettings;
  /** Slugs of what the page is to teach, where it says. */
  readonly objectiveIds?: readonly string[];
  /** Of an assessment: the ids of the activities of each case. */
  readonly cases?: readonly (readonly string[])[];
  readonly activities: readonly ActivityConfig[];
}

/** Characters of saved progress that every host keeps. SCORM 1.2 RTE 3.4.4, CMIString4096. */
export const SUSPEND_DATA_LIMIT = 4096;
/** Characters of an answer and its right answers together that every host takes. SCORM 1.2 RTE 3.4.4, CMIFeedback. */
export const INTERACTION_LIMIT = 255;

/** What the package is to be like in its host: the course's own wish, and what the host's profile says. */
export interface TrackingConfig {
  /** Whether answers are recorded. */
  readonly interactions: boolean;
  /** Characters of saved progress that this host keeps, where they are not {@link SUSPEND_DATA_LIMIT}. */
  readonly suspendData?: number;
  /** Likewise of an answer and its right answers, where they are not {@link INTERACTION_LIMIT}. */
  readonly interactionText?: number;
  /** Whether calls and answers are shown, for support. */
  readonly trace?: boolean;
}

export interface RuntimeConfig {
  readonly course: {
    readonly id: string;
    readonly title: string;
    readonly language: string;
    readonly version: string;
    /** IRI of the course as an xAPI activity, where the course has one. */
    readonly activityId?: string;
  };
  /** In reading order. */
  readonly pages: readonly PageConfig[];
  readonly objectives: readonly Objective[];
  readonly completion: CompletionRule;
  readonly success: 'assessment' | 'none';
  readonly navigation: { readonly exitButton: boolean };
  readonly tracking: TrackingConfig;
  readonly messages: Messages;
  /** Characters that saved progress may take without notes; where the course has something that learners write for themselves. */
  readonly notesReserve?: number;
  /** Whether a host is told what learners write where they agree to send it; of courses that ask for it. */
  readonly tellsOwnWords?: true;
  /** The script that shows calls and answers, relative to the page; where there is a host to speak to. */
  readonly traceScript?: string;
}

/** The major number of a semantic version. */
export function majorOf(version: string): number {
  return Number.parseInt(version, 10) || 0;
}
