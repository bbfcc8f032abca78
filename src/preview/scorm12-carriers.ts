/** What happens to a value on its way into an LMS whose messages are not made for every text. */

import type { Carrier } from './scorm12-behaviour.js';

/** The value as it arrives; undefined where it breaks the message that carries it. */
export function carry(carrier: Carrier, value: string): string | undefined {
  return CARRIERS[carrier](value);
}

const CARRIERS: Readonly<Record<Carrier, (value: string) => string | undefined>> = {
  // e-LfH's AICC shim, there and back: String.replace into a template, lines, sections, split at "=", trim.
  'aicc-ini'(value) {
    const line = 'Value={{VALUE}}\n'.replace('{{VALUE}}', value).split(/\r?\n/)[0] ?? '';
    const text = (line.split('=')[1] ?? '').trim();
    return text.startsWith('[') ? '' : text;
  },
  // Chamilo, lesson_location.
  'url-query': (value) => new URLSearchParams(`value=${value.replace(/#.*$/s, '')}`).get('value') ?? '',
  // ESR.
  'line-message': (value) => (/[\u{B640}-\u{10FFFF}]/u.test(value) ? undefined : (value.split('\n')[0] ?? '')),
};
