/** A video as markup: the browser's own player, which keyboards and screen readers know. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Nodes } from 'mdast';
import type { RenderContext } from '../../model/slice.js';
import { renderDownloads, renderSource, renderTracks, renderTranscript } from '../media.js';
import type { VideoData } from './parse.js';

export function renderVideo(data: VideoData, _children: readonly Nodes[], context: RenderContext): ElementContent[] {
  const { title, src, captions, transcript, poster, described } = data;
  const player = h(
    'video',
    {
      controls: true,
      preload: 'none',
      playsInline: true,
      ariaLabel: title,
      ...(poster === undefined ? {} : { poster: context.asset(poster).url }),
    },
    [renderSource(src, 'video', context), ...renderTracks(captions, context)],
  );
  const links = [
    { path: src, words: 'blocks.video.download' },
    ...(described === undefined ? [] : [{ path: described, words: 'blocks.video.described' }]),
  ];
  return [
    h('div', { class: 'cw-media' }, [
      h('figure', [player, h('figcaption', title)]),
      renderDownloads(links, context),
      ...(transcript === undefined ? [] : [renderTranscript(transcript, context)]),
    ]),
  ];
}
