/** Moodle 4.5, mod_scorm, with its strict mode off and on. */

import { type Scorm12Behaviour, standardBehaviour } from '../scorm12-behaviour.js';

export const moodle: Scorm12Behaviour = {
  ...standardBehaviour,
  name: 'moodle',
  title: 'Moodle',
  limits: { suspendData: 64_000, location: 64_000, comments: 64_000, response: 64_000 },
  unknownElement: '401',
  // It looks for a message of a call that there has not been.
  earlyGetLastError: 'throws',
  // Its data model holds the first session's interactions in a form that it cannot read again.
  secondInitialize: 'throws-after-interactions',
  offlineCommit: 'true',
  // What was set becomes the value to compare with before it is sent, so a value that was lost is not sent again.
  sends: 'changed',
  // ".5" is read as five hundredths.
  timeRead: 'one-decimal-wrong',
  // A mastery score also judges a session that is suspended and incomplete.
  masteryOverride: 'for-credit',
  statusWhenNoneSet: 'completed',
  // What is written in review is stored all the same.
  afterDone: 'review',
};

/** With "SCORM standards mode" on: the standard's own limits. */
export const moodleStrict: Scorm12Behaviour = {
  ...moodle,
  name: 'moodle-strict',
  title: 'Moodle, strict',
  limits: { suspendData: 4096, location: 255, comments: 4096, response: 255 },
};
