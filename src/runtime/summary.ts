/** What is still missing for completion, in words and as links; or that the course is complete. Shown after the last page. */

import { idHash } from '../model/hash.js';
import { missingForCompletion } from '../model/progress.js';
import { make, makeLine, makeLink } from './dom.js';
import { type Player, word } from './player.js';

export function describeMissing(player: Player): Node[] {
  const { config, session } = player;
  const state = session.state();
  if (state.completedAt !== undefined) return [makeLine(word(player, 'complete'))];
  const { pageIds, pageCount, assessmentIds, activityIds } = missingForCompletion(config, state);
  // Nothing that the learner could do would complete it: they are told whom to ask instead.
  if (state.success === 'failed' && config.completion.assessment === 'passed') return [makeLine(word(player, 'spent'))];
  const items: Node[] = [];
  for (const { id, title, kind, activities } of config.pages) {
    const add = (key: string, href = `#${id}`): void => {
      items.push(make('li', '', makeLink(word(player, key, { title }), href)));
    };
    if (assessmentIds.includes(id)) add(config.completion.assessment === 'passed' ? 'missing-pass' : 'missing-hand-in');
    // Where some of many pages are enough, only their number is said.
    else if (pageIds.includes(id) && pageIds.length === pageCount) {
      add(kind === 'assessment' ? 'missing-hand-in' : state.viewed.has(idHash(id)) ? 'missing-page' : 'missing-read');
    }
    for (const activity of activities) {
      if (activityIds.includes(activity.id)) add('missing-answer', `#${id}--${activity.id}`);
    }
  }
  if (pageIds.length > pageCount) items.push(make('li', '', word(player, 'missing-pages', { n: pageCount })));
  return [makeLine(word(player, 'missing')), make('ul', '', ...items)];
}
