/** An activity that branches, as a graph: to be drawn for those who review it, not for learners. */

export interface ActivityGraph {
  readonly title: string;
  /** What is to be known of the whole, each a few words. */
  readonly facts: readonly string[];
  /** The first is where it starts. */
  readonly nodes: readonly GraphNode[];
}

export interface GraphNode {
  /** Unique among the nodes. */
  readonly id: string;
  readonly text: string;
  /** How it ends there, in a word. */
  readonly end?: string;
  readonly edges: readonly GraphEdge[];
}

export interface GraphEdge {
  readonly text: string;
  /** Index of the node that it leads to. */
  readonly to: number;
  /** What else is to be known of it: a score, a condition. */
  readonly notes: readonly string[];
}
