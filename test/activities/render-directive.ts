/** Renders an activity from Markdown, without the compiler around it. */

import type { Element, ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { renderActivity } from '../../src/activities/frame.js';
import { activities } from '../../src/activities/table.js';
import type { Activity, Course } from '../../src/model/course.js';
import type { Directive, RenderContext } from '../../src/model/slice.js';
import { parseDirective } from './parse-directive.js';

export interface RenderedActivity {
  readonly activity: Activity;
  readonly element: Element;
}

export interface RenderOptions {
  readonly attributes?: Directive['attributes'];
  readonly extra?: Partial<Activity>;
  readonly course?: Partial<Course>;
}

/** `extra`: what else the activity has, such as a hint; `course`: what course.yaml has. Words come out as their keys in brackets. */
export function renderDirective(
  name: string,
  markdown: string,
  { attributes = {}, extra = {}, course = {} }: RenderOptions = {},
): RenderedActivity {
  const slice = activities.find((one) => one.name === name);
  if (!slice) throw new Error(`no slice ${name}`);
  const parsed = parseDirective((directive, context) => slice.parse(directive, context), markdown, {
    name,
    attributes,
  });
  if (parsed.data === undefined) throw new Error(JSON.stringify(parsed.diagnostics));
  const activity: Activity = {
    id: 'question',
    type: name,
    pageId: 'page',
    source: { file: '01-page.md', line: 1, column: 1 },
    was: [],
    points: 1,
    attempts: 0,
    required: true,
    shuffle: false,
    objectiveIds: [],
    fingerprint: 0,
    feedback: {},
    data: parsed.data,
    config: slice.config(parsed.data),
    ...extra,
  };
  return { activity, element: renderActivity(activity, renderContext(course)) };
}

function renderContext(course: Partial<Course>): RenderContext {
  const unused = (): never => {
    throw new Error('not in this test');
  };
  return {
    course: course as Course,
    get page() {
      return unused();
    },
    asset: unused,
    domId: (local) => `page--${local}`,
    word: (key) => `[${key}]`,
    toHast: (nodes: readonly Nodes[]) => {
      const tree = toHast({ type: 'root', children: nodes as [] });
      return tree.type === 'root' ? (tree.children as ElementContent[]) : [];
    },
  };
}
