/**
 * What of a page can be found: what its learner may read. Of a question that is what it asks, and of an assessment nothing but
 * what stands around its questions. What is hidden is not found until it is shown, but for what opens when it is gone to.
 *
 * Blocks say with `data-find` what is special in their markup: `not` (nothing in it is found), `no-further` (nor is anything
 * after it among its siblings; its script takes that away), `definition` (found though hidden, with the term before it).
 */

import { all } from '../dom.js';
import { HEADING, LISTED, type Place, TERM, TEXT, TITLE } from './find-places.js';

/** A place in the document. */
export interface PlaceOnPage extends Place {
  /** What is gone to. */
  readonly element: HTMLElement;
  /** All of its text; what stands between its parts may be nowhere in the document. */
  readonly texts: readonly Text[];
}

const LEFT_OUT =
  '[hidden]:not([hidden=until-found]),[data-find=not],[role=tablist],noscript,.cw-hidden,.cw-button,.cw-notice,.cw-note-back,' +
  '.cw-assessment-questions,.cw-assessment-result';
/** Elements of which each is a place of its own. */
const BLOCKS = 'h1,h2,h3,h4,h5,h6,p,li,dt,tr,pre,summary,figcaption,div,blockquote';

interface Block {
  readonly element: HTMLElement;
  readonly texts: Text[];
  readonly isTerm?: boolean;
}

function collect(root: Element, block: Block, blocks: Block[]): void {
  for (const node of Array.from(root.childNodes)) {
    if (node instanceof Text) block.texts.push(node);
    if (!(node instanceof HTMLElement)) continue;
    if (node.matches('[data-find=no-further]')) return;
    enter(node, block, blocks);
  }
}

function enter(node: HTMLElement, block: Block, blocks: Block[]): void {
  const last = blocks[blocks.length - 1];
  if (node.matches('[data-find=definition]')) {
    const term = node.previousElementSibling?.firstChild as Text;
    blocks.push({ ...block, texts: [term, new Text(': '), new Text(node.textContent ?? '')], isTerm: true });
  } else if (node.matches('.cw-activity')) {
    // Answers would be a way round the question.
    for (const prompt of all('.cw-prompt', node)) enter(prompt, block, blocks);
  } else if (!node.matches(LEFT_OUT)) {
    let inner = block;
    if (node.matches(BLOCKS)) {
      inner = { element: node, texts: [] };
      blocks.push(inner);
    } else if (node.matches('td,th')) {
      block.texts.push(new Text(' '));
    } else if (last && node.matches('dd')) {
      last.texts.push(new Text(': '));
      inner = last;
    }
    collect(node, inner, blocks);
  }
}

/** In the order of the page. Of one that is locked, its title alone. */
export function placesOn(section: HTMLElement, isLocked?: boolean): PlaceOnPage[] {
  const blocks: Block[] = [];
  collect(section, { element: section, texts: [] }, blocks);
  let path: readonly string[] = [];
  return blocks.flatMap(({ element, texts, isTerm }): PlaceOnPage[] => {
    const { tagName } = element;
    const text = texts.map(({ data }) => data).join('');
    if (!text.trim() || (isLocked && tagName !== 'H1')) return [];
    const isHeading = tagName[0] === 'H';
    if (isHeading) path = path.slice(0, tagName === 'H1' ? 0 : 1);
    const place = { text, path, element, texts };
    if (isTerm || tagName === 'DT') {
      return [{ ...place, rank: isTerm ? TERM : LISTED, definition: texts[texts.length - 1]?.data }];
    }
    if (isHeading) path = [...path, text];
    return [{ ...place, rank: tagName === 'H1' ? TITLE : isHeading ? HEADING : TEXT }];
  });
}
