/** Chamilo. */

import { type Scorm12Behaviour, standardBehaviour } from '../scorm12-behaviour.js';

export const chamilo: Scorm12Behaviour = {
  ...standardBehaviour,
  name: 'chamilo',
  title: 'Chamilo',
  errorCodes: 'number',
  unknownElement: '401',
  // Its Commit says "true" whatever came of it.
  offlineCommit: 'true',
  // The location is put into an address as it is.
  carriers: { 'cmi.core.lesson_location': 'url-query' },
};
