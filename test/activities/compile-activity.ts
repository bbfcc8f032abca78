/** An activity as the compiler makes it of a directive: for those whose parts stand in sentences. */

import type { Element, ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import { defaultHandlers, toHast } from 'mdast-util-to-hast';
import { renderActivity } from '../../src/activities/frame.js';
import { wordMessage } from '../../src/model/messages.js';
import type { PartNode, RenderContext, RenderPart } from '../../src/model/slice.js';
import { readText } from '../compiler/read-text.js';
import { readWords } from '../support/render-pages.js';
import type { RenderedActivity } from './render-directive.js';

/** Diagnostics of a directive as `line:column code`. */
export function diagnose(markdown: string): string[] {
  return readText(markdown).found.map(({ at, code }) => `${at} ${code}`);
}

/** The data that a slice makes of a directive in which nothing is wrong. */
export function configOf<Config>(markdown: string): Config {
  const { activities, found } = readText(markdown);
  if (!activities[0]) throw new Error(JSON.stringify(found));
  return activities[0].config as Config;
}

/** The markup of the first activity, with the learner's words. */
export function compileActivity(markdown: string): RenderedActivity {
  const { activities, found } = readText(markdown);
  const [activity] = activities;
  if (!activity) throw new Error(JSON.stringify(found));
  return { activity, element: renderActivity(activity, renderContext()) as Element };
}

function renderContext(): RenderContext {
  const words = readWords();
  const unused = (): never => {
    throw new Error('not in this test');
  };
  return {
    get course() {
      return unused();
    },
    get page() {
      return unused();
    },
    asset: unused,
    domId: (local) => `page--${local}`,
    word: (key, values) => wordMessage(words.page, key, values),
    toHast: (nodes: readonly Nodes[], renderPart: RenderPart = () => []) => {
      const handlers = { ...defaultHandlers, part: (_state: unknown, { part }: PartNode) => renderPart(part) };
      const tree = toHast({ type: 'root', children: nodes as [] }, { handlers: handlers as never });
      return tree.type === 'root' ? (tree.children as ElementContent[]) : [];
    },
  };
}
