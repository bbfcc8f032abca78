/** SHELF 2: every activity that an author can write. A new one is a folder beside this file and a line in this table. */

import type { ActivitySlice } from '../model/slice.js';
import { blanks } from './blanks/index.js';
import { choice } from './choice/index.js';
import { number } from './number/index.js';
import { plan } from './plan/index.js';
import { poll } from './poll/index.js';
import { rating } from './rating/index.js';
import { reflect } from './reflect/index.js';

export const activities: readonly ActivitySlice[] = [blanks, choice, number, plan, poll, rating, reflect];
