/** All LMSs that preview can play, by name: a new one is a file beside this and a line in it. */

import { type Scorm12Behaviour, strictBehaviour } from '../scorm12-behaviour.js';
import { aiccShim } from './aicc-shim.js';
import { chamilo } from './chamilo.js';
import { cornerstone } from './cornerstone.js';
import { esr } from './esr.js';
import { learningHub } from './learning-hub.js';
import { moodle, moodleStrict } from './moodle.js';

export const SCORM12_BEHAVIOURS: Readonly<Record<string, Scorm12Behaviour>> = Object.fromEntries(
  [strictBehaviour, learningHub, esr, aiccShim, moodle, moodleStrict, chamilo, cornerstone].map((each) => [
    each.name,
    each,
  ]),
);
