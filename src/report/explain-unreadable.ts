/** Why a text is no saved progress, in words: what a support desk can do about it. */

import type { DecodedState } from '../model/state.js';

export interface Unreadable {
  readonly reason: 'empty' | 'future' | 'cut-off' | 'damaged' | 'foreign';
  readonly message: string;
  readonly hint: string;
}

/** Lengths at which hosts cut what they keep. */
const CUTS: readonly number[] = [255, 4000, 4096, 64_000];
/** What is saved begins so: the format, the attempt, and a counter. */
const BEGINNING = /^1\.[\w-]{8}\.[0-9a-z]{1,6}(\.|$)/;
const WHOLE = /^1\.[\w-]{8}\.[0-9a-z]{1,6}\.[\w-]+\.[\w-]{4}$/;

/** Explains a text that `decodeState` could not read. */
export function explainUnreadable(text: string, { reason }: Extract<DecodedState, { ok: false }>): Unreadable {
  const copy = 'Copy the whole value of cmi.suspend_data, from the LMS itself and not from a spreadsheet.';
  if (text === '') {
    return {
      reason: 'empty',
      message: 'There is nothing in it: the LMS has no saved progress for this attempt.',
      hint: 'The learner has not done anything yet, the attempt was reset, or the LMS never stored it. The device may still have the work: the course asks at the next launch there.',
    };
  }
  if (reason === 'future') {
    return {
      reason,
      message: 'It was saved by a later version of coursewright than this one.',
      hint: 'Use the version of coursewright that built the package.',
    };
  }
  if (!BEGINNING.test(text)) {
    return {
      reason: 'foreign',
      message: 'This is no saved progress of a coursewright package.',
      hint: `It begins with "1." and eight letters or digits, and has no blanks or quotes in it. ${copy}`,
    };
  }
  if (WHOLE.test(text)) {
    return {
      reason: 'damaged',
      message: `It looks like saved progress, but its check sum is wrong: of its ${text.length} characters some are changed or missing.`,
      hint: `${copy} If the LMS itself has it so, the course starts afresh, and keeps the old text until something is saved.`,
    };
  }
  const cut = CUTS.includes(text.length) ? `, which is where some LMSs cut` : '';
  return {
    reason: 'cut-off',
    message: `It begins like saved progress, but it is cut off or garbled: it ends after ${text.length} characters${cut}.`,
    hint: `${copy} If the LMS itself has it so, it keeps too little: build the package with its profile, which checks that.`,
  };
}
