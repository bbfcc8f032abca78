/** A page's directives → blocks and activities, and everything on it that links may lead to. */

import type { Heading, Root } from 'mdast';
import { defineError, defineWarning } from '../../diagnostics/define.js';
import type { Activity, PageCase } from '../../model/course.js';
import type { Report } from '../../model/diagnostic.js';
import { ID_PATTERN, mendId } from '../course-file/text-checks.js';
import { malformedId } from '../directives/check-attributes.js';
import { clip } from '../directives/read-attributes.js';
import type { ReadDirectives } from '../directives.js';
import type { PageReferences } from '../references/collect-references.js';
import type { References } from '../references.js';
import { anchorHeadings } from './anchors.js';
import { collectCases } from './cases.js';
import { checkEvaluationPage } from './check-evaluation.js';
import { checkPool } from './check-pool.js';
import type { PageDraft } from './page-drafts.js';
import type { TreeNode } from './page-tree.js';
import { possibleActivityIds } from './possible-ids.js';

export const silentImage = defineWarning(
  'image-without-alternative',
  'This picture has no alternative text, so people who cannot see it are told nothing of it.',
  'Describe in the square brackets what it shows. If it only decorates, say so with `<img src="…" alt="">`.',
);
const nothingToAssess = defineError(
  'page-assessment-no-questions',
  'This page is an assessment but has no question with a right answer, so nobody could pass it.',
  'Add a question that earns points, such as `:::choice`, or remove `kind: assessment`.',
);

const nothingToEvaluate = defineError(
  'page-evaluation-no-questions',
  'This page is an evaluation but asks nothing.',
  'Add a `:::rating`, or remove `kind: evaluation`.',
);
const caseWithoutQuestion = defineWarning(
  'case-without-question',
  'No question stands in this case, so it keeps nothing together.',
  'Move its questions between its fences, or write a `:::callout` if it is only a text.',
);

/** What a page holds once its directives are read. */
export interface ReadPage {
  readonly content: Root;
  readonly titleContent?: Heading['children'];
  readonly activities: readonly Activity[];
  readonly cases: readonly PageCase[];
  /** Ids of activities, cases and headings, and of activities with mistakes; undefined where errors keep them from being known. */
  readonly anchors: ReadonlySet<string> | undefined;
  /** Whether all of its activities could be read. */
  readonly isWhole: boolean;
}

export interface ReadPageContext {
  readonly readDirectives: ReadDirectives;
  readonly references: References;
  /** Undefined where course.yaml does not tell. */
  readonly objectiveIds: readonly string[] | undefined;
  readonly report: Report;
}

/** Reads the directives of a page; undefined where it broke a limit. */
export function readPage(node: TreeNode, draft: PageDraft, context: ReadPageContext): ReadPage | undefined {
  const { parsed, content, titleHeading, front, found, held, path } = draft;
  if (!parsed) return undefined;
  let filesMissing = false;
  const before = held.errors();
  const { content: read, activities } = context.readDirectives(
    { ...parsed, tree: { ...content, children: [...(titleHeading ? [titleHeading] : []), ...content.children] } },
    {
      report: held.report,
      page: { id: node.id, kind: front.kind, was: front.was, shuffle: front.assessment?.shuffle ?? false },
      source: parsed.source,
      objectiveIds: context.objectiveIds,
      file: (address, place) => {
        const file = context.references.file(address, path, place);
        filesMissing ||= file === undefined;
        return file;
      },
    },
  );
  for (const place of found.silentImages) held.report(silentImage, place);
  const isWhole = draft.brokenParts + held.errors() - before === 0 && !filesMissing;
  const cases = casesOf(read, draft);
  checkKind(draft, { content: read, activities, cases, isWhole });
  const anchors = anchorHeadings(
    draft.headings,
    [...activities, ...cases].flatMap(({ id }) => id ?? []),
  );
  const first = titleHeading && read.children[0];
  return {
    content: first ? { ...read, children: read.children.slice(1) } : read,
    ...(first?.type === 'heading' ? { titleContent: first.children } : {}),
    activities,
    cases,
    anchors: isWhole ? anchors : withPossible(anchors, draft),
    isWhole,
  };
}

/** A case whose id is none goes on without. */
function casesOf(content: Root, { path, held }: PageDraft): PageCase[] {
  return collectCases(content.children, path).map((each) => {
    const { id, ...unnamed } = each;
    if (id === undefined || ID_PATTERN.test(id)) return each;
    held.report(malformedId, each.source, { value: clip(id), example: mendId(id) ?? 'first-case' });
    return unnamed;
  });
}

/** What the page's kind asks of what stands on it. */
function checkKind(
  { path, parsed, front, held }: PageDraft,
  { content, activities, cases, isWhole }: Pick<ReadPage, 'content' | 'activities' | 'cases' | 'isWhole'>,
): void {
  const { kind, assessment: settings, objectiveIds } = front;
  // What is broken may have been a question.
  const isKnown = isWhole || !/^[\s>*+-]*:{2}/m.test(parsed?.source.text ?? '');
  if (kind === 'assessment' && isKnown && !activities.some(({ points }) => points > 0)) {
    held.report(nothingToAssess, front.placeOf('kind'));
  }
  if (kind === 'evaluation') {
    if (isKnown && activities.length === 0) held.report(nothingToEvaluate, front.placeOf('kind'));
    checkEvaluationPage(activities, held.report);
  }
  if (!isWhole) return;
  for (const { activityIds, source } of cases) {
    if (activityIds.length === 0) held.report(caseWithoutQuestion, source);
  }
  if (!settings) return;
  const place = front.placeOf(`assessment.${settings.draw === undefined ? 'drawPerObjective' : 'draw'}`);
  checkPool({ content, file: path, activities, cases, settings, objectiveIds, place }, held.report);
}

function withPossible(anchors: ReadonlySet<string>, draft: PageDraft): ReadonlySet<string> | undefined {
  const possible = possibleActivityIds([draft]);
  return possible && new Set([...anchors, ...possible]);
}

/** Resolves every reference of a page: the targets stand on the nodes that the directives' trees share. */
export function resolveReferences(
  { path, found }: { readonly path: string; readonly found: Pick<PageReferences, 'references'> },
  references: References,
): void {
  for (const reference of found.references) {
    const target = references.target(reference, path);
    if (!target) continue;
    if (reference.use === 'html') {
      reference.data.targets = { ...reference.data.targets, [reference.address]: target };
    } else {
      reference.data.target = target;
    }
  }
}
