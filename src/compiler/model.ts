/** Stage 3, Loaded → Course: pages read one by one, then everything that they say of each other. */

import { defineError } from '../diagnostics/define.js';
import {
  type Asset,
  activitiesOf,
  type Course,
  type Page,
  type PageCase,
  pagesInOrder,
  type Unlock,
} from '../model/course.js';
import type { Report } from '../model/diagnostic.js';
import { leftOutIds } from '../model/pool.js';
import { profileNames } from '../profiles/table.js';
import { standards } from '../standards/table.js';
import { asksForOwnWords } from './check-own-words.js';
import type { KnownNames } from './course-file/course-fields.js';
import { sharedFilesOf } from './course-file/shared-files.js';
import { type CourseFile, readCourseFile, standInCourseFile } from './course-file.js';
import { type ReadDirectives, readDirectives } from './directives.js';
import { readDocuments } from './documents.js';
import { finishBlocks } from './finish-blocks.js';
import { checkIds, type IdClaim } from './ids.js';
import { COURSE_FILE, type Loaded, type SourceFile } from './load.js';
import { poolPageOf } from './model/cases.js';
import { checkPairs } from './model/check-evaluation.js';
import { completionOf, successOf } from './model/completion.js';
import { draftPages, type PageDraft } from './model/page-drafts.js';
import { buildTree, nodesInOrder, type TreeNode } from './model/page-tree.js';
import { possibleActivityIds } from './model/possible-ids.js';
import { type ReadPage, readPage, resolveReferences } from './model/read-page.js';
import { resolveUnlocks } from './model/unlocks.js';
import { type PageParser, type ParsedPage, parsePage } from './parse.js';
import { collectAssets, includedFiles } from './references/collect-assets.js';
import { createFileIndex } from './references/file-index.js';
import { createReferences, type References } from './references.js';

const noPages = defineError(
  'course-no-pages',
  'This course has no pages, so there is nothing to learn in it.',
  'Create a page beside course.yaml, such as 01-welcome.md. Names that begin with _ or . and folders called media or theme hold no pages.',
);

export interface BuildOptions {
  /** What course.yaml may name; the tool's own tables otherwise. */
  readonly names?: KnownNames;
  /** Names of the themes there are; any name is taken where this is missing. */
  readonly themes?: readonly string[];
  readonly parsePage?: PageParser;
  readonly readDirectives?: ReadDirectives;
  /** Hears of the pages as they were parsed. What follows may add to their trees. */
  readonly onParsed?: (pages: readonly ParsedPage[]) => void;
  /** Takes a text that is read late, for the lines that are shown with diagnostics. */
  readonly keep?: (source: SourceFile) => unknown;
  /** `2026-11-22`: what is older than its time is warned of. Without it nothing is; no byte of a package hangs on it. */
  readonly today?: string | undefined;
}

/**
 * Makes the course of what was loaded. Every mistake is reported; where there are errors the course is what could be read, so
 * that later stages find theirs, and nothing is to be made of it. Undefined where the folder holds other courses and is none.
 */
export function buildCourse(loaded: Loaded, report: Report, options: BuildOptions = {}): Course | undefined {
  if (loaded.files.every(({ path }) => path !== COURSE_FILE) && holdsCourse(loaded)) return undefined;
  const names = namesFor(options);
  const written = courseFileOf(loaded, names, report);
  const courseFile = written ?? standInCourseFile(COURSE_FILE, names);
  const { objectiveIds } = courseFile;
  const drafts = draftPages(loaded, { parsePage: options.parsePage ?? parsePage, objectiveIds, report });
  options.onParsed?.(drafts.flatMap(({ parsed }) => parsed ?? []));
  if (written && drafts.length === 0) report(noPages, { file: COURSE_FILE, line: 1, column: 1 });
  const tree = buildTree(drafts, report);
  const building: Building = { loaded, courseFile, tree, nodes: nodesInOrder(tree), pages: new Map(), report };
  const references = readPages(building, options.readDirectives ?? readDirectives);
  const documents = documentsOf(building, references, options.keep);
  const course = { ...assembleCourse(building, references), ...(documents ? { documents } : {}) };
  return finishBlocks({ ...course, ...sharedFilesOf(loaded, report, options) }, report);
}

function holdsCourse({ files }: Loaded): boolean {
  return files.some(({ path }) => path.endsWith(`/${COURSE_FILE}`));
}

/** What the steps of building share. */
interface Building {
  readonly loaded: Loaded;
  readonly courseFile: CourseFile;
  readonly tree: readonly TreeNode[];
  readonly nodes: readonly TreeNode[];
  /** What each page holds, by its file's path. */
  readonly pages: Map<string, ReadPage>;
  readonly report: Report;
}

function namesFor({ names, themes }: BuildOptions): KnownNames {
  const known = { targets: standards.map(({ name }) => name), profiles: profileNames };
  return themes ? { ...(names ?? known), themes } : (names ?? known);
}

function courseFileOf({ sources }: Loaded, names: KnownNames, report: Report): CourseFile | undefined {
  const source = sources.find(({ path }) => path === COURSE_FILE);
  return source && readCourseFile(source, names, report);
}

