/** What an evaluation says before it asks: why, and who sees the answers. */

import type { Element } from 'hast';
import { asksForOwnWords } from '../check-own-words.js';
import { element, type PageRendering, text } from './page-rendering.js';

/** True of every standard, since the document is the same for all: where there is no host, nobody is told. */
export function renderEvaluationNotice({ course, page, word, domId }: PageRendering): Element {
  const titleId = domId('cw-notice');
  const line = (key: string): Element => element('p', {}, [text(word(`theme.evaluation-${key}`))]);
  const hasComments = asksForOwnWords(page.activities.map(({ type }) => type));
  const asked = ['why', 'marks', course.tracking.interactions ? 'sent' : 'kept', hasComments && 'comments', 'alone'];
  return element('section', { className: ['cw-evaluation'], ariaLabelledBy: [titleId] }, [
    element('h2', { id: titleId }, [text(word('theme.evaluation-title'))]),
    ...asked.flatMap((key) => (key ? line(key) : [])),
  ]);
}
