/** A conversation as the package carries it, and a learner's way through it: known to compiler and browser alike. */

/** How a conversation can end. */
export type End = 'good' | 'mixed' | 'poor';

export interface ScenarioConfig {
  /** Plain text. */
  readonly prompt: string;
  /** In the author's order; the first starts. */
  readonly steps: readonly ScenarioStep[];
  /** The steps at which it ends, in the order of their ids: that in which saved progress counts them. */
  readonly ends: readonly number[];
  /** Bits that the index of a choice takes. */
  readonly width: number;
  /** Whether feedback waits for the debrief. */
  readonly atEnd?: true;
  /** The highest sum of scores that can be reached without visiting a step twice. */
  readonly best: number;
  /** Ways that reach it: a few of them where there are many. */
  readonly bestPaths: readonly ScenarioPath[];
  /**
   * The choices than which none is better, by the index of their step, or by that and the flags (`3 5`). Left out where all of
   * a step's choices are as good.
   */
  readonly bestAt: Readonly<Record<string, readonly number[]>>;
}

export interface ScenarioStep {
  /** As the author named it. */
  readonly id: string;
  /** What is said, plain, with who says it. */
  readonly text: string;
  readonly end?: End;
  /** In the order of their texts: a choice is known by its text. None where the step ends the conversation. */
  readonly choices: readonly ScenarioChoice[];
}

/** Flags are bits. */
export interface ScenarioChoice {
  readonly text: string;
  /** Index of the step that it leads to. */
  readonly to: number;
  readonly score?: number;
  readonly set?: number;
  /** Offered where all of these are set … */
  readonly need?: number;
  /** … and none of these. */
  readonly not?: number;
}

/** For each turn the index of the choice among its step's. */
export type ScenarioPath = readonly number[];

export interface ScenarioResponse {
  readonly path: ScenarioPath;
  /** Indexes of the steps at which a conversation has ended, this one's or an earlier one's, in the order of {@link ScenarioConfig.ends}. */
  readonly ends: readonly number[];
}
