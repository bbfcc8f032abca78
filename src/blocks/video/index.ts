/** A video with captions, a transcript, and a way to save it where it does not play. */

import type { BlockSlice } from '../../model/slice.js';
import { parseVideo, type VideoData, videoAttributes } from './parse.js';
import { renderVideo } from './render.js';

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
