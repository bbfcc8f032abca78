import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { toHtml } from 'hast-util-to-html';
import { comment } from '../../../src/activities/comment/index.js';
import { LONGEST_COMMENT } from '../../../src/activities/comment/model.js';
import { commentTracking } from '../../../src/activities/comment/tracking.js';
import { emptyState } from '../../../src/model/saved-state.js';
import { encodeState, readState } from '../../../src/model/state.js';
import { loadToolFiles } from '../../../src/theme/tool-files.js';
import { parseDirective, summary } from '../parse-directive.js';
import { renderDirective } from '../render-directive.js';

const config = { prompt: 'What should we change?' };
const parse = (written: string, attributes = {}): ReturnType<typeof parseDirective> =>
  parseDirective((directive, context) => comment.parse(directive, context), written, { name: 'comment', attributes });

describe('a comment that is well written', () => {
  const html = toHtml(renderDirective('comment', config.prompt, { attributes: { rows: 7 } }).element);

  test('carries its prompt alone', () => {
    expect(renderDirective('comment', 'What should\nwe **change**?').activity.config).toEqual(config);
  });

  test('has a labelled field, described by what is asked and by who will read it', () => {
    expect(html).toContain('<label for="page--question--comment">[activities.comment.label]</label>');
    const who = 'page--question--prompt page--question--comment-who';
    expect(html).toMatch(new RegExp(`<textarea[^>]* rows="7" [^>]*aria-describedby="${who}"`));
    expect(html.indexOf('comment-who"')).toBeLessThan(html.indexOf('<textarea'));
  });

  test('says until its script runs that nothing can be sent, and offers no way to', () => {
    expect(html).toContain('<p class="cw-comment-told" hidden>');
    expect(html).toContain('<div class="cw-comment-not-told">');
    expect(html).toContain('<div class="cw-comment-send" hidden>');
  });

  test('is 5 lines high unless told', () => {
    expect(toHtml(renderDirective('comment', 'What?').element)).toContain('rows="5"');
  });
});

test.each([
  ['mailto:a@example.org', '<a href="mailto:a@example.org">'],
  ['https://example.org/ask', '<a href="https://example.org/ask" target="_blank" rel="noopener noreferrer">'],
])('the address of course.yaml is offered: %s', (reportIssue, expected) => {
  expect(toHtml(renderDirective('comment', 'What?', { course: { reportIssue } }).element)).toContain(expected);
});

describe('an author’s mistake is told where it stands', () => {
  test.each([
    ['nothing is asked', '', {}, ['1:1 answers-no-prompt']],
    ['nobody can be made to agree', 'What?', { required: true }, ['1:1 comment-required']],
    ['nobody judges it', 'What?', { points: 2 }, ['1:1 comment-idle-attribute']],
    ['as many as they like', 'What?', { attempts: 1 }, ['1:1 comment-idle-attribute']],
    ['there is nothing to shuffle', 'What?', { shuffle: true }, ['1:1 comment-idle-attribute']],
  ])('%s', (_what, written, attributes, expected) => {
    const parsed = parse(written, attributes);
    expect(summary(parsed)).toEqual(expected);
    expect(parsed.data).toBeUndefined();
  });

  test.each([{ required: false }, { points: 0, attempts: 0, shuffle: false }])('%j changes nothing', (attributes) => {
    expect(summary(parse('What?', attributes))).toEqual([]);
  });
});

describe('what was sent', () => {
  const texts = ['', 'ok', 'Dr Marsh – “again” 😀', 'a\nb\n', 'é😀'.repeat(30), 'x'.repeat(LONGEST_COMMENT)];

  test.each(texts)('comes back from saved progress as it was: %#', (text) => {
    const answer = commentTracking.pack(config, text);
    const record = { fingerprint: 0, tries: 1, checked: true, revealed: false, hinted: false, answer };
    const state = { ...emptyState('aaaaaaaa', 1), activities: new Map([[1, record]]) };
    const back = readState(encodeState(state))?.activities.get(1)?.answer;
    expect(back && commentTracking.unpack(config, back)).toBe(text);
  });

  test('of another kind is nothing', () => {
    expect(commentTracking.unpack(config, { kind: 'one', value: 1 })).toBeUndefined();
  });

  test('is told as it was written, right or wrong to nobody', () => {
    expect(commentTracking.interaction(config)).toEqual({
      type: 'long-fill-in',
      ...config,
      components: [],
      correctResponses: [],
    });
    expect(commentTracking.respond(config, 'More about rotas.')).toEqual(['More about rotas.']);
    expect(commentTracking.score(config, 'More about rotas.')).toEqual({ outcome: 'neutral', share: 0 });
  });

  test('is there only where something was written, and stays when the question is reworded', () => {
    expect([' \n', 'a'].map((text) => commentTracking.isComplete(config, text))).toEqual([false, true]);
    expect(commentTracking.texts(config)).toEqual([]);
  });
});

test('the script is at most 1.5 KB gzip', async () => {
  const script = (await loadToolFiles()).pieces.get('activities/comment.js') ?? '';
  expect(script).not.toBe('');
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(1536);
});
