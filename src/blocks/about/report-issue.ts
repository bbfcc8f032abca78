/** How to report an issue with the course: a link for each of the NHS Learning Hub's five reasons. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Course } from '../../model/course.js';
import { outside } from './facts.js';
import type { Word } from './word-date.js';

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
  const mail = (reason: string): string => {
    const subject = encodeURIComponent(word('blocks.about.report-subject', { reason, title, version }));
    return `${reportIssue}${reportIssue.includes('?') ? '&' : '?'}subject=${subject}`;
  };
  return [
    h('p', word('blocks.about.report-by-mail')),
    h(
      'ul',
      reasons.map((reason) => h('li', h('a', { href: mail(reason) }, reason))),
    ),
  ];
}
