/** Brings blocks with scripts to life; one that cannot be takes nothing else down. */

import type { CoreContext } from '../model/page-api.js';
import type { PagePieces } from '../model/runtime-api.js';
import { attempt } from './guard.js';

export function mountBlocks(elements: readonly HTMLElement[], core: CoreContext, { blocks }: PagePieces): void {
  for (const element of elements) {
    attempt(() => blocks.get(element.getAttribute('data-block') ?? '')?.mount(element, core));
  }
}
