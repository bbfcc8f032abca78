/** What reading the directives of a page needs to know of the page and its course. */

import type { PageKind } from '../../model/course.js';
import type { Place, Report } from '../../model/diagnostic.js';
import type { PageSource } from '../parse.js';

export interface DirectiveContext {
  readonly report: Report;
  readonly page: {
    readonly id: string;
    readonly kind: PageKind;
    readonly was: readonly string[];
    /** Whether the page's assessment shuffles options. */
    readonly shuffle?: boolean;
  };
  readonly source: PageSource;
  /** Slugs of the course's objectives; undefined where course.yaml does not tell. */
  readonly objectiveIds: readonly string[] | undefined;
  /** Resolves a path relative to the page; reports and returns undefined where there is no such file. */
  file(path: string, place: Place): string | undefined;
}
