/** SHELF 2: every activity that an author can write. A new one is a folder beside this file and a line in this table. */

import type { ActivitySlice } from '../model/slice.js';
import { blanks } from './blanks/index.js';
import { categorise } from './categorise/index.js';
import { choice } from './choice/index.js';
import { comment } from './comment/index.js';
import { hotspot } from './hotspot/index.js';
import { match } from './match/index.js';
import { number } from './number/index.js';
import { plan } from './plan/index.js';
import { poll } from './poll/index.js';
import { rating } from './rating/index.js';
import { reflect } from './reflect/index.js';
import { scenario } from './scenario/index.js';
import { sequence } from './sequence/index.js';

export const activities: readonly ActivitySlice[] = [
  blanks,
  categorise,
  choice,
  comment,
  hotspot,
  match,
  number,
  plan,
  poll,
  rating,
  reflect,
  scenario,
  sequence,
];
