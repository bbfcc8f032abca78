/** What a video must have before it is shown to anyone. */

import { defineError } from '../../diagnostics/define.js';
import type { FileInLanguage } from '../../model/attribute-schema.js';
import { isPicture } from '../../model/picture.js';
import type { Directive, ParseContext } from '../../model/slice.js';
import { endingOf, mediaTypeOf } from '../media.js';

export const videoAttributes = {
  src: { type: 'file', required: true, doc: 'The video, MP4 or WebM.' },
  captions: { type: 'files-by-language', doc: 'Captions as WebVTT, by language: "x.vtt cy:x-cy.vtt".' },
  transcript: { type: 'file', doc: 'What is said and shown, as Markdown or plain text.' },
  poster: { type: 'file', doc: 'A picture that stands there until the video plays.' },
  described: { type: 'file', doc: 'The same video with audio description.' },
} as const;

const noCaptions = defineError(
  'video-no-captions',
  'This video has no captions, so a learner who cannot hear it is left out (WCAG 1.2.2).',
  'Add a WebVTT file: ::video[Title]{src=x.mp4 captions=x.vtt}.',
);
const captionsNotVtt = defineError(
  'video-captions-not-vtt',
  'The captions "{file}" are not a .vtt file, and browsers show no other kind.',
  'Save the captions as WebVTT; most editors of captions can.',
);
const notPlayable = defineError(
  'video-not-playable',
  'Browsers cannot be counted on to play "{file}".',
  'Save the video as .mp4 (H.264) or .webm.',
);

const posterNoPicture = defineError(
  'video-poster-not-a-picture',
  '"{file}" is no picture that every browser shows, so nothing would stand there until the video plays.',
  'Use PNG, JPEG, GIF, WebP, AVIF or SVG, or leave `poster` out.',
);

export interface VideoData {
  readonly title: string;
  readonly src: string;
  readonly captions: readonly FileInLanguage[];
  readonly transcript?: string;
  readonly poster?: string;
  readonly described?: string;
}

export function parseVideo(
  { attributes, label, place }: Directive<typeof videoAttributes>,
  { report, textOf }: ParseContext,
): VideoData | undefined {
  const { src, captions = [], transcript, poster, described } = attributes;
  const unplayable = [src, described].filter((path) => path !== undefined && !mediaTypeOf(path, 'video'));
  const notVtt = captions.filter(({ path }) => endingOf(path) !== 'vtt');
  for (const file of unplayable) report(notPlayable, place, { file: file ?? '' });
  for (const { path } of notVtt) report(captionsNotVtt, place, { file: path });
  if (captions.length === 0) report(noCaptions, place);
  if (poster !== undefined && !isPicture(poster)) report(posterNoPicture, place, { file: poster });
  if (src === undefined || unplayable.length + notVtt.length > 0 || captions.length === 0) return undefined;
  const optional = Object.entries({ transcript, poster, described }).filter(([, path]) => path !== undefined);
  return { title: textOf({ type: 'paragraph', children: [...label] }), src, captions, ...Object.fromEntries(optional) };
}
