/** Every profile that a package can be built for. A new one is a line in this table. */

import type { Profile } from './profile.js';

export const profiles: readonly Profile[] = [
  // What every host keeps at once: 4,096 characters is SCORM 1.2's own limit (RTE 3.4.4), and ESR's.
  { name: 'generic', title: 'Any LMS', suspendData: 4096 },
];
