/** e-LfH's AICC shim, which plays a SCORM package over AICC (TechnologyEnhancedLearning/AICCShim), under Moodle's reader. */

import { type Scorm12Behaviour, standardBehaviour } from '../scorm12-behaviour.js';

const KEPT = [
  'cmi.core.lesson_location',
  'cmi.core.lesson_status',
  'cmi.core.score.raw',
  'cmi.core.session_time',
  'cmi.suspend_data',
];

export const aiccShim: Scorm12Behaviour = {
  ...standardBehaviour,
  name: 'aicc-shim',
  title: 'e-LfH AICC shim',
  // Whatever is set is taken and never looked at.
  limits: { suspendData: 1e6, location: 1e6, comments: 1e6, response: 1e6 },
  unimplemented: [
    'cmi._version',
    'cmi.core._children',
    'cmi.core.entry',
    'cmi.core.score._children',
    'cmi.core.score.min',
    'cmi.core.score.max',
    'cmi.comments',
    'cmi.comments_from_lms',
    'cmi.interactions',
    'cmi.launch_data',
    'cmi.objectives',
    'cmi.student_data._children',
    'cmi.student_preference',
  ],
  unknownElement: 'empty',
  booleans: ['Initialize', 'Commit', 'Finish'],
  errorCodes: 'always-zero',
  // The AICC session has ended with Finish.
  secondInitialize: 'loses',
  // An asynchronous fetch: nobody waits for its answer.
  offlineCommit: 'true',
  // Commit's bare line feeds are not split by Moodle's AICC reader: no value is found, and the status becomes "not attempted".
  // Finish is a beacon with CRLF. One second is an estimate of how long a Commit may be on its way.
  storesOn: 'finish',
  commitSpoilsStatus: true,
  commitLandsWithin: 1000,
  keeps: KEPT,
  // Values are put into a template by String.replace; lines are split at "=" and trimmed; a line in brackets is a section.
  carriers: Object.fromEntries(KEPT.map((name) => [name, 'aicc-ini'])),
  firstEntry: '',
};
