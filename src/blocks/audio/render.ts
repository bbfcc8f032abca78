/** A recording as markup: the browser's own player, and the transcript at once within reach. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Nodes } from 'mdast';
import type { RenderContext } from '../../model/slice.js';
import { renderDownloads, renderSource, renderTranscript } from '../media.js';
import type { AudioData } from './parse.js';

export function renderAudio(
  { title, src, transcript }: AudioData,
  _children: readonly Nodes[],
  context: RenderContext,
): ElementContent[] {
  const player = h('audio', { controls: true, preload: 'none', ariaLabel: title }, [
    renderSource(src, 'audio', context),
  ]);
  return [
    h('div', { class: 'cw-media' }, [
      h('figure', [player, h('figcaption', title)]),
      renderDownloads([{ path: src, words: 'blocks.audio.download' }], context),
      renderTranscript(transcript, context),
    ]),
  ];
}
