/** A profile's YAML as a table: every fact, what it may be and what it is for. */

import { REQUIRED_SETTINGS, STANDARD_NAMES, STATUS_WORDS } from '../../model/profile.js';
import { checkLicence } from '../course-file/text-checks.js';
import type { FieldTable, FieldType } from '../yaml/field-table.js';

/** Characters that any of a host's texts may be limited to. */
const CHARACTERS = { type: 'number', min: 1, max: 1_000_000, integer: true } as const;

/** One thing that is known of a host: what it is, and how that is known. */
function fact<const Type extends FieldType>(type: Type, doc: string) {
  const is = { ...type, required: true, doc: 'the fact itself.' } as const;
  const source = { type: 'text', limit: 500, doc: 'how it is known.' } as const;
  return { type: 'group', doc, fields: { is, source } } as const;
}

/** The table. `bases`: profiles that another may begin with. */
export function profileFields(bases: readonly string[]) {
  return {
    title: { type: 'text', required: true, limit: 100, doc: 'what people call the host.' },
    extends: { type: 'one-of', values: bases, doc: 'the profile whose facts stand where this one says nothing.' },
    standards: fact({ type: 'list', min: 1, of: { type: 'one-of', values: STANDARD_NAMES } }, 'what it plays.'),
    // The least that a course of one page needs.
    suspendData: fact({ ...CHARACTERS, min: 100 }, 'characters of saved progress.'),
    location: fact(CHARACTERS, 'characters of a page id.'),
    interactions: fact({ type: 'one-of', values: ['letters', 'none'] }, 'how answers are recorded.'),
    // 36 options, one character each, and the commas between.
    interactionText: fact({ ...CHARACTERS, min: 71 }, 'characters of an answer and its right answers together.'),
    statuses: fact({ type: 'list', min: 2, of: { type: 'one-of', values: STATUS_WORDS } }, 'words of lesson_status.'),
    masteryScore: fact({ type: 'flag' }, 'whether the manifest names the pass mark.'),
    shownIn: fact({ type: 'one-of', values: ['window', 'frame', 'either'] }, 'what the course is shown in.'),
    window: fact(
      {
        type: 'group',
        fields: {
          // WCAG 2.2, 1.4.10: below it no page has to work.
          width: { type: 'number', min: 320, max: 10_000, integer: true, required: true, doc: 'pixels.' },
          height: { type: 'number', min: 256, max: 10_000, integer: true, required: true, doc: 'pixels.' },
        },
      },
      'the room that a course has on screen.',
    ),
    packageSize: fact({ type: 'number', min: 1, max: 1_000_000 }, 'megabytes of a package.'),
    metadata: fact(
      {
        type: 'group',
        fields: {
          title: { ...CHARACTERS, doc: 'characters of the title.' },
          description: { ...CHARACTERS, doc: 'characters of the description.' },
          keyword: { ...CHARACTERS, doc: 'characters of one keyword.' },
          keywords: { ...CHARACTERS, doc: 'characters of all keywords.' },
          authors: { ...CHARACTERS, doc: 'how many authors.' },
          author: { ...CHARACTERS, doc: "characters of an author's name, organisation or role." },
        },
      },
      'what a catalogue keeps.',
    ),
    required: fact({ type: 'list', of: { type: 'one-of', values: REQUIRED_SETTINGS } }, 'settings that it needs.'),
    licences: fact({ type: 'list', of: { type: 'text', check: checkLicence } }, 'licences that it offers.'),
    // No fact of a host: a switch of whoever looks for a fault.
    trace: { type: 'flag', doc: 'whether calls and answers are shown, for support.' },
  } as const satisfies FieldTable;
}

export type ProfileFields = ReturnType<typeof profileFields>;
