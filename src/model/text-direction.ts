/** Which way a language is written, by its tag (BCP 47). */

/** Scripts from right to left (ISO 15924), and the languages that are usually written in one. */
const SCRIPTS: ReadonlySet<string> = new Set(['adlm', 'arab', 'hebr', 'mand', 'nkoo', 'rohg', 'samr', 'syrc', 'thaa']);
const LANGUAGES: ReadonlySet<string> = new Set([
  ...['ar', 'arc', 'arz', 'azb', 'bal', 'ckb', 'dv', 'fa', 'glk', 'he', 'iw', 'ji', 'ks', 'lrc', 'mzn', 'nqo', 'pnb'],
  ...['prs', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'],
]);

/** `rtl` or `ltr`; a script in the tag (`az-Arab`, `ks-Deva`) goes before what the language is usually written in. */
export function directionOf(language: string): 'rtl' | 'ltr' {
  const [name = '', ...rest] = language.toLowerCase().split('-');
  // BCP 47 2.1: the script has four letters and stands before the region, variants and extensions.
  const script = rest.slice(0, 2).find((part) => /^[a-z]{4}$/.test(part));
  return (script === undefined ? LANGUAGES.has(name) : SCRIPTS.has(script)) ? 'rtl' : 'ltr';
}
