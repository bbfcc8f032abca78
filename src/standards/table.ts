/** SHELF 3: every standard that a package can speak. A new one is a folder beside this file and a line in this table. */

import { scorm12 } from './scorm12/index.js';
import type { Standard } from './standard.js';
import { web } from './web/index.js';
import { xapi } from './xapi/index.js';

export const standards: readonly Standard[] = [scorm12, xapi, web];
