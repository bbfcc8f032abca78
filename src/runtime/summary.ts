/** What is still missing for completion, in words and as links; or that the course is complete. Shown after the last page. */

import { idHash } from '../model/hash.js';
import { isComplete, missingForCompletion } from '../model/progress.js';
import type { PageConfig } from '../model/runtime-config.js';
import { make } from './dom.js';
import { type Player, pageById, word } from './player.js';

/** Pages that are named where any of many would do. */
const EXAMPLES = 5;

export function describeMissing(player: Player): Node[] {
  const { config, session } = player;
  const state = session.state();
  if (isComplete(config, state)) return [make('p', '', word(player, 'complete'))];
  const missing = missingForCompletion(config, state);
  const assessments = missing.assessmentIds.map((id) =>
    pageLink(player, id, assessmentKey(config.completion.assessment)),
  );
  const activities = missing.activityIds.map((id) => activityLink(player, id));
  return [
    make('p', '', word(player, 'missing')),
    make('ul', '', ...missingPages(player), ...assessments, ...activities),
  ];
}

function assessmentKey(rule: 'passed' | 'attempted' | 'none'): string {
  return rule === 'passed' ? 'missing-pass' : 'missing-hand-in';
}

/** Each page that must be done; where some of many are enough, their number and the first of them. */
function missingPages(player: Player): Node[] {
  const { pageIds, pageCount, assessmentIds } = missingForCompletion(player.config, player.session.state());
  const key = (page: PageConfig): string => {
    if (page.kind === 'assessment') return 'missing-hand-in';
    return player.session.state().viewed.has(idHash(page.id)) ? 'missing-page' : 'missing-read';
  };
  const named = pageIds.filter((id) => !assessmentIds.includes(id));
  const links = named
    .map((id) => pageById(player, id))
    .map((page) => (page ? pageLink(player, page.id, key(page)) : ''));
  if (pageIds.length === pageCount) return links.filter((link) => link !== '');
  const few = make('ul', '', ...links.slice(0, EXAMPLES));
  return [make('li', '', word(player, 'missing-pages', { n: pageCount }), few)];
}

function pageLink(player: Player, id: string, key: string): HTMLElement {
  const link = make('a', '', word(player, key, { title: pageById(player, id)?.title ?? id }));
  link.href = `#${id}`;
  return make('li', '', link);
}

function activityLink(player: Player, activityId: string): HTMLElement {
  const page = player.config.pages.find(({ activities }) => activities.some(({ id }) => id === activityId));
  const link = make('a', '', word(player, 'missing-answer', { title: page?.title ?? activityId }));
  link.href = `#${page?.id ?? ''}--${activityId}`;
  return make('li', '', link);
}
