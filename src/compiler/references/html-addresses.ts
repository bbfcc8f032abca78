/** Finds the addresses in raw HTML, so that files which only HTML refers to are checked and packaged as well. */

export interface HtmlAddress {
  /** As a browser reads it: character references are resolved. */
  readonly address: string;
  /** Where it begins in the HTML. */
  readonly offset: number;
}

const NAMES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  colon: ':',
  Tab: '\t',
  NewLine: '\n',
};

/** The values of src, href and poster in every tag that begins in `html`, one look at each character. */
export function addressesInHtml(html: string): HtmlAddress[] {
  const found: HtmlAddress[] = [];
  const tag = /<!--[\s\S]*?(?:-->|$)|<[A-Za-z](?:[^"'>]|"[^"]*(?:"|$)|'[^']*(?:'|$))*/g;
  for (const match of html.matchAll(tag)) {
    if (match[0].startsWith('<!--')) continue;
    const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s"'>]+)))?/g;
    for (const part of match[0].matchAll(attribute)) {
      const [written, name = '', inDouble, inSingle, bare] = part;
      const value = inDouble ?? inSingle ?? bare;
      if (value === undefined || !/^(?:src|href|poster)$/i.test(name)) continue;
      const closing = bare === undefined && /["']$/.test(written) ? 1 : 0;
      const offset = match.index + part.index + written.length - value.length - closing;
      found.push({ address: decodeCharacters(value), offset });
    }
  }
  return found;
}

function decodeCharacters(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]+));?/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMES[name as string] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
