/** Finds in a theme's style sheet what a package could not show: it holds no files of a theme, and fetches from nowhere else. */

import { defineError } from '../diagnostics/define.js';
import type { Report } from '../model/diagnostic.js';
import type { ThemeFile } from './read-theme-folder.js';

const fetches = defineError(
  'theme-style-fetches',
  'The style sheet {file} fetches "{address}", line {line}, but a package never fetches anything from elsewhere.',
  'Leave it out: use fonts that are on the learner’s device, and put all rules into files of the folder css/.',
);
const fileMissing = defineError(
  'theme-style-file-missing',
  'The style sheet {file} uses the file "{address}", line {line}, which no package holds.',
  'Leave it out: of a theme’s files only templates, style sheets and icon.svg go into a package.',
);

/** A comment; a function that takes an address; an import; any other string, so that nothing in one is taken for the rest. */
const STRING = String.raw`"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'`;
const PIECES = new RegExp(
  String.raw`\/\*[\s\S]*?\*\/|(?:url|src|image-set)\(\s*(${STRING}|[^)\s]*)|(@import)\b\s*(?:url\(\s*)?(${STRING}|[^;)\s]*)|${STRING}`,
  'gi',
);

/** Reports each address in a style sheet that is neither part of the document (`#mark`) nor written out (`data:`). */
export function checkStyle({ shown, text }: ThemeFile, report: Report): void {
  for (const match of text.matchAll(PIECES)) {
    const [, used, isImport, imported] = match;
    const address = (used ?? imported)?.replace(/^(["'])([\s\S]*)\1$/, '$2').trim();
    if (address === undefined || (!isImport && /^(#|data:)/i.test(address))) continue;
    const elsewhere = isImport !== undefined || /^([a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(address);
    const line = text.slice(0, match.index).split('\n').length;
    report(elsewhere ? fetches : fileMissing, undefined, { file: shown, address, line });
  }
}
