/** The NHS Learning Hub (TechnologyEnhancedLearning/LearningHub.Nhs.WebUI and .Models). */

import { type Scorm12Behaviour, standardBehaviour } from '../scorm12-behaviour.js';

export const learningHub: Scorm12Behaviour = {
  ...standardBehaviour,
  name: 'learning-hub',
  title: 'NHS Learning Hub',
  limits: { suspendData: 63_999, location: 255, comments: 4096, response: 63_999 },
  patterns: { ...standardBehaviour.patterns, choice: '^\\w(,\\w){0,25}$' },
  // Its reading of cmi.comments fails.
  throwsAt: ['cmi.comments'],
  booleans: ['SetValue', 'Commit'],
  errorCodes: 'number',
  // Says true, and the session that it writes to was released by the Finish before.
  secondInitialize: 'loses',
  // And GetLastError stays 0.
  offlineCommit: 'true',
  // Commit is an XHR without interactions and objectives, Finish a beacon with them.
  commitOmits: ['cmi.interactions', 'cmi.objectives'],
  // Over 255 characters of response and patterns its database refuses the whole update, status included.
  updateLostOver: 255,
  alertsAt: ['commit-without-time', 'commit-after-finish'],
  // A result is promoted only with whole seconds above nothing, and only once in a launch.
  resultNeedsTime: true,
  resultOf: 'first-done',
  // TimeToSeconds leaves out the first character of the hours: 10:05:00 counts five minutes.
  timeRead: 'first-digit-lost',
  totalTime: 'NaN:aN:aN',
  interactionCount: 'zero',
  // Never promoted: all stays incomplete.
  statusWhenNoneSet: 'incomplete',
  // "Additional behaviour requirements" of the standard were left out on purpose.
  masteryOverride: 'never',
  firstEntry: '',
  // After completed, passed or failed a launch starts from the beginning with the status incomplete.
  afterDone: 'begin-again',
};
