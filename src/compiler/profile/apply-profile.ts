/** What a profile changes of a package: nothing but what the package's own script is told. */

import type { Profile } from '../../model/profile.js';
import { INTERACTION_LIMIT, type RuntimeConfig, SUSPEND_DATA_LIMIT } from '../../model/runtime-config.js';

/** The configuration for a profile's host; what is as in every other host is left out. */
export function applyProfile(config: RuntimeConfig, profile: Profile): RuntimeConfig {
  const { suspendData, interactionText, interactions, trace } = profile;
  return {
    ...config,
    tracking: {
      interactions: config.tracking.interactions && interactions !== 'none',
      ...(suspendData === SUSPEND_DATA_LIMIT ? {} : { suspendData }),
      ...(interactionText === INTERACTION_LIMIT ? {} : { interactionText }),
      ...(trace ? { trace } : {}),
    },
  };
}
