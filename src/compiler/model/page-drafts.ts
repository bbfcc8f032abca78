/** Every page by itself: parsed, its front matter read, its references found, its title known. */

import type { Heading, Root } from 'mdast';
import { defineError } from '../../diagnostics/define.js';
import type { Place, Report } from '../../model/diagnostic.js';
import { squeeze } from '../../model/text.js';
import { type FrontMatter, readFrontMatter } from '../front-matter.js';
import { isPagePath, type Loaded, type SourceFile } from '../load.js';
import type { PageParser, ParsedPage } from '../parse.js';
import { readAddress } from '../references/address.js';
import { collectReferences, type PageReferences } from '../references/collect-references.js';
import { type HeldReport, holdReport } from './held-report.js';
import { plainText } from './plain-text.js';

const noTitle = defineError(
  'page-title-missing',
  'This page has no title, so neither the contents nor screen readers could name it.',
  'Begin it with a heading `# The title`, or write `title:` in its front matter.',
);
const secondTitle = defineError(
  'page-second-title',
  'This page has a title already, and a heading with one # would be a second one.',
  'Write ## for a heading on the page: `## {text}`. Or make a page of its own of it.',
);

const transcriptIsPage = defineError(
  'transcript-is-page',
  '"{path}" is a page with a recording or film of its own, so it cannot be a transcript.',
  'Write the transcript as a file of its own, and name that.',
);

/** A page before anything is known of the others. */
export interface PageDraft {
  readonly path: string;
  /** Undefined where the page broke a limit. */
  readonly parsed?: ParsedPage;
  /** The page without its title. */
  readonly content: Root;
  /** The heading that is the title, where there is one. */
  readonly titleHeading?: Heading | undefined;
  readonly title: string;
  readonly front: FrontMatter;
  readonly found: PageReferences;
  /** Errors of its Markdown: what they kept from being read may have been anything. */
  readonly brokenParts: number;
  /** The headings that stay on the page. */
  readonly headings: readonly Heading[];
  readonly held: HeldReport;
}

export interface DraftContext {
  readonly parsePage: PageParser;
  /** Undefined where course.yaml could not be read. */
  readonly objectiveIds: readonly string[] | undefined;
  readonly report: Report;
}

/** All pages, without the Markdown that is some directive's transcript. */
export function draftPages(loaded: Loaded, context: DraftContext): PageDraft[] {
  const sources = new Map(loaded.sources.map((source) => [source.path, source]));
  // A page that could not be read, which has been said, is a page still: others may wait for it or link to it.
  const drafts = loaded.files
    .filter(({ path }) => isPagePath(path))
    .map(({ path }) => draftPage(path, sources.get(path), context));
  const transcripts = transcriptsAmong(drafts);
  const pages = drafts.filter(({ path }) => !transcripts.has(path));
  for (const { held } of pages) held.release(context.report);
  return pages;
}

/** A page that names a transcript is none itself, or it would be shown nowhere. */
function transcriptsAmong(drafts: readonly PageDraft[]): ReadonlySet<string> {
  const byPath = new Map(drafts.map((draft) => [draft.path, draft]));
  const transcripts = new Set<string>();
  for (const { path: from, found, held } of drafts) {
    for (const { address, place } of found.transcripts) {
      const named = byPath.get(pathOf(address, from) ?? '');
      if (named && named.found.transcripts.length > 0) held.report(transcriptIsPage, place, { path: named.path });
      else if (named) transcripts.add(named.path);
    }
  }
  return transcripts;
}

function pathOf(written: string, from: string): string | undefined {
  const address = readAddress(written, from);
  return address.kind === 'local' ? address.path : undefined;
}

const EMPTY: Root = { type: 'root', children: [] };
const NOTHING: PageReferences = { references: [], headings: [], silentImages: [], transcripts: [] };

function draftPage(path: string, source: SourceFile | undefined, { parsePage, objectiveIds }: DraftContext): PageDraft {
  const held = holdReport();
  const parsed = source && parsePage(source, held.report);
  const brokenParts = held.errors();
  const front = readFrontMatter(parsed?.frontMatter, { file: path, objectiveIds, report: held.report });
  if (!parsed) return { path, content: EMPTY, title: '', front, found: NOTHING, brokenParts, headings: [], held };
  const found = collectReferences(parsed.tree, path);
  const titleHeading = found.headings.find(({ node, nested }) => node.depth === 1 && !nested);
  const heading = titleHeading && squeeze(plainText(titleHeading.node));
  const isTitle = front.title === undefined || front.title === heading;
  const start: Place = { file: path, line: 1, column: 1 };
  const title = front.title ?? heading ?? '';
  if (title === '' && !front.isDamaged) held.report(noTitle, titleHeading?.place ?? start);
  const remaining = found.headings.filter((other) => !(isTitle && other === titleHeading));
  for (const { node, place } of remaining) {
    if (node.depth === 1) held.report(secondTitle, place, { text: squeeze(plainText(node)).slice(0, 80) });
  }
  const ownHeading = isTitle ? titleHeading?.node : undefined;
  const children = parsed.tree.children.filter((child) => child !== ownHeading);
  return {
    path,
    parsed,
    content: { ...parsed.tree, children },
    titleHeading: ownHeading,
    title,
    front,
    found,
    brokenParts,
    headings: remaining.map(({ node }) => node),
    held,
  };
}
