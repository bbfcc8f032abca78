/** SHELF 3: every standard that a package can speak. A new one is a folder beside this file and a line in this table. */

import type { Standard } from './standard.js';

export const standards: readonly Standard[] = [];
