/** Finds the addresses in raw HTML, so that files which only HTML refers to are checked and packaged as well. */

export interface HtmlAddress {
  /** As a browser reads it: character references are resolved. */
  readonly address: string;
  /** Where it begins in the HTML. */
  readonly offset: number;
  /** Whether a browser fetches it for the page itself, and not only when a learner follows a link. */
  readonly isFetched: boolean;
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

/** What a browser fetches of its own accord; `src` and `poster` may also be files of the course. */
const FETCHED = /^(?:src|poster|srcset|imagesrcset|data|background|xlink:href)$/i;

/**
 * The values of src, href and poster in every tag that begins in `html`, one look at each character; of srcset and the
 * like, which no page keeps, only what leads elsewhere.
 */
export function addressesInHtml(html: string): HtmlAddress[] {
  const found: HtmlAddress[] = [];
  const tag = /<!--[\s\S]*?(?:-->|$)|<[A-Za-z](?:[^"'>]|"[^"]*(?:"|$)|'[^']*(?:'|$))*/g;
  for (const match of html.matchAll(tag)) {
    if (match[0].startsWith('<!--')) continue;
    const isLink = /^<(?:a|area)(?=[\s/>]|$)/i.test(match[0]);
    const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s"'>]+)))?/g;
    for (const part of match[0].matchAll(attribute)) {
      const [written, name = '', inDouble, inSingle, bare] = part;
      const value = inDouble ?? inSingle ?? bare;
      const isFetched = FETCHED.test(name) || (!isLink && /^href$/i.test(name));
      if (value === undefined || !(isFetched || /^href$/i.test(name))) continue;
      const closing = bare === undefined && /["']$/.test(written) ? 1 : 0;
      const offset = match.index + part.index + written.length - value.length - closing;
      if (/^(?:src|href|poster)$/i.test(name)) found.push({ address: decodeCharacters(value), offset, isFetched });
      else for (const address of elsewhereIn(decodeCharacters(value))) found.push({ address, offset, isFetched });
    }
  }
  return found;
}

/** The web addresses in a value such as `a.png 1x, https://example.org/b.png 2x`. */
function elsewhereIn(value: string): string[] {
  return [...value.matchAll(/(?:^|[\s,])(https?:\/\/[^\s,]+)/gi)].map((match) => match[1] ?? '');
}

function decodeCharacters(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]+));?/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMES[name as string] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
