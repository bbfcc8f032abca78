/** An activity that branches, drawn as a tree of text and as a Mermaid flowchart, to be reviewed in a pull request. */

import type { ActivityGraph, GraphEdge, GraphNode } from '../model/activity-graph.js';
import { printable } from './print-diagnostics.js';

/** Characters of a text that are shown: a drawing is to be overlooked. */
const CLIPPED = 72;

/** A tree from the start; a node that was drawn already is only named. Ends in a line break. */
export function drawTree({ title, facts, nodes }: ActivityGraph): string {
  const drawn = new Set<number>();
  const lines = [clip(title), facts.join(' · '), ''];
  const draw = (at: number, { first, rest }: { readonly first: string; readonly rest: string }): void => {
    const node = nodes[at];
    if (!node) return;
    if (drawn.has(at)) {
      lines.push(`${first}${node.id} (see above)`);
      return;
    }
    drawn.add(at);
    lines.push(`${first}${node.id}${node.end === undefined ? '' : ` [${node.end} end]`}  ${clip(node.text)}`);
    node.edges.forEach((edge, index) => {
      const isLast = index === node.edges.length - 1;
      lines.push(`${rest}${isLast ? '└─' : '├─'} ${edgeText(edge)}`);
      const below = `${rest}${isLast ? '   ' : '│  '}`;
      draw(edge.to, { first: `${below}→ `, rest: `${below}  ` });
    });
  };
  draw(0, { first: '', rest: '' });
  return `${lines.join('\n')}\n`;
}

function edgeText({ text, notes }: GraphEdge): string {
  return `${clip(text)}${notes.length > 0 ? `  (${notes.join(', ')})` : ''}`;
}

/** A flowchart in Mermaid's words, which code hosts draw. Ends in a line break. */
export function drawMermaid({ nodes }: Pick<ActivityGraph, 'nodes'>): string {
  const lines = ['flowchart TD', ...nodes.map(nodeLine)];
  nodes.forEach(({ edges }, at) => {
    for (const edge of edges) lines.push(`  n${at} -->|"${toEntities(edgeText(edge))}"| n${edge.to}`);
  });
  return `${lines.join('\n')}\n`;
}

/** Ends are round. */
function nodeLine({ id, text, end }: GraphNode, at: number): string {
  const words = `"<b>${toEntities(id)}</b>${end === undefined ? '' : ` (${toEntities(end)} end)`}<br>${toEntities(clip(text))}"`;
  return `  n${at}${end === undefined ? `[${words}]` : `([${words}])`}`;
}

function clip(text: string): string {
  const line = printable(text);
  return line.length > CLIPPED ? `${line.slice(0, CLIPPED - 1)}…` : line;
}

/** Mermaid takes entities by their number or name after a `#`; all that could end a text or begin markup is one. */
function toEntities(text: string): string {
  return text.replace(/["#<>&;`|[\]{}()\\]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
