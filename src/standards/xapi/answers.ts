/** How xAPI is told of answers, as a package carries it. */

import { tellAnswer } from '../xapi-answers.js';

export const piece = tellAnswer;
