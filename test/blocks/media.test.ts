import { describe, expect, test } from '@jest/globals';
import { blocks } from '../../src/blocks/table.js';
import { makeAsset, parseMarkdown } from '../support/render-pages.js';
import { parseBlock, renderBlock } from './parse-block.js';

const names = ['talk.mp4', 'talk.mp3', 'talk.vtt', 'talk-cy.vtt', 'talk.md', 'talk-ad.mp4', 'ward.svg'];
const assets = names.map((name) => makeAsset(`media/${name}`, { bytes: name.endsWith('mp4') ? 3_456_789 : 12_345 }));
const documents = { 'media/talk.md': parseMarkdown('**Jo:** Good *morning*.') };

describe('a video', () => {
  const whole = {
    label: 'A first *sentence*',
    attributes: {
      src: 'media/talk.mp4',
      captions: [{ path: 'media/talk.vtt' }, { language: 'cy', path: 'media/talk-cy.vtt' }],
      transcript: 'media/talk.md',
      poster: 'media/ward.svg',
      described: 'media/talk-ad.mp4',
    },
  };

  test('plays in the browser’s own player, with captions in words of their own language', () => {
    const html = renderBlock('video', whole, { assets, documents });
    expect(html).toContain(
      '<video controls preload="none" playsinline aria-label="A first sentence" poster="media/ward.0a1b2c3d.svg">' +
        '<source src="media/talk.0a1b2c3d.mp4" type="video/mp4">' +
        '<track kind="captions" src="media/talk.0a1b2c3d.vtt" srclang="en-GB" label="English" default>' +
        '<track kind="captions" src="media/talk-cy.0a1b2c3d.vtt" srclang="cy" label="Cymraeg"></video>' +
        '<figcaption>A first sentence</figcaption>',
    );
  });

  test('can be saved, since the Learning Hub does not play it', () => {
    const html = renderBlock('video', whole, { assets, documents });
    expect(html).toContain(
      '<a href="media/talk.0a1b2c3d.mp4" download="talk.mp4">Download this video (MP4, 3.5 MB)</a>',
    );
    expect(html).toContain('download="talk-ad.mp4">Download it with audio description (MP4, 3.5 MB)</a>');
  });

  test('shows its transcript as text', () => {
    expect(renderBlock('video', whole, { assets, documents })).toContain(
      '<details class="cw-transcript"><summary>Transcript</summary>' +
        '<div class="cw-transcript-text"><p><strong>Jo:</strong> Good <em>morning</em>.</p></div></details>',
    );
  });

  test('links to a transcript that is no text', () => {
    const html = renderBlock('video', whole, { assets });
    expect(html).toContain('<a href="media/talk.0a1b2c3d.md" download="talk.md">Transcript (MD, 12 KB)</a>');
  });

  test.each([
    [{ captions: undefined }, ['video-no-captions']],
    [{ captions: [{ path: 'media/talk.srt' }] }, ['video-captions-not-vtt']],
    [{ src: 'media/talk.mp3' }, ['video-not-playable']],
    [{ described: 'media/talk.avi' }, ['video-not-playable']],
    [{ src: 'media/talk.constructor', captions: undefined }, ['video-not-playable', 'video-no-captions']],
    [{ src: undefined }, []],
  ])('is refused with %j', (change, codes) => {
    const { data, reported } = parseBlock('video', { ...whole, attributes: { ...whole.attributes, ...change } });
    expect([data, reported]).toEqual([undefined, codes]);
  });
});

describe('a recording', () => {
  const whole = { label: 'Jo', attributes: { src: 'media/talk.mp3', transcript: 'media/talk.md' } };

  test('has a player, a link and its transcript', () => {
    const html = renderBlock('audio', whole, { assets, documents });
    expect(html).toContain('<audio controls preload="none" aria-label="Jo"><source src="media/talk.0a1b2c3d.mp3"');
    expect(html).toContain('download="talk.mp3">Download this recording (MP3, 12 KB)</a>');
    expect(html).toContain('<summary>Transcript</summary>');
  });

  test.each([
    [{ transcript: undefined }, ['audio-no-transcript']],
    [{ src: 'media/talk.wma' }, ['audio-not-playable']],
  ])('is refused with %j', (change, codes) => {
    const { data, reported } = parseBlock('audio', { ...whole, attributes: { ...whole.attributes, ...change } });
    expect([data, reported]).toEqual([undefined, codes]);
  });
});

test('both name the texts that they show', () => {
  const data = { transcript: 'media/talk.md' };
  const named = blocks.flatMap(({ name, documents: list }) => (list ? [[name, list(data), list({})]] : []));
  expect(named).toEqual([
    ['audio', ['media/talk.md'], [undefined]],
    ['video', ['media/talk.md'], []],
  ]);
});
