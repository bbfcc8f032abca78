/** How to report an issue with the course: a link for each of the NHS Learning Hub's five reasons. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Course } from '../../model/course.js';
import type { Word } from '../word-date.js';
import { outside } from './facts.js';

const REASONS = ['copyright', 'personal-data', 'inaccuracy', 'typing', 'safety'];

/** Nothing where course.yaml has no `reportIssue`. By mail each reason is a link with its subject; a page has its own form. */
export function renderReport(course: Course, word: Word): ElementContent[] {
  const { reportIssue, title, version } = course;
  if (reportIssue === undefined) return [];
  const reasons = REASONS.map((reason) => word(`blocks.about.reason-${reason}`));
  if (!reportIssue.startsWith('mailto:')) {
    return [
      h('p', [outside(reportIssue, word('blocks.about.report'), word)]),
      h('p', word('blocks.about.report-reasons')),
      h(
        'ul',
        reasons.map((reason) => h('li', reason)),
      ),
    ];
  }
  const mail = (reason: string): string =>
    withSubject(reportIssue, word('blocks.about.report-subject', { reason, title, version }));
  return [
    h('p', word('blocks.about.report-by-mail')),
    h(
      'ul',
      reasons.map((reason) => h('li', h('a', { href: mail(reason) }, reason))),
    ),
  ];
}

/** RFC 6068, 2: a header may stand in the address once. A subject of the author's own comes first in it. */
function withSubject(address: string, ours: string): string {
  const [to = '', query = ''] = address.split(/\?(.*)/s);
  const headers = query.split('&').filter((header) => header !== '');
  const isSubject = (header: string): boolean => /^subject=/i.test(header);
  const theirs = headers.find(isSubject)?.slice('subject='.length) ?? '';
  const subject = [...(theirs === '' ? [] : [theirs]), encodeURIComponent(ours)].join('%20');
  return `${to}?${[...headers.filter((header) => !isSubject(header)), `subject=${subject}`].join('&')}`;
}
