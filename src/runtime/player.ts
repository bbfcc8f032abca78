/** What the parts of the page need of each other. */

import { type MessageValues, wordMessage } from '../model/messages.js';
import type { ActivityHostPiece, BlockPiece, PagePieces } from '../model/runtime-api.js';
import type { RuntimeConfig } from '../model/runtime-config.js';
import type { LaunchState } from '../model/tracking.js';
import type { DeviceStore } from './device-store.js';
import { attempt } from './guard.js';
import type { Session } from './session.js';

/** What registered itself with the core. */
export interface Pieces extends PagePieces {
  /** Undefined where the course has no activities. */
  readonly activityHost: ActivityHostPiece | undefined;
  readonly blocks: ReadonlyMap<string, BlockPiece>;
}

export interface Player
  extends Pick<LaunchState, 'host' | 'learner' | 'reopens' | 'stateLimit'>,
    Pick<DeviceStore, 'isElsewhere'> {
  readonly config: RuntimeConfig;
  readonly session: Session;
  readonly pieces: Pieces;
  /** Whether something saved earlier could not be read. */
  readonly unreadable: boolean;
  /** Ids of activities and assessments that were opened again because they have changed. */
  readonly reopened: ReadonlySet<string>;
  /** Under which this learner's work is kept on the device. */
  readonly deviceKey: string;
  /** Milliseconds on screen since the launch. */
  activeMs(): number;
  announce(text: string): void;
}

/** The runtime's own words. A word that is missing is an empty one: no learner loses the course over it. */
export function word({ config }: Pick<Player, 'config'>, key: string, values?: MessageValues): string {
  return attempt(() => wordMessage(config.messages, `runtime.${key}`, values)) ?? '';
}
