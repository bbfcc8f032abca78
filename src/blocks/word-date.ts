/** Dates of authors in words, by message files: no Intl, whose words differ from machine to machine. */

import type { RenderContext } from '../model/slice.js';

export type Word = RenderContext['word'];

/** `2024`, `2024-10` or `2024-10-10` in words; anything else as it stands. */
export function wordDate(date: string, word: Word): string {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? [];
  const name = Number(month) >= 1 && Number(month) <= 12 ? word(`blocks.month-${Number(month)}`) : undefined;
  if (name === undefined) return date;
  return day === undefined
    ? word('blocks.month-date', { month: name, year })
    : word('blocks.day-date', { day: Number(day), month: name, year });
}
