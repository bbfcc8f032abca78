/** When pages open: what authors named is looked up, and no page may wait for itself. */

import { defineError } from '../../diagnostics/define.js';
import { didYouMean } from '../../diagnostics/did-you-mean.js';
import type { Unlock } from '../../model/course.js';
import type { Report } from '../../model/diagnostic.js';
import type { PageDraft } from './page-drafts.js';
import type { TreeNode } from './page-tree.js';

const unknownPage = defineError(
  'page-unlock-unknown-page',
  'This page opens after "{id}", but no page has that id, so it would never open.',
  'Write the id of a page. {suggestion}',
);
const noAssessment = defineError(
  'page-unlock-no-assessment',
  'This page opens when "{id}" is passed, but that page is no assessment, so nobody can pass it.',
  'Write `unlock: after:{id}`, or make that page an assessment with `kind: assessment`.',
);
const loop = defineError(
  'page-unlock-loop',
  'This page would never open, since it waits for itself: {path}.',
  'Let one of these pages open without waiting for another, for example with `unlock: free`.',
);

/** When each visited page opens, by its id: as it says, or the nearest section around it, or `fallback`, course.yaml's navigation.unlock. */
export function resolveUnlocks(
  tree: readonly TreeNode[],
  fallback: 'free' | 'in-order',
  report: Report,
): ReadonlyMap<string, Unlock> {
  const all = withSayers(tree);
  const pages = all.filter(({ isVisited }) => isVisited);
  const byId = new Map(pages.map((page) => [page.id, page]));
  const said = new Map<PageDraft, Unlock>();
  for (const { sayer } of all) {
    if (sayer && !said.has(sayer)) said.set(sayer, readUnlock(sayer, byId, report));
  }
  const unlocks = pages.map(({ sayer }): Unlock => (sayer && said.get(sayer)) ?? { when: fallback });
  reportLoops(pages, unlocks, report);
  return new Map(pages.map((page, index) => [page.id, unlocks[index] as Unlock]));
}

/** `sayer`: whose front matter says when it opens. */
type Waiting = TreeNode & { readonly sayer: PageDraft | undefined };

/** All nodes in order. What a section says holds for the pages in it, unless they say otherwise. */
function withSayers(nodes: readonly TreeNode[], around?: PageDraft): Waiting[] {
  return nodes.flatMap((node) => {
    const sayer = node.draft?.front.unlock ? node.draft : around;
    return [{ ...node, sayer }, ...withSayers(node.children, sayer)];
  });
}

function readUnlock({ front }: PageDraft, pages: ReadonlyMap<string, TreeNode>, report: Report): Unlock {
  const written = front.unlock;
  if (!written) return { when: 'free' };
  if (written.when === 'free' || written.when === 'in-order') return { when: written.when };
  const place = front.placeOf('unlock');
  const target = pages.get(written.target);
  if (target && written.when === 'passed' && target.draft?.front.kind !== 'assessment') {
    report(noAssessment, place, { id: target.id });
  }
  if (target) return { when: written.when, pageId: target.id };
  const ids = [...pages.values()]
    .filter(({ draft }) => written.when === 'after' || draft?.front.kind === 'assessment')
    .map(({ id }) => id);
  report(unknownPage, place, { id: written.target.slice(0, 64), suggestion: didYouMean(written.target, ids) });
  return { when: 'free' };
}

/**
 * What each page waits for. Node i is page i; node n + i stands for "all pages up to i", so that pages in order need two
 * edges each instead of one to every page before them.
 */
function waitingFor(pages: readonly Waiting[], unlocks: readonly Unlock[]): number[][] {
  const count = pages.length;
  const indexes = new Map(pages.map(({ id }, index) => [id, index]));
  const ofPages = unlocks.map((unlock, index) => {
    if (unlock.when === 'in-order') return index > 0 ? [count + index - 1] : [];
    const target = unlock.when === 'free' ? undefined : indexes.get(unlock.pageId);
    return target === undefined ? [] : [target];
  });
  return [...ofPages, ...pages.map((_, index) => (index > 0 ? [index, count + index - 1] : [index]))];
}

/** Depth-first without recursion: thousands of pages in order are thousands of steps deep. */
function reportLoops(pages: readonly Waiting[], unlocks: readonly Unlock[], report: Report): void {
  const edges = waitingFor(pages, unlocks);
  const state = new Map<number, 'open' | 'done'>();
  for (const start of pages.keys()) {
    const path: { node: number; next: number }[] = state.has(start) ? [] : [{ node: start, next: 0 }];
    if (path.length > 0) state.set(start, 'open');
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = edges[top.node]?.[top.next++];
      if (next === undefined) {
        state.set(top.node, 'done');
        path.pop();
      } else if (!state.has(next)) {
        state.set(next, 'open');
        path.push({ node: next, next: 0 });
      } else if (state.get(next) === 'open') {
        const nodes = path.map(({ node }) => node);
        reportLoop(nodes.slice(nodes.indexOf(next)), { pages, unlocks, report });
      }
    }
  }
}

function reportLoop(
  nodes: readonly number[],
  { pages, unlocks, report }: { pages: readonly Waiting[]; unlocks: readonly Unlock[]; report: Report },
): void {
  const inLoop = nodes.filter((node) => node < pages.length);
  // Waiting for the pages before it never closes a circle: one page of it waits for a named one.
  const at = Math.max(
    inLoop.findIndex((node) => unlocks[node]?.when === 'after' || unlocks[node]?.when === 'passed'),
    0,
  );
  const turned = [...inLoop.slice(at), ...inLoop.slice(0, at)].map((node) => pages[node] as Waiting);
  const first = turned[0];
  if (!first) return;
  const ids = [...turned, first].map(({ id }) => id);
  const path = ids.length > 12 ? [...ids.slice(0, 6), '…', ...ids.slice(-5)] : ids;
  const place = first.sayer?.front.placeOf('unlock') ?? first.idPlace;
  report(loop, place, { path: path.join(' → ') });
}
