/** An assessment's three parts: what stands before the first question, the questions, what follows the last. */

import type { Nodes, Root, RootContent } from 'mdast';

export interface AssessmentParts {
  readonly intro: RootContent[];
  readonly questions: RootContent[];
  /** Shown with the result. */
  readonly outro: RootContent[];
}

/** Divides a page's content at the first and the last of its parts that hold an activity. */
export function divideAssessment(content: Root): AssessmentParts {
  const nodes = content.children;
  const first = nodes.findIndex(holdsActivity);
  const last = nodes.findLastIndex(holdsActivity);
  if (first < 0) return { intro: nodes, questions: [], outro: [] };
  return { intro: nodes.slice(0, first), questions: nodes.slice(first, last + 1), outro: nodes.slice(last + 1) };
}

function holdsActivity(node: Nodes): boolean {
  return node.type === 'activity' || ('children' in node && node.children.some(holdsActivity));
}
