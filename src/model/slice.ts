/** What the shelves' slices (blocks, activities) are given and give: directives in, data and markup out. */

import type { Element, ElementContent, Nodes as HastNodes } from 'hast';
import type { BlockContent, DefinitionContent, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import type { Position } from 'unist';
import type { ActivityGraph } from './activity-graph.js';
import type { ActivityTracking } from './activity-tracking.js';
import type { AttributeSchema, AttributeValues } from './attribute-schema.js';
import type { Activity, Asset, Course, Page, PageKind } from './course.js';
import type { Place, Report } from './diagnostic.js';
import type { MessageValues } from './messages.js';

/** How a directive was written: `:::name` with content, `::name` on a line, `:name[…]` in a sentence. */
export type DirectiveForm = 'container' | 'leaf' | 'text';

export type FlowContent = BlockContent | DefinitionContent | RootContent;

/** A directive whose name is known and whose attributes are checked. */
export interface Directive<Schema extends AttributeSchema = AttributeSchema> {
  readonly form: DirectiveForm;
  readonly name: string;
  readonly place: Place;
  /** What stands in its brackets. */
  readonly label: readonly PhrasingContent[];
  readonly attributes: AttributeValues<Schema>;
  /** A container's content, without label and parts; blocks within it are `block` nodes already. */
  readonly children: readonly FlowContent[];
  /**
   * Inner directives that belong to this one (a tab of tabs, a hint of a question), in order. Those in sentences stay where
   * they are, as {@link PartNode}.
   */
  readonly parts: readonly Part[];
}

/** A directive that has a meaning only inside another: `::hint[…]`, `:::tab[Name]`. */
export type Part = Omit<Directive, 'form'>;

/** What a part may look like; slices list theirs by name, and activities all have hint and feedback. */
export interface PartRow {
  readonly doc: string;
  readonly forms: readonly DirectiveForm[];
  readonly attributes: AttributeSchema;
  readonly label: 'none' | 'optional' | 'required';
  /** Parts of this part, by name. */
  readonly parts: Readonly<Record<string, PartRow>>;
}

/** Where a link or an image leads, found by the compiler; stands at `node.data.target`. */
export type LinkTarget =
  | {
      readonly kind: 'page';
      readonly pageId: string /** An activity's or heading's id on it. */;
      readonly anchor?: string;
    }
  | { readonly kind: 'asset'; readonly path: string }
  | { readonly kind: 'external'; readonly url: string };

export interface ParseContext {
  readonly report: Report;
  readonly page: { readonly id: string; readonly kind: PageKind };
  /** Slugs of the course's objectives; undefined where course.yaml does not tell. */
  readonly objectiveIds?: readonly string[] | undefined;
  /** Where a node stands. */
  placeOf(node: Nodes | undefined): Place;
  /** The text of a node as a learner reads it: one line, no marks. */
  textOf(node: Nodes | readonly Nodes[]): string;
  /** The source between two nodes' starts, or of one node, as the author wrote it. */
  sourceOf(node: Nodes): string;
}

/** A part that stands in a sentence as markup. */
export type RenderPart = (part: Part) => ElementContent[];

/** A file of the course as markup refers to it. */
export interface AssetReference {
  /** Relative to the page of the package. */
  readonly url: string;
  readonly asset: Asset;
}

export interface RenderContext {
  readonly course: Course;
  readonly page: Page;
  /** An id unique in the document: `<page>--<local>`. */
  domId(local: string): string;
  /**
   * Markdown to markup, with links and files resolved, raw HTML sanitised and directives rendered. `renderPart`: what becomes
   * of the parts in sentences; without it nothing does.
   */
  toHast(nodes: readonly Nodes[], renderPart?: RenderPart): ElementContent[];
  /** The learner's words, by key (`blocks.about.title`). */
  word(key: string, values?: MessageValues): string;
  /** A file that an attribute named. Its existence was checked. */
  asset(path: string): AssetReference;
}

/** A block: shown, not recorded. One folder, one row of blocks/table.ts. */
export interface BlockSlice<Schema extends AttributeSchema = AttributeSchema, Data = unknown> {
  readonly name: string;
  /** One sentence for the author guide and editors. */
  readonly doc: string;
  readonly forms: readonly DirectiveForm[];
  readonly attributes: Schema;
  /** What names other tools have for it, for "did you mean". */
  readonly otherNames: readonly string[];
  /** Whether its bracket is used. */
  readonly label: 'none' | 'optional' | 'required';
  readonly parts: Readonly<Record<string, PartRow>>;
  /** Whether it comes to life by a script where it stands, so that a copy of it would do nothing. */
  readonly isLive?: true;
  /** Checks the directive and keeps what `render` needs; undefined where an error was reported. */
  parse(directive: Directive<Schema>, context: ParseContext): Data | undefined;
  /** Plain Markdown that stands for this block, such as `> [!NOTE]`; undefined for any other node. */
  adopt?(node: RootContent, context: ParseContext): AdoptedBlock<Data> | undefined;
  /** Of a block that keeps a text and its questions together wherever they stand: its id, where it has one. */
  keepsTogether?(data: Data): { readonly id?: string };
  /** Paths of the course's texts that it shows within the page; the compiler parses them into `course.documents`. */
  documents?(data: Data): readonly string[];
  /** Looks once more when the course is whole: at its pages, its glossary, its contacts, and what follows the block. */
  check?(data: Data, context: BlockCheck): void;
  /** What this block puts into every page's content, such as a glossary's terms; undefined where the course has nothing to put. */
  mark?(course: Course): ((content: Root) => Root) | undefined;
  /** Looks at the course once all its pages are marked. */
  finish?(course: Course, report: Report): void;
  /** `children` are the container's, its parts last, or for a text directive its label's. */
  render(data: Data, children: readonly Nodes[], context: RenderContext): ElementContent[];
}

/** Where a block stands in the course. */
export interface BlockCheck {
  readonly course: Course;
  readonly page: Page;
  readonly place: Place;
  /** What stands after it in the same container, or on the page. */
  readonly following: readonly Nodes[];
  readonly report: Report;
}

export interface AdoptedBlock<Data> {
  readonly data: Data;
  readonly children: readonly FlowContent[];
}

/** What an evaluation reads from an activity's answers. */
export interface Measure {
  readonly of: 'confidence' | 'satisfaction';
  readonly moment?: 'before' | 'after';
  /** What pairs before and after, where it is no objective. */
  readonly item?: string;
}

/** An activity: done and recorded. One folder, one row of activities/table.ts. */
export interface ActivitySlice<
  Schema extends AttributeSchema = AttributeSchema,
  Data = unknown,
  Config = unknown,
  Response = unknown,
> {
  readonly name: string;
  readonly doc: string;
  /** Its own; `was points attempts required objective shuffle lang` come from the shelf. */
  readonly attributes: Schema;
  readonly otherNames: readonly string[];
  /** Beyond hint and feedback. */
  readonly parts: Readonly<Record<string, PartRow>>;
  /** Attributes of all activities that mean nothing for this one. */
  readonly idle?: readonly ('points' | 'attempts' | 'shuffle')[];
  /** Points where the author gives none; 0 where nothing is right or wrong. */
  readonly defaultPoints: number;
  parse(directive: Directive<Schema>, context: ParseContext): Data | undefined;
  /** The activity's own markup within the frame that the shelf makes (activities/frame.ts). */
  render(activity: Activity, data: Data, context: RenderContext): ElementContent[];
  /** What the package carries for `tracking` and the runtime: plain JSON, no trees. */
  config(data: Data): Config;
  readonly tracking: ActivityTracking<Config, Response>;
  /** Whether no answer to it can be partly right; without it some can. */
  isAllOrNothing?(config: Config): boolean;
  /** Where it branches, for those who review it. */
  graph?(data: Data): ActivityGraph;
  /** That of its data of which its script shows copies. */
  copied?(data: Data): unknown;
  /** What an evaluation reads from it, where it reads anything. */
  measure?(data: Data): Measure | undefined;
}

/** In a page's content: a directive that became a block. */
export interface BlockNode {
  readonly type: 'block';
  readonly name: string;
  readonly data: unknown;
  readonly lang?: string;
  readonly children: Nodes[];
  readonly position?: Position;
}

/** In an activity's content: a part that stands in a sentence, `:blank[…]`, at its place. It has no text of its own. */
export interface PartNode {
  readonly type: 'part';
  readonly part: Part;
  readonly position?: Position;
}

/** Among a block's children: a part of it, such as a tab. `toHast` of it gives its content, of its label the words in its bracket. */
export interface BlockPart {
  readonly type: 'blockPart';
  readonly name: string;
  readonly lang?: string;
  /** Undefined in a label. */
  readonly label?: BlockPart;
  readonly attributes: Directive['attributes'];
  readonly children: Nodes[];
  readonly position?: Position;
}

/** In a page's content: the place of an activity. */
export interface ActivityNode {
  readonly type: 'activity';
  readonly activity: Activity;
  readonly lang?: string;
  readonly position?: Position;
}

declare module 'mdast' {
  interface Data {
    /** Of a link, image or definition. */
    target?: LinkTarget;
    /** Of raw HTML: where each address in it leads, by the address as written. */
    targets?: Readonly<Record<string, LinkTarget>>;
    /** Of raw HTML: the file that it stands in, where that is not the page's. */
    file?: string;
    /** Of a heading: its id on the page. */
    anchor?: string;
  }
  interface RootContentMap {
    block: BlockNode;
    activity: ActivityNode;
    part: PartNode;
    blockPart: BlockPart;
  }
  interface PhrasingContentMap {
    block: BlockNode;
    part: PartNode;
  }
  interface BlockContentMap {
    block: BlockNode;
    activity: ActivityNode;
  }
}

export type { Element, ElementContent, HastNodes };
