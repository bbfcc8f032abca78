/** What video and audio share: their diagnostics, the link to the file, the transcript. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { FileInLanguage } from '../model/attribute-schema.js';
import type { Asset } from '../model/course.js';
import type { RenderContext } from '../model/slice.js';

/** Media types by ending: a host that serves a file as something else is overruled by what the page says. */
const TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  wav: 'audio/wav',
};

/** The media type that browsers play, by the file's ending; undefined for any other. */
export function mediaTypeOf(path: string, kind: 'video' | 'audio'): string | undefined {
  const ending = endingOf(path);
  const type = Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined;
  return type?.startsWith(`${kind}/`) ? type : undefined;
}

export function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

export function renderSource(path: string, kind: 'video' | 'audio', context: RenderContext): ElementContent {
  return h('source', { src: context.asset(path).url, type: mediaTypeOf(path, kind) });
}

/** Captions, the course's language first and on. */
export function renderTracks(captions: readonly FileInLanguage[], context: RenderContext): ElementContent[] {
  return captions.map(({ language = context.course.language, path }, at) => {
    const properties = { kind: 'captions', src: context.asset(path).url, srclang: language };
    return h('track', {
      ...properties,
      label: nameLanguage(language, context),
      ...(at === 0 ? { default: true } : {}),
    });
  });
}

/** Languages that have a word of their own in the message file; any other goes by its code. */
const LANGUAGES = [
  'en',
  'cy',
  'gd',
  'ga',
  'pl',
  'ro',
  'ur',
  'pa',
  'bn',
  'gu',
  'ta',
  'ar',
  'so',
  'fr',
  'es',
  'pt',
  'zh',
];

function nameLanguage(code: string, { word }: RenderContext): string {
  const language = code.split('-')[0]?.toLowerCase() ?? '';
  return LANGUAGES.includes(language) ? word(`blocks.language-${language}`) : code;
}

export interface DownloadLink {
  readonly path: string;
  /** Key of its words, which take `{size}`. */
  readonly words: string;
}

/** Plain links to files: the NHS Learning Hub serves MP4 as a playlist, which no player plays, but which can be saved. */
export function renderDownloads(links: readonly DownloadLink[], context: RenderContext): ElementContent {
  const items = links.map(({ path, words }) => {
    const { url, asset } = context.asset(path);
    const size = describeFile(asset, context);
    return h('li', h('a', { href: url, download: asset.path.split('/').at(-1) }, context.word(words, { size })));
  });
  return h('ul', { class: 'cw-media-links' }, items);
}

/** A file's kind and size: `PDF, 240 KB`. */
export function describeFile({ path, bytes }: Asset, context: RenderContext): string {
  return `${endingOf(path).toUpperCase()}, ${wordSize(bytes, context)}`;
}

function wordSize(bytes: number, { word }: RenderContext): string {
  const megabytes = bytes / 1_000_000;
  if (megabytes < 1) return word('blocks.size-kb', { n: Math.max(1, Math.round(bytes / 1000)) });
  return word('blocks.size-mb', { n: megabytes < 10 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes) });
}

/** The transcript's text behind a summary; a link to its file where it is no text that can be shown. */
export function renderTranscript(path: string, context: RenderContext): ElementContent {
  const text = context.course.documents?.[path];
  if (!text) return renderDownloads([{ path, words: 'blocks.transcript-file' }], context);
  return h('details', { class: 'cw-transcript' }, [
    h('summary', context.word('blocks.transcript')),
    h('div', { class: 'cw-transcript-text' }, context.toHast(text.children)),
  ]);
}
