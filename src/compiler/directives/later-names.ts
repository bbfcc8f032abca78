/** Directives of the course format that this version does not know yet: whoever writes one is told that, and not that it is wrong. */

/** Each with the words that other tools have for it. A name that is built already is never looked up here. */
export const LATER: Readonly<Record<string, readonly string[]>> = {
  comment: [],
};

/** The directive of a later version that a name stands for. */
export function laterName(written: string): string | undefined {
  const name = written.toLowerCase();
  return Object.keys(LATER).find((later) => later === name || LATER[later]?.includes(name));
}
