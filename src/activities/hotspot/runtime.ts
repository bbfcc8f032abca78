/** A hotspot in the browser: the options, and the areas of the picture that show how they stand and can be pressed. */

import type { ActivityContext, ActivityPiece, MountedActivity } from '../../model/runtime-api.js';
import { mountOptions } from '../options-runtime.js';
import type { HotspotConfig, HotspotResponse } from './model.js';
import { hotspotTracking } from './tracking.js';

export const piece: ActivityPiece<HotspotConfig, HotspotResponse> = {
  name: 'hotspot',
  tracking: hotspotTracking,
  mount: mountHotspot,
};

function mountHotspot(
  root: HTMLElement,
  data: HotspotConfig,
  context: ActivityContext,
): MountedActivity<HotspotResponse> {
  const mounted = mountOptions(root, data, context);
  const draw = (): void => drawAreas(root);
  /** What the options do, and then the areas show it. */
  const drawn =
    <Values extends unknown[]>(action: (...values: Values) => void) =>
    (...values: Values): void => {
      action(...values);
      draw();
    };
  for (const area of areasOf(root)) area.addEventListener('click', () => inputOf(root, area).click());
  for (const event of ['change', 'focusin', 'focusout']) root.addEventListener(event, draw);
  Array.from(root.querySelectorAll('.cw-option')).forEach((row, at) => {
    const index = row.querySelector('input')?.value;
    const number = root.querySelector(`[data-area="${index}"] .cw-area-number`);
    for (const place of [row.querySelector('.cw-spot-number'), number]) if (place) place.textContent = String(at + 1);
  });
  return {
    ...mounted,
    write: drawn(mounted.write),
    setLocked: drawn(mounted.setLocked),
    mark: drawn(mounted.mark),
    clear: drawn(mounted.clear),
  };
}

function areasOf(root: HTMLElement): Element[] {
  return Array.from(root.querySelectorAll('[data-area]'));
}

function inputOf(root: HTMLElement, area: Element): HTMLInputElement {
  return root.querySelector(`input[value="${area.getAttribute('data-area')}"]`) as HTMLInputElement;
}

function drawAreas(root: HTMLElement): void {
  for (const area of areasOf(root)) {
    const input = inputOf(root, area);
    area.toggleAttribute('data-chosen', input.checked);
    area.toggleAttribute('data-focus', input === document.activeElement);
    area.toggleAttribute('data-open', !input.disabled);
    area.setAttribute('data-mark', input.closest('.cw-option')?.getAttribute('data-mark') ?? '');
  }
}
