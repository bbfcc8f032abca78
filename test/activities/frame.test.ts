import { describe, expect, test } from '@jest/globals';
import { toHtml } from 'hast-util-to-html';
import type { Nodes } from 'mdast';
import { renderDirective } from './render-directive.js';

const paragraph = (value: string): Nodes[] => [{ type: 'paragraph', children: [{ type: 'text', value }] }];

/** Markup with a line for each element, so that a snapshot can be read. */
const html = (...args: Parameters<typeof renderDirective>): string =>
  toHtml(renderDirective(...args).element)
    .replace(/\n/g, '')
    .replace(/(<(?:div|p|label|input|span)\b)/g, '\n$1');

describe('an activity’s frame', () => {
  test('holds the prompt, the answers, the hint and the feedback that its author wrote', () => {
    const extra = {
      hint: paragraph('Think.'),
      feedback: { incorrect: paragraph('No.'), correct: paragraph('Yes.') },
    };
    expect(html('choice', 'Which?\n\n- [x] **a** or `b`\n- [ ] c\n  > Not c.', { extra })).toMatchInlineSnapshot(`
"
<div class="cw-activity cw-activity-choice" id="page--question" data-activity="question">
<div class="cw-prompt" id="page--question--prompt">
<p>Which?</p></div>
<p class="cw-how" id="page--question--how">[activities.choice.one]</p>
<div class="cw-options" role="radiogroup" aria-labelledby="page--question--prompt" aria-describedby="page--question--how">
<div class="cw-option">
<label>
<input type="radio" name="page--question" value="0" autocomplete="off">
<span class="cw-option-text"><strong>a</strong> or <code>b</code></span>
<span class="cw-mark" hidden></span></label></div>
<div class="cw-option">
<label>
<input type="radio" name="page--question" value="1" autocomplete="off">
<span class="cw-option-text">c</span>
<span class="cw-mark" hidden></span></label>
<div class="cw-option-feedback" id="page--question--1-feedback" hidden>
<p>Not c.</p></div></div></div>
<div class="cw-hint" hidden>
<p>Think.</p></div>
<div class="cw-feedback" data-for="correct" hidden>
<p>Yes.</p></div>
<div class="cw-feedback" data-for="incorrect" hidden>
<p>No.</p></div></div>"
`);
  });

  test('of a question with several right answers', () => {
    expect(html('choice', 'Which?\n\n- [x] a\n- [x] b\n- [ ] c')).toMatchInlineSnapshot(`
"
<div class="cw-activity cw-activity-choice" id="page--question" data-activity="question">
<div class="cw-prompt" id="page--question--prompt">
<p>Which?</p></div>
<p class="cw-how" id="page--question--how">[activities.choice.many]</p>
<div class="cw-options" role="group" aria-labelledby="page--question--prompt" aria-describedby="page--question--how">
<div class="cw-option">
<label>
<input type="checkbox" name="page--question" value="0" autocomplete="off">
<span class="cw-option-text">a</span>
<span class="cw-mark" hidden></span></label></div>
<div class="cw-option">
<label>
<input type="checkbox" name="page--question" value="1" autocomplete="off">
<span class="cw-option-text">b</span>
<span class="cw-mark" hidden></span></label></div>
<div class="cw-option">
<label>
<input type="checkbox" name="page--question" value="2" autocomplete="off">
<span class="cw-option-text">c</span>
<span class="cw-mark" hidden></span></label></div></div></div>"
`);
  });

  test('of a scale of numbers', () => {
    const attributes = { from: 1, to: 3, low: 'Not at all', high: 'Very' };
    expect(html('rating', 'How sure?', { attributes })).toMatchInlineSnapshot(`
"
<div class="cw-activity cw-activity-rating" id="page--question" data-activity="question">
<div class="cw-prompt" id="page--question--prompt">
<p>How sure?</p></div>
<div class="cw-scale" role="radiogroup" aria-labelledby="page--question--prompt">
<div class="cw-scale-ends">
<span class="cw-scale-low" id="page--question--low">Not at all</span>
<span class="cw-scale-high" id="page--question--high">Very</span></div>
<div class="cw-scale-points is-numbers">
<label class="cw-scale-point">
<input type="radio" name="page--question" value="0" autocomplete="off" aria-labelledby="page--question--0 page--question--low">
<span class="cw-scale-label" id="page--question--0">1</span></label>
<label class="cw-scale-point">
<input type="radio" name="page--question" value="1" autocomplete="off">
<span class="cw-scale-label">2</span></label>
<label class="cw-scale-point">
<input type="radio" name="page--question" value="2" autocomplete="off" aria-labelledby="page--question--2 page--question--high">
<span class="cw-scale-label" id="page--question--2">3</span></label></div></div></div>"
`);
  });

  test('of a scale of labels', () => {
    expect(html('rating', 'How sure?\n\n- Not\n- Very')).toMatchInlineSnapshot(`
"
<div class="cw-activity cw-activity-rating" id="page--question" data-activity="question">
<div class="cw-prompt" id="page--question--prompt">
<p>How sure?</p></div>
<div class="cw-scale" role="radiogroup" aria-labelledby="page--question--prompt">
<div class="cw-scale-points is-labels">
<label class="cw-scale-point">
<input type="radio" name="page--question" value="0" autocomplete="off">
<span class="cw-scale-label">Not</span></label>
<label class="cw-scale-point">
<input type="radio" name="page--question" value="1" autocomplete="off">
<span class="cw-scale-label">Very</span></label></div></div></div>"
`);
  });

  test('of a scale of which only one end has a meaning', () => {
    expect(html('rating', 'How sure?', { attributes: { from: 0, to: 1, high: 'Very' } })).not.toContain('--low"');
  });

  test('is refused for a type that is in no table', () => {
    expect(() => renderDirective('choice', 'Which?\n\n- [x] a\n- [ ] b', { extra: { type: 'guess' } })).toThrow(
      'guess',
    );
  });
});
