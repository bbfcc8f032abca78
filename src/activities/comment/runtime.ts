/**
 * A comment in the browser: a draft is one of the learner's own notes, kept where these are kept, until they tick the box
 * and press the button. Then it is handed in, and is no note any more.
 */

import type { ActivityContext, ActivityPiece, MountedActivity } from '../../model/runtime-api.js';
import type { CommentConfig, CommentResponse } from './model.js';
import { commentTracking } from './tracking.js';

export const piece: ActivityPiece<CommentConfig, CommentResponse> = {
  name: 'comment',
  tracking: commentTracking,
  mount: mountComment,
};

function mountComment(
  root: HTMLElement,
  _data: CommentConfig,
  { announce, handIn, mountNotes, word }: ActivityContext,
): MountedActivity<CommentResponse> {
  const find = <Found extends HTMLElement>(name: string): Found => root.querySelector(`.cw-${name}`) as Found;
  const field = find<HTMLTextAreaElement>('note');
  const agree = find<HTMLInputElement>('comment-agree input');
  const button = find<HTMLButtonElement>('comment-send button');
  const said = find('comment-said');
  const sentBox = find('comment-sent');
  const notes = mountNotes(find('comment-draft'));
  for (const name of ['told', 'send']) find(`comment-${name}`).hidden = !notes.isTold;
  for (const name of ['not-told', 'copy']) find(`comment-${name}`).hidden = notes.isTold;
  let sent = '';

  const write = (text: string): void => {
    sent = text;
    find('comment-text').textContent = text;
    sentBox.hidden = !text;
  };
  const say = (key: string): void => {
    const words = word(`activities.comment.${key}`);
    said.textContent = words;
    said.hidden = false;
    announce(words);
  };
  button.onclick = () => {
    const text = field.value.trim();
    const missing = text ? !agree.checked && agree : field;
    if (missing) {
      say(missing === field ? 'write-first' : 'agree-first');
      missing.focus();
      return;
    }
    said.hidden = true;
    write(text);
    handIn();
    agree.checked = false;
    field.value = '';
    // The notes hear of it as of anything that is written.
    field.dispatchEvent(new Event('input', { bubbles: true }));
    sentBox.focus();
    announce(sentBox.firstElementChild?.textContent ?? '');
  };
  find('comment-copy button').onclick = () => {
    // What the learner has selected may be copied in frames too that may not use the clipboard otherwise.
    field.select();
    say(!field.value.trim() ? 'write-first' : document.execCommand('copy') ? 'copied' : 'not-copied');
  };
  return {
    read: () => sent,
    write,
    setLocked: (locked) => {
      notes.setLocked(locked);
      agree.disabled = button.disabled = locked;
    },
    mark: () => {},
    clear: () => {},
  };
}
