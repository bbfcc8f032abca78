/** A video with captions, a transcript, and a way to save it where it does not play. */

import type { BlockSlice } from '../../model/slice.js';
import { parseVideo, type VideoData } from './parse.js';
import { renderVideo } from './render.js';

export const videoAttributes = {
  src: { type: 'file', required: true, doc: 'The video, MP4 or WebM.' },
  captions: { type: 'files-by-language', doc: 'Captions as WebVTT, by language: "x.vtt cy:x-cy.vtt".' },
  transcript: { type: 'file', doc: 'What is said and shown, as Markdown or plain text.' },
  poster: { type: 'file', doc: 'A picture that stands there until the video plays.' },
  described: { type: 'file', doc: 'The same video with audio description.' },
} as const;

export const video: BlockSlice<typeof videoAttributes, VideoData> = {
  name: 'video',
  doc: 'Plays a video. Its bracket is its title; it needs captions.',
  forms: ['leaf'],
  attributes: videoAttributes,
  otherNames: ['movie', 'film', 'mp4', 'youtube', 'vimeo'],
  label: 'required',
  parts: {},
  parse: parseVideo,
  documents: ({ transcript }) => (transcript === undefined ? [] : [transcript]),
  render: renderVideo,
};
