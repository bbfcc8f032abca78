/** What an element in another language says about itself. */

import type { Properties } from 'hast';
import { directionOf } from '../../model/text-direction.js';
import type { PageRendering } from './page-rendering.js';

/** `lang`, and `dir` where the language or the course is written from right to left. */
export function languageProperties(page: PageRendering, lang: string | undefined): Properties | undefined {
  if (lang === undefined) return undefined;
  const dir = directionOf(lang);
  return dir === 'rtl' || directionOf(page.course.language) === 'rtl' ? { lang, dir } : { lang };
}
