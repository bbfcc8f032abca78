/** What an evaluation says before it asks: why, and who sees the answers. */

import type { Element } from 'hast';
import { element, type PageRendering, text } from './page-rendering.js';

/** True of every standard, since the document is the same for all: where there is no host, nobody is told. */
export function renderEvaluationNotice({ course, word, domId }: PageRendering): Element {
  const titleId = domId('cw-notice');
  const line = (key: string): Element => element('p', {}, [text(word(`theme.evaluation-${key}`))]);
  const asked = ['why', 'marks', course.tracking.interactions ? 'sent' : 'kept', 'alone'];
  return element('section', { className: ['cw-evaluation'], ariaLabelledBy: [titleId] }, [
    element('h2', { id: titleId }, [text(word('theme.evaluation-title'))]),
    ...asked.map(line),
  ]);
}
