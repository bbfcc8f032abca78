/** SHELF 1: every block that an author can write. A new one is a folder beside this file and a line in this table. */

import type { BlockSlice } from '../model/slice.js';
import { about } from './about/index.js';
import { audio } from './audio/index.js';
import { callout } from './callout/index.js';
import { completionRecord } from './completion-record/index.js';
import { details } from './details/index.js';
import { myNotes } from './my-notes/index.js';
import { objectives } from './objectives/index.js';
import { quote } from './quote/index.js';
import { results } from './results/index.js';
import { span } from './span/index.js';
import { video } from './video/index.js';

export const blocks: readonly BlockSlice[] = [
  about,
  audio,
  callout,
  completionRecord,
  details,
  myNotes,
  objectives,
  quote,
  results,
  span,
  video,
];
