/** Plain text the same on every machine: no Intl, no locale. */

/** Orders two texts by UTF-16 code units, as `Array.sort` does without a comparator; for use where an order must never vary. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One line of text: white space of any kind becomes one blank, none at the ends. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * A text without signs that nobody sees or types, which come along when text is pasted: soft hyphens, blanks of no width, marks of
 * direction. Those that join letters and emoji stay, since they change what is seen.
 */
export function visible(text: string): string {
  return text.replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '');
}

/**
 * A readable id part made from a text: lower case ASCII letters, digits and single hyphens, at most `limit` characters.
 * Empty where the text has none of them.
 */
export function slug(text: string, limit = 40): string {
  const words = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/['\u2019]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return words.slice(0, limit).replace(/-+$/, '');
}
