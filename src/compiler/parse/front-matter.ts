/** Splits a page's front matter off, so that it is never read as Markdown. */

import { defineError } from '../../diagnostics/define.js';
import type { Report } from '../../model/diagnostic.js';

export interface FrontMatter {
  readonly text: string;
  /** The line on which `text` begins. */
  readonly line: number;
}

export const frontMatterNotClosed = defineError(
  'page-front-matter-not-closed',
  'The page begins with `---`, which opens its front matter, but no second line of `---` closes it, so nothing tells its settings from its text.',
  'Put a line `---` after the last setting. If a line across the page was meant, write `***`.',
);

/**
 * The front matter, and the page with blanks in its place: every line and column of what follows stays where the author
 * has it. Undefined where it is not closed, which is reported.
 */
export function splitFrontMatter(
  source: { readonly path: string; readonly text: string },
  report: Report,
): { readonly frontMatter?: FrontMatter; readonly markdown: string } | undefined {
  const { text } = source;
  const opening = /^---[ \t]*(?:\n|$)/.exec(text);
  if (opening === null) return { markdown: text };
  const start = opening[0].length;
  const closing = /^---[ \t]*$/m.exec(text.slice(start));
  if (closing === null) {
    report(frontMatterNotClosed, { file: source.path, line: 1, column: 1 });
    return undefined;
  }
  const end = start + closing.index;
  const after = end + closing[0].length;
  return {
    frontMatter: { text: text.slice(start, end), line: 2 },
    markdown: text.slice(0, after).replace(/[^\n]/g, ' ') + text.slice(after),
  };
}
