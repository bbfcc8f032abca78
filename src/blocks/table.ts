/** SHELF 1: every block that an author can write. A new one is a folder beside this file and a line in this table. */

import type { BlockSlice } from '../model/slice.js';
import { about } from './about/index.js';
import { audio } from './audio/index.js';
import { block } from './block/index.js';
import { callout } from './callout/index.js';
import { cards } from './cards/index.js';
import { caseBlock } from './case/index.js';
import { columns } from './columns/index.js';
import { completionRecord } from './completion-record/index.js';
import { contacts } from './contacts/index.js';
import { contentNote } from './content-note/index.js';
import { details } from './details/index.js';
import { glossary } from './glossary/index.js';
import { myNotes } from './my-notes/index.js';
import { objectives } from './objectives/index.js';
import { quote } from './quote/index.js';
import { resources } from './resources/index.js';
import { results } from './results/index.js';
import { reveal } from './reveal/index.js';
import { span } from './span/index.js';
import { tabs } from './tabs/index.js';
import { video } from './video/index.js';

export const blocks: readonly BlockSlice[] = [
  about,
  audio,
  block,
  callout,
  cards,
  caseBlock,
  columns,
  completionRecord,
  contacts,
  contentNote,
  details,
  glossary,
  myNotes,
  objectives,
  quote,
  resources,
  results,
  reveal,
  span,
  tabs,
  video,
];
