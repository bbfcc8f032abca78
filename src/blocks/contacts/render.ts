/** Contacts as markup: each with its name first, and numbers that a phone can dial. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Nodes } from 'mdast';
import { type Contact, isPlaceholder } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import { wordDate } from '../word-date.js';

export function renderContacts(_data: null, _children: readonly Nodes[], context: RenderContext): ElementContent[] {
  const { contacts = [] } = context.course;
  return [
    h(
      'ul',
      { class: 'cw-contacts', role: 'list' },
      contacts.map((contact) => h('li', renderContact(contact, context))),
    ),
  ];
}

function renderContact(contact: Contact, context: RenderContext): ElementContent[] {
  const { name, for: reason, phone, url } = contact;
  const { word } = context;
  // What nobody has filled in cannot have been checked.
  const reviewed = isPlaceholder(contact) ? undefined : contact.reviewed;
  const line = (...content: (string | ElementContent)[]): ElementContent => h('p', content);
  return [
    line(h('strong', name)),
    ...(reason === undefined ? [] : [line(reason)]),
    ...(phone === undefined ? [] : [renderPhone(phone, context)]),
    ...(url === undefined ? [] : [line(renderAddress(url, context))]),
    ...(reviewed === undefined
      ? []
      : [
          h(
            'p',
            { class: 'cw-contact-reviewed' },
            word('blocks.contacts.reviewed', { date: wordDate(reviewed, word) }),
          ),
        ]),
  ];
}

/** RFC 3966: digits, and a plus before them. What is more than a number, such as `Text SHOUT to 85258`, is text. */
function renderPhone(phone: string, { word }: RenderContext): ElementContent {
  if (!/^\+?[\d\s().-]{3,}$/.test(phone)) return h('p', phone);
  return h('p', [word('blocks.contacts.phone'), ' ', h('a', { href: `tel:${phone.replace(/[^\d+]/g, '')}` }, phone)]);
}

/** As it is read out: without `https://` and `mailto:`. */
function renderAddress(url: string, { word }: RenderContext): ElementContent {
  const shown = url
    .replace(/^(https?:\/\/(www\.)?|mailto:)/i, '')
    .replace(/[/?].*$|\/$/, (rest) => (rest === '/' ? '' : rest));
  if (/^mailto:/i.test(url)) return h('a', { href: url }, shown);
  const hint = h('span', { class: 'cw-hidden' }, `\u00a0${word('theme.opens-in-new-tab')}`);
  return h('a', { href: url, target: '_blank', rel: ['noopener', 'noreferrer'] }, [shown, hint]);
}
