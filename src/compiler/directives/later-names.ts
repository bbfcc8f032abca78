/** Directives of the course format that this version does not know yet: whoever writes one is told that, and not that it is wrong. */

/** Each with the words that other tools have for it. A name that is built already is never looked up here. */
export const LATER: Readonly<Record<string, readonly string[]>> = {
  match: ['matching', 'pairs'],
  categorise: ['categorize', 'sorting', 'sort', 'drag-and-drop'],
  sequence: ['ordering', 'order'],
  blanks: ['cloze', 'fill-in', 'gaps'],
  number: ['numeric'],
  poll: [],
  comment: [],
  tabs: [],
  cards: ['flashcards'],
  columns: ['grid'],
  reveal: ['continue'],
  resources: [],
  contacts: [],
  'content-note': ['content-warning', 'trigger-warning'],
  case: ['vignette'],
  block: [],
  glossary: [],
};

/** What stands within some of them. */
const LATER_PARTS: readonly string[] = ['tab', 'card', 'column'];

/** Names that inline directives will have; until then they are text. */
export const LATER_INLINE_NAMES: readonly string[] = ['blank', 'number'];

/** The directive of a later version that a name stands for. */
export function laterName(written: string): string | undefined {
  const name = written.toLowerCase();
  if (LATER_PARTS.includes(name)) return name;
  return Object.keys(LATER).find((later) => later === name || LATER[later]?.includes(name));
}
