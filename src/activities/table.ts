/** SHELF 2: every activity that an author can write. A new one is a folder beside this file and a line in this table. */

import type { ActivitySlice } from '../model/slice.js';
import { choice } from './choice/index.js';
import { hotspot } from './hotspot/index.js';
import { plan } from './plan/index.js';
import { rating } from './rating/index.js';
import { reflect } from './reflect/index.js';
import { scenario } from './scenario/index.js';

export const activities: readonly ActivitySlice[] = [choice, hotspot, plan, rating, reflect, scenario];
