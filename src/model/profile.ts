/** What a host demands, as plain data: a package is built for one profile, and checked against it. */

/** Everything that a profile says. Its facts, and how each is known, stand in src/profiles/. */
export interface Profile {
  /** As in `--profile`, `tracking.profile` and file names. */
  readonly name: string;
  /** As people say it: `NHS Learning Hub`. */
  readonly title: string;
  /** Names of the standards that the host plays. */
  readonly standards: readonly string[];
  /** Characters of saved progress (cmi.suspend_data) that it keeps. */
  readonly suspendData: number;
  /** Characters of cmi.core.lesson_location. */
  readonly location: number;
  /** How answers are recorded: each option as one letter or digit, or not at all. */
  readonly interactions: 'letters' | 'none';
  /** Characters of an answer and its right answers together. */
  readonly interactionText: number;
  /** The words of cmi.core.lesson_status that it takes from a course. */
  readonly statuses: readonly string[];
  /** Whether the manifest names the pass mark. */
  readonly masteryScore: boolean;
  /** What the course is shown in, so what is left when the learner has saved and left. */
  readonly shownIn: 'window' | 'frame' | 'either';
  /** The room that a course has on screen, in CSS pixels. */
  readonly window: { readonly width: number; readonly height: number };
  /** Megabytes (1,000,000 bytes) of a package. */
  readonly packageSize: number;
  readonly metadata: MetadataLimits;
  /** Settings of course.yaml that it cannot do without, beyond those that every course needs. */
  readonly required: readonly RequiredSetting[];
  /** SPDX ids that it offers; empty where it takes any. */
  readonly licences: readonly string[];
  /** Whether the package shows what it and the host say to each other, for support. */
  readonly trace: boolean;
}

/** Characters, and for `authors` how many. */
export interface MetadataLimits {
  readonly title: number;
  readonly description: number;
  /** One keyword, and all of them with a comma between. */
  readonly keyword: number;
  readonly keywords: number;
  readonly authors: number;
  /** An author's name, organisation or role. */
  readonly author: number;
}

export const REQUIRED_SETTINGS = ['description', 'keywords', 'duration', 'authors', 'provider', 'licence'] as const;

export type RequiredSetting = (typeof REQUIRED_SETTINGS)[number];

/** Every standard of the course format, those that are still to come among them: hosts are described once. */
export const STANDARD_NAMES = ['scorm12', 'scorm2004-3', 'scorm2004-4', 'xapi', 'cmi5', 'aicc'] as const;

/** The words of lesson_status that a course writes. SCORM 1.2 RTE 3.4.4. */
export const STATUS_WORDS = ['incomplete', 'completed', 'passed', 'failed'] as const;
