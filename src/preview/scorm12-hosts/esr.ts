/** The Electronic Staff Record: a frameset of Oracle's SCORM 1.2 adapter (in TechnologyEnhancedLearning/LearningHub.Nhs.Content). */

import { type Scorm12Behaviour, standardBehaviour } from '../scorm12-behaviour.js';

export const esr: Scorm12Behaviour = {
  ...standardBehaviour,
  name: 'esr',
  title: 'ESR',
  // Bad values are refused, not cut; so is "not attempted".
  statuses: ['passed', 'completed', 'failed', 'incomplete', 'browsed'],
  unimplemented: [
    'cmi.objectives',
    'cmi.interactions',
    'cmi.student_data',
    'cmi.student_preference',
    'cmi.evaluation',
    'cmi.core.score.min',
    'cmi.core.score.max',
  ],
  unknownElement: '401',
  // A closed tab takes the adapter's frames with it; at a reload its Finish fails; only the frame led to a blank page works.
  finishWhileLeaving: { closed: 'lost', reloaded: 'refused', 'led-away': 'stores' },
  // A newline ends a value; a character from U+B640 on breaks the message and all that follow.
  carriers: {
    'cmi.suspend_data': 'line-message',
    'cmi.core.lesson_location': 'line-message',
    'cmi.comments': 'line-message',
  },
  unavoidable: ['error-401 cmi.core.score.min', 'error-401 cmi.core.score.max'],
};
