/** The web: a package without an LMS. The device keeps the learner's progress, so no file has to describe the course. */

import type { Standard } from '../standard.js';

export const web: Standard = {
  name: 'web',
  title: 'Web page',
  keepsSuspendData: false,
  hasHost: false,
  tellsOwnWords: false,
  check: () => {},
  manifest: () => [],
};
