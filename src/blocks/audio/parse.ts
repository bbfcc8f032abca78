/** What a recording must have before it is played to anyone. */

import { defineError } from '../../diagnostics/define.js';
import type { Directive, ParseContext } from '../../model/slice.js';
import { mediaTypeOf } from '../media.js';

export const audioAttributes = {
  src: { type: 'file', required: true, doc: 'The recording, MP3, M4A, Ogg or WAV.' },
  transcript: { type: 'file', doc: 'What is said, as Markdown or plain text.' },
} as const;

const noTranscript = defineError(
  'audio-no-transcript',
  'This recording has no transcript, so a learner who cannot hear it is left out (WCAG 1.2.1).',
  'Write down what is said, and name the file: ::audio[Title]{src=x.mp3 transcript=x.md}.',
);
const notPlayable = defineError(
  'audio-not-playable',
  'Browsers cannot be counted on to play "{file}".',
  'Save the recording as .mp3 or .m4a.',
);

export interface AudioData {
  readonly title: string;
  readonly src: string;
  readonly transcript: string;
}

export function parseAudio(
  { attributes: { src, transcript }, label, place }: Directive<typeof audioAttributes>,
  { report, textOf }: ParseContext,
): AudioData | undefined {
  const playable = src !== undefined && mediaTypeOf(src, 'audio') !== undefined;
  if (src !== undefined && !playable) report(notPlayable, place, { file: src });
  if (transcript === undefined) report(noTranscript, place);
  return playable && transcript !== undefined
    ? { title: textOf({ type: 'paragraph', children: [...label] }), src, transcript }
    : undefined;
}
