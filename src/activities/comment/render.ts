/** A comment as markup. Where there is no script nothing can be sent, so that this is what it says until the script knows better. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Activity } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import { promptId, renderPrompt } from '../markup.js';
import { renderNoteField } from '../note-field.js';
import { LONGEST_COMMENT } from './model.js';
import type { CommentData } from './parse.js';

export function renderComment(activity: Activity, { prompt, rows }: CommentData, context: RenderContext): Element[] {
  const word = (key: string): string => context.word(`activities.comment.${key}`);
  const id = context.domId(`${activity.id}--comment`);
  const whoId = `${id}-who`;
  const label = [{ type: 'text' as const, value: word('label') }];
  const describedBy = `${promptId(activity, context)} ${whoId}`;
  const button = (key: string): Element => h('button', { class: 'cw-button', type: 'button' }, word(key));
  return [
    renderPrompt(activity, prompt, context),
    // What is hidden in it does not describe the field.
    h('div', { class: 'cw-comment-who', id: whoId }, [
      h('p', { class: 'cw-comment-told', hidden: true }, word('told')),
      h('div', { class: 'cw-comment-not-told' }, [h('p', word('not-told')), renderInstead(context)]),
    ]),
    h('div', { class: 'cw-comment-draft' }, [
      renderNoteField({ id, rows, label, describedBy, letters: LONGEST_COMMENT }),
    ]),
    h('div', { class: 'cw-comment-send', hidden: true }, [
      h('label', { class: 'cw-comment-agree' }, [
        h('input', { type: 'checkbox', autoComplete: 'off' }),
        h('span', word('agree')),
      ]),
      h('div', { class: 'cw-controls' }, button('send')),
    ]),
    h('div', { class: 'cw-comment-copy cw-controls', hidden: true }, button('copy')),
    h('p', { class: 'cw-comment-said', hidden: true }),
    h('div', { class: 'cw-comment-sent', hidden: true, tabIndex: -1 }, [
      h('p', word('sent')),
      h('blockquote', { class: 'cw-comment-text' }),
      h('p', word('again')),
    ]),
  ];
}

/** The address of course.yaml is the only one that a course has. */
function renderInstead({ course, word }: RenderContext): Element {
  const { reportIssue: href } = course;
  const words: ElementContent[] = [{ type: 'text', value: word('activities.comment.instead') }];
  if (href === undefined) return h('p', words);
  const text = word('activities.comment.address');
  const isPage = /^http/i.test(href);
  const hint = h('span', { class: 'cw-hidden' }, `\u00a0${word('theme.opens-in-new-tab')}`);
  const link = isPage ? { href, target: '_blank', rel: ['noopener', 'noreferrer'] } : { href };
  return h('p', [...words, ' ', h('a', link, isPage ? [text, hint] : text), '.']);
}
