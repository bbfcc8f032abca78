/** SCORM 1.2: what most LMSs of the NHS run. */

import type { Standard } from '../standard.js';
import { checkForHost } from './check-for-host.js';
import { makeManifest } from './manifest.js';

export const scorm12: Standard = {
  name: 'scorm12',
  title: 'SCORM 1.2',
  keepsSuspendData: true,
  hasHost: true,
  // What a learner typed goes into reports there that neither they nor the course team choose (see its adapter).
  tellsOwnWords: false,
  // What the standard itself limits (titles, options, ids), the course format limits for every standard.
  check: checkForHost,
  manifest: makeManifest,
};
