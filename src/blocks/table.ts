/** SHELF 1: every block that an author can write. A new one is a folder beside this file and a line in this table. */

import type { BlockSlice } from '../model/slice.js';

export const blocks: readonly BlockSlice[] = [];