/** Reads all pages, then resolves their references: a link may lead to a heading of a later page. */
function readPages({ loaded, courseFile, nodes, pages, report }: Building, read: ReadDirectives): References {
  const byPath = new Map(nodes.map((node) => [node.draft?.path, node]));
  const references = createReferences({
    files: createFileIndex(loaded.files),
    page: (path) => {
      const node = byPath.get(path);
      return node && { pageId: node.id, anchors: () => pages.get(path)?.anchors };
    },
    report,
  });
  const { objectiveIds } = courseFile;
  for (const { draft, ...node } of nodes) {
    const page = draft && readPage(node, draft, { readDirectives: read, references, objectiveIds, report });
    if (page) pages.set(draft.path, page);
  }
  for (const { draft } of nodes) if (draft) resolveReferences(draft, references);
  checkIds(
    nodes.flatMap((node) => claimsOf(node, pages)),
    report,
  );
  return references;
}

/** The texts that blocks show within pages; what these refer to is packaged as well. */
function documentsOf(
  { loaded, nodes, pages, report }: Building,
  references: References,
  keep: BuildOptions['keep'],
): Course['documents'] {
  const paths = new Set(nodes.map(({ source }) => source));
  return readDocuments(
    [...pages.values()].map(({ content }) => content),
    { files: loaded.files, isPage: (path) => paths.has(path), references, ...(keep ? { keep } : {}), report },
  );
}

function claimsOf({ kind, id, idPlace, draft }: TreeNode, pages: ReadonlyMap<string, ReadPage>): IdClaim[] {
  const was = draft?.front.was ?? [];
  const page: IdClaim = { kind, id, place: idPlace, was, wasPlace: draft?.front.placeOf('was') ?? idPlace };
  const activities = (draft && pages.get(draft.path)?.activities) ?? [];
  const cases = (draft && pages.get(draft.path)?.cases) ?? [];
  return [page, ...activities.flatMap(claimsOfActivity), ...cases.flatMap(claimOfCase)];
}

function claimOfCase({ id, source }: PageCase): IdClaim[] {
  return id === undefined ? [] : [{ kind: 'case', id, place: source, was: [], wasPlace: source }];
}

/** Its rows are known to reports by ids of their own. */
function claimsOfActivity({ id, source, was, rows = [] }: ReadPage['activities'][number]): IdClaim[] {
  const claim = { kind: 'activity', place: source, wasPlace: source } as const;
  return [{ ...claim, id, was }, ...rows.map((row) => ({ ...claim, id: row.id, was: [] }))];
}

function assembleCourse(building: Building, references: References): Course {
  const { courseFile, nodes, tree, pages, report } = building;
  const visited = nodes.filter(({ isVisited }) => isVisited);
  const unlocks = resolveUnlocks(tree, courseFile.settings.navigation.unlock, report);
  const toPage = (node: TreeNode): Page => pageOf(node, { unlocks, pages, children: node.children.map(toPage) });
  const coursePages = tree.map(toPage);
  const isWhole = nodes.every(({ draft }) => !draft || pages.get(draft.path)?.isWhole);
  const activities = activitiesOf({ pages: coursePages });
  if (isWhole) checkPairs(activities, report);
  const completing = {
    hasAssessment: visited.some(({ draft }) => draft?.front.kind === 'assessment'),
    activityIds: isWhole
      ? activities.map(({ id }) => id)
      : possibleActivityIds(nodes.flatMap(({ draft }) => draft ?? [])),
    freeIds: new Set(activities.filter(({ type }) => asksForOwnWords([type])).map(({ id }) => id)),
    drawnIds: new Set(pagesInOrder({ pages: coursePages }).flatMap((page) => leftOutIds(poolPageOf(page)))),
    report,
  };
  return {
    ...courseFile.settings,
    completion: completionOf(courseFile, completing),
    success: successOf(courseFile, completing),
    pages: coursePages,
    assets: assetsOf(building, references),
  };
}

interface PageContext {
  readonly unlocks: ReadonlyMap<string, Unlock>;
  readonly pages: ReadonlyMap<string, ReadPage>;
  readonly children: readonly Page[];
}

function pageOf({ id, title, source, draft, isVisited }: TreeNode, { unlocks, pages, children }: PageContext): Page {
  const front: Partial<PageDraft['front']> = draft?.front ?? {};
  const { was = [], kind = 'content', objectiveIds = [], durationMinutes, assessment, completion } = front;
  const { content, titleContent, activities = [], cases = [] } = (draft && pages.get(draft.path)) ?? {};
  return {
    id,
    title,
    was,
    source,
    kind,
    ...(durationMinutes === undefined ? {} : { durationMinutes }),
    objectiveIds,
    unlock: unlocks.get(id) ?? { when: 'free' },
    completion: completion ?? (activities.some(({ required }) => required) ? 'activities' : 'view'),
    ...(assessment ? { assessment } : {}),
    ...(titleContent ? { titleContent } : {}),
    ...(isVisited && content ? { content } : {}),
    activities,
    ...(cases.length > 0 ? { cases } : {}),
    children,
  };
}

function assetsOf({ loaded, courseFile, nodes, report }: Building, references: References): Asset[] {
  const pagePaths = new Set(nodes.map(({ source }) => source));
  // Where packages are written into the course's folder itself, they must not take in their predecessors.
  const isPackage = (path: string): boolean =>
    path.startsWith(`${courseFile.settings.id}-`) && /^[^/]*-\d+\.\d+\.\d+[^/]*\.zip$/.test(path);
  const included = includedFiles(loaded.files, {
    patterns: courseFile.include,
    placeOf: (index) => courseFile.placeOf(`include.${index}`),
    isSource: (path) =>
      isPackage(path) ||
      pagePaths.has(path) ||
      path.startsWith('theme/') ||
      /^(course|glossary|contacts)\.yaml$/.test(path),
    report,
  });
  const entries = new Map([...references.used(), ...included].map((entry) => [entry.path, entry]));
  return collectAssets([...entries.values()], new Set(included.map(({ path }) => path)), report);
}
