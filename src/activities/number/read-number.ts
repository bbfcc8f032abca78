/** Reads a number as people type it: with a point or a comma, with its unit or without, and never by guessing. */

import { squeeze } from '../../model/text.js';

const SIX_PLACES = 6;

/**
 * The number, rounded to six places; undefined where it is none. `1,000` is a thousand to some and one to others, so it is none;
 * `1.000` is one, since the point is the decimal sign of English.
 */
export function readNumber(typed: string, unit = ''): number | undefined {
  const number = /^[-+]?(?:\d{1,15}(?:[.,]\d{0,15})?|[.,]\d{1,15})$/.exec(bareOf(typed, unit))?.[0];
  if (number === undefined || /^[-+]?[1-9]\d{0,2},\d{3}$/.test(number)) return undefined;
  // Never "-0".
  return Number(Number(number.replace(',', '.')).toFixed(SIX_PLACES)) + 0;
}

/** Whether it would be a number but for what stands between its digits. */
export function hasSeparators(typed: string, unit = ''): boolean {
  return /^[-+]?\d[\d.,'\u2019 ]*$/.test(bareOf(typed, unit));
}

function bareOf(typed: string, unit: string): string {
  const text = squeeze(typed).replace(/[\u2010-\u2015\u2212]/g, '-');
  const hasUnit = unit && text.toLowerCase().endsWith(unit.toLowerCase());
  return hasUnit ? text.slice(0, -unit.length).trim() : text;
}
