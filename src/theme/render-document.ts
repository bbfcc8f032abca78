/** Site → the one HTML document that a package shows. */

import { defineError, WorldError } from '../diagnostics/define.js';
import { hasSearch, type Page } from '../model/course.js';
import { canBePrintedWhole, type Site } from '../model/site.js';
import { directionOf } from '../model/text-direction.js';
import type { Theme } from './load-theme.js';
import { TemplateError } from './template-problem.js';

const layoutFailed = defineError(
  'theme-layout-failed',
  'The template {file} could not be filled, line {line}: {problem}.',
  'Compare the templates given by --theme-dir with the built-in ones: a field or partial is used that is not there.',
);

/** Addresses of what the document loads, relative to it. */
export interface DocumentFiles {
  readonly script: string;
  readonly style: string;
  readonly icon: string;
}

/** An entry of the contents; a section without an opening has no id, since there is nothing to go to. */
interface ContentsEntry {
  readonly id: string;
  readonly title: string;
  readonly children: readonly ContentsEntry[];
}

/** The document's text. Throws WorldError where the theme's templates fail. */
export function renderDocument(site: Site, theme: Theme, files: DocumentFiles): string {
  const { course, config } = site;
  try {
    return theme.layout({
      language: course.language,
      isRightToLeft: directionOf(course.language) === 'rtl',
      title: course.title,
      description: course.description ?? '',
      exitButton: course.navigation.exitButton,
      search: hasSearch(course),
      print: canBePrintedWhole(site),
      contents: course.pages.map(toEntry),
      pages: site.pages,
      // "<" never stands in it, so no text of a course can end the script element that holds it.
      config: JSON.stringify(config).replace(/</g, '\\u003c'),
      ...files,
    });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { file, line, message } = error;
    throw new WorldError(layoutFailed, { file, line: line ?? 1, problem: message });
  }
}

function toEntry(page: Page): ContentsEntry {
  const { id, title, content, children } = page;
  return { id: content ? id : '', title, children: children.map(toEntry) };
}
