/** Cornerstone. */

import { type Scorm12Behaviour, standardBehaviour } from '../scorm12-behaviour.js';

export const cornerstone: Scorm12Behaviour = {
  ...standardBehaviour,
  name: 'cornerstone',
  title: 'Cornerstone',
  // A Commit while the page goes away gives null and 391; a Finish still works.
  commitWhileLeaving: 'null',
};
