/** Markup that several activities share: the prompt, and Markdown in places that hold one line. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Nodes, Paragraph } from 'mdast';
import type { Activity } from '../model/course.js';
import type { RenderContext } from '../model/slice.js';

/** The prompt, by whose id the group of answers is labelled ({@link promptId}). */
export function renderPrompt(activity: Activity, prompt: readonly Nodes[], context: RenderContext): Element {
  return h('div', { class: 'cw-prompt', id: promptId(activity, context) }, context.toHast(prompt));
}

export function promptId(activity: Activity, context: RenderContext): string {
  return context.domId(`${activity.id}--prompt`);
}

/** A paragraph's content without the paragraph, for a label. */
export function renderLine(paragraph: Paragraph, context: RenderContext): ElementContent[] {
  return context
    .toHast([paragraph])
    .flatMap((node) => (node.type === 'element' && node.tagName === 'p' ? node.children : [node]));
}
