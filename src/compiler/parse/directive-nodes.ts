/** The nodes that directives are in the tree between parsing and reading, in the shape that remark-directive has made common. */

import type { Data, Literal, Node, Parent, PhrasingContent, RootContent } from 'mdast';
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown';

/** What stood between the braces, as written, and where its first character stands. */
export interface RawAttributes {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export interface DirectiveData extends Data {
  rawAttributes?: RawAttributes;
}

/** `:::name … :::`. Its label, where there is one, is a first paragraph with `data.directiveLabel`. */
export interface ContainerDirective extends Parent {
  type: 'containerDirective';
  name: string;
  children: RootContent[];
  data?: DirectiveData;
}

/** `::name[label]{attributes}` on a line of its own. */
export interface LeafDirective extends Parent {
  type: 'leafDirective';
  name: string;
  children: PhrasingContent[];
  data?: DirectiveData;
}

/** `:name[label]{attributes}` in a sentence. */
export interface TextDirective extends Parent {
  type: 'textDirective';
  name: string;
  children: PhrasingContent[];
  data?: DirectiveData;
}

export type DirectiveNode = ContainerDirective | LeafDirective | TextDirective;

/** A closing fence; nestContainers uses it up. */
export interface DirectiveClose extends Node {
  type: 'directiveClose';
}

/** A line that looks like a directive and is none; nestContainers reports it and takes it out. */
export interface DirectiveBroken extends Literal {
  type: 'directiveBroken';
}

declare module 'mdast' {
  interface Data {
    /** Of the paragraph that is a container's label. */
    directiveLabel?: boolean;
  }
  interface RootContentMap {
    containerDirective: ContainerDirective;
    leafDirective: LeafDirective;
    textDirective: TextDirective;
    directiveClose: DirectiveClose;
    directiveBroken: DirectiveBroken;
  }
  interface BlockContentMap {
    containerDirective: ContainerDirective;
    leafDirective: LeafDirective;
  }
  interface PhrasingContentMap {
    textDirective: TextDirective;
  }
}

/** Makes the nodes from the tokens of directiveSyntax. */
export function directiveFromMarkdown(): Extension {
  return {
    canContainEols: ['textDirective'],
    enter: {
      directiveContainer(token) {
        this.enter({ type: 'containerDirective', name: '', children: [] }, token);
      },
      directiveLeaf(token) {
        this.enter({ type: 'leafDirective', name: '', children: [] }, token);
      },
      directiveText(token) {
        this.enter({ type: 'textDirective', name: '', children: [] }, token);
      },
      directiveClose(token) {
        this.enter({ type: 'directiveClose' }, token);
      },
      directiveBroken(token) {
        this.enter({ type: 'directiveBroken', value: this.sliceSerialize(token).trimEnd() }, token);
      },
      directiveLabel(token) {
        if (openDirective(this)?.type !== 'containerDirective') return;
        this.enter({ type: 'paragraph', data: { directiveLabel: true }, children: [] }, token);
      },
    },
    exit: {
      directiveContainer: exit,
      directiveLeaf: exit,
      directiveText: exit,
      directiveClose: exit,
      directiveBroken: exit,
      directiveName(token) {
        const node = openDirective(this);
        if (node !== undefined) node.name = this.sliceSerialize(token);
      },
      directiveLabel(token) {
        if (openDirective(this) === undefined) this.exit(token);
      },
      directiveAttributes(token) {
        const node = openDirective(this);
        if (node === undefined) return;
        const text = this.sliceSerialize(token).trimEnd().slice(1, -1);
        node.data = { ...node.data, rawAttributes: { text, line: token.start.line, column: token.start.column + 1 } };
      },
    },
  };
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token);
}

/** The directive whose own tokens are being read; undefined within a container's label. */
function openDirective(context: CompileContext): DirectiveNode | undefined {
  const node = context.stack[context.stack.length - 1];
  return node !== undefined && 'name' in node && 'children' in node && isDirective(node) ? node : undefined;
}

/** Whether a node is a directive that is not yet read. */
export function isDirective(node: { readonly type: string }): node is DirectiveNode {
  return node.type === 'containerDirective' || node.type === 'leafDirective' || node.type === 'textDirective';
}
