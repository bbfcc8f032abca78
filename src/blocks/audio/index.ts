/** A recording with its transcript, and a way to save it where it does not play. */

import type { BlockSlice } from '../../model/slice.js';
import { type AudioData, audioAttributes, parseAudio } from './parse.js';
import { renderAudio } from './render.js';

export const audio: BlockSlice<typeof audioAttributes, AudioData> = {
  name: 'audio',
  doc: 'Plays a recording. Its bracket is its title; it needs a transcript.',
  forms: ['leaf'],
  attributes: audioAttributes,
  otherNames: ['sound', 'podcast', 'mp3', 'recording'],
  label: 'required',
  parts: {},
  parse: parseAudio,
  documents: ({ transcript }) => [transcript],
  render: renderAudio,
};
