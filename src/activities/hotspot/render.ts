/** A hotspot as markup: the picture with its areas drawn over it, and the options, by which they are chosen without a mouse. */

import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';
import type { Activity } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import { renderPrompt } from '../markup.js';
import { renderOptions } from '../options-markup.js';
import type { HotspotData, Spot } from './parse.js';

/** Areas and options have the same numbers, which the script gives anew where it has moved the options. */
export function renderHotspot(
  activity: Activity,
  { prompt, picture, spots, config }: HotspotData,
  context: RenderContext,
): ElementContent[] {
  const [drawn] = context.toHast([picture]);
  const content = drawn?.type === 'element' ? drawn.children : [];
  const isCaption = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'figcaption';
  const caption = content.filter(isCaption).flatMap((node) => (node.type === 'element' ? node.children : []));
  const indexOf = ({ item }: Spot): number => config.options.findIndex(({ text }) => text === item.text);
  const areas = s(
    'svg',
    { class: 'cw-areas', ariaHidden: 'true', focusable: 'false' },
    spots.map((spot, at) => renderArea(spot, indexOf(spot), at + 1)),
  );
  const instruction = context.word(`activities.hotspot.${config.many ? 'many' : 'one'}`);
  const numbers = new Map(spots.map(({ item }, at) => [item, at + 1]));
  return [
    renderPrompt(activity, prompt, context),
    h('div', { class: 'cw-picture' }, [...content.filter((node) => !isCaption(node)), areas]),
    ...(caption.length > 0 ? [h('p', { class: 'cw-caption' }, caption)] : []),
    ...renderOptions(
      activity,
      {
        items: spots.map(({ item }) => item),
        config,
        instruction,
        before: (item) => [h('span', { class: 'cw-spot-number' }, String(numbers.get(item)))],
      },
      context,
    ),
  ];
}

/** Width of a sign in pixels. They keep their size, whatever the picture's. */
const SIGN = 28;

/** Attributes and no styles, which hosts forbid. The signs stand within the picture: on the left of an area, or on the right. */
function renderArea({ area }: Spot, index: number, number: number): Element {
  const { x, y, width, height } = area;
  const place = { x: `${x}%`, y: `${y}%`, width: `${width}%`, height: `${height}%` };
  const whole = { width: '100%', height: '100%' };
  const isRight = x > 50;
  const signs = [
    renderSign(isRight ? -SIGN : 0, numberSign(number)),
    renderSign(isRight ? -2 * SIGN : SIGN, stateSigns()),
  ];
  return s('svg', { class: 'cw-area', dataArea: index, ...place, overflow: 'visible' }, [
    s('rect', { class: 'cw-area-halo', ...whole }),
    s('rect', { class: 'cw-area-line', ...whole }),
    s('svg', { x: isRight ? '100%' : 0, overflow: 'visible' }, signs),
  ]);
}

function renderSign(x: number, [name, ...shapes]: readonly [string, ...Element[]]): Element {
  const badge = s('rect', { class: 'cw-area-badge', width: SIGN, height: 24 });
  return s('g', { class: name, transform: `translate(${x})` }, [badge, ...shapes]);
}

function numberSign(number: number): [string, Element] {
  return ['cw-area-count', s('text', { class: 'cw-area-number', x: 14, y: 18, textAnchor: 'middle' }, String(number))];
}

/** The style shows the one that holds. */
function stateSigns(): [string, ...Element[]] {
  return [
    'cw-area-sign',
    s('circle', { class: 'cw-area-chosen', cx: 14, cy: 12, r: 6 }),
    s('path', { class: 'cw-area-right', d: 'M7 12l5 5 9-11' }),
    s('path', { class: 'cw-area-wrong', d: 'M8 6l12 12m0-12l-12 12' }),
  ];
}
