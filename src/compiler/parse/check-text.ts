/** Looks for directives that stayed text, or nearly: in sentences, in table cells, in indented lines, in raw HTML. */

import type { Nodes, Text } from 'mdast';
import { defineError, defineWarning } from '../../diagnostics/define.js';
import type { DiagnosticDefinition, DiagnosticValues, Place, Report } from '../../model/diagnostic.js';
import { namesOf, suggestName, type Vocabulary } from '../directives/vocabulary.js';
import { attributesNotClosed, blankBeforeBracket, colonsOnly, labelNotClosed } from './broken-line.js';
import { checkLostTable } from './check-lost-table.js';

export const nearMiss = defineWarning(
  'directive-near-miss',
  '`{written}` stays text: it looks like a directive, but there is none of this name that may stand in a sentence.',
  '{advice}',
);

export const pipeInTable = defineError(
  'directive-pipe-in-table',
  'A `|` inside this directive ends the table’s cell, so the directive is cut in two.',
  'Within a table write `\\|` for each `|` that is not a cell’s border.',
);

export const indentedLine = defineError(
  'directive-indented',
  'This line begins with colons but is indented by four or more, so it counts as part of the paragraph above.',
  'Move it to the margin of what it stands in, or put a backslash before the first colon if it is text.',
);

export const indentedCode = defineWarning(
  'directive-in-indented-code',
  'A line indented by four or more is code in Markdown, so the learner would see this directive’s colons.',
  'Move it to the margin of what it stands in. If it is meant as code, put it between two lines of ```.',
);

export const directiveInHtml = defineError(
  'directive-in-html',
  'This line stands in a block of raw HTML, which goes on to the next blank line, so it is no directive.',
  'Put a blank line before it.',
);

/** More than this many of them on one page help nobody. */
const MOST_REPORTS = 100;

export interface TextCheck {
  readonly markdown: string;
  readonly file: string;
  readonly vocabulary: Vocabulary;
  readonly report: Report;
}

type ReportAt = (definition: DiagnosticDefinition, offset: number, values?: DiagnosticValues) => void;

interface Visit {
  readonly node: Nodes;
  readonly before?: Nodes | undefined;
  readonly inCell: boolean;
}

/** Reports what looks like a directive and became none. */
export function checkText(tree: Nodes, check: TextCheck): void {
  let left = MOST_REPORTS;
  const queue: Visit[] = [{ node: tree, inCell: false }];
  for (let visit = queue.pop(); visit !== undefined && left > 0; visit = queue.pop()) {
    const { node } = visit;
    const start = node.position?.start.offset ?? 0;
    const raw = check.markdown.slice(start, node.position?.end.offset ?? start);
    const reportAt: ReportAt = (definition, offset, values) => {
      left -= 1;
      if (left >= 0) check.report(definition, placeAt(check, start + offset), values);
    };
    if (node.type === 'text') checkTextNode({ ...visit, node, raw }, check.vocabulary, reportAt);
    if (node.type === 'code') checkCode(raw, reportAt);
    if (node.type === 'paragraph' && !node.data?.directiveLabel && /^[:\s]+$/.test(raw)) reportAt(colonsOnly, 0);
    if (node.type === 'paragraph') {
      checkLostTable(raw, { cut: (offset) => reportAt(pipeInTable, offset), differ: reportAt });
    }
    if (!('children' in node)) continue;
    const inCell = visit.inCell || node.type === 'tableCell';
    const { children } = node;
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (child !== undefined) queue.push({ node: child, before: children[at - 1], inCell });
    }
  }
}

/** Where an offset of the page lies. Counted afresh: after `- [x]` and a line break, the tree's own line and column are wrong. */
function placeAt({ markdown, file }: Pick<TextCheck, 'markdown' | 'file'>, offset: number): Place {
  const lines = markdown.slice(0, offset).split('\n');
  return { file, line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function checkTextNode(
  { raw, before, inCell }: Visit & { readonly node: Text; readonly raw: string },
  vocabulary: Vocabulary,
  reportAt: ReportAt,
): void {
  if (raw.includes(':')) checkColons({ raw, before, inCell }, vocabulary, reportAt);
  if (before?.type !== 'textDirective') return;
  const mended = `:${before.name}[…]{…}`;
  if (raw.startsWith('{')) reportAt(inCell && !raw.includes('}') ? pipeInTable : attributesNotClosed, 0, { mended });
  else if (/^[ \t]+\{[#.\w]/.test(raw)) reportAt(blankBeforeBracket, 0, { mended });
}

function checkColons(
  { raw, before, inCell }: Pick<Visit, 'before' | 'inCell'> & { readonly raw: string },
  vocabulary: Vocabulary,
  reportAt: ReportAt,
): void {
  for (const line of raw.matchAll(/(?:^|\n)([ \t>]*)::/g)) {
    if (!line[0].startsWith('\n') && before?.type !== 'break') continue;
    reportAt(indentedLine, line.index + line[0].length - 2);
  }
  for (const found of raw.matchAll(/(?<![\\:]):([A-Za-z][\w-]{0,31})\[(?!\^)/g)) {
    const name = found[1] ?? '';
    if (!vocabulary.inlineNames.has(name))
      reportNearMiss(name, vocabulary, (values) =>
        reportAt(nearMiss, found.index, { written: `:${name}[`, ...values }),
      );
    else if (inCell) reportAt(pipeInTable, found.index);
    else reportAt(labelNotClosed, found.index, { mended: `:${name}[…]` });
  }
  // Of a line that begins so was told above. The colons are looked for first, or long white space would take long.
  for (const found of raw.matchAll(/(?=::)(?<![\\:]|\n[ \t>]*):{2,}([A-Za-z][\w-]{0,31})(?=([[{]))/g)) {
    reportLineForm(found, vocabulary, (values) => reportAt(nearMiss, found.index, values));
  }
}

function reportNearMiss(name: string, vocabulary: Vocabulary, report: (values: DiagnosticValues) => void): void {
  const inline = [...vocabulary.inlineNames];
  if (namesOf(vocabulary).includes(name)) {
    report({ name, advice: `Write \`::${name}[…]\` or \`:::${name}\` on a line of its own.` });
    return;
  }
  const near = suggestName(vocabulary, name, inline)?.name;
  if (near === undefined || !vocabulary.inlineNames.has(near)) return;
  const advice = `Did you mean \`:${near}[…]\`? If it is text, put a backslash before the colon.`;
  report({ name, advice });
}

/** With two colons or more it needs a line of its own, except for what stands in sentences with one. */
function reportLineForm(
  [written = '', name = '', bracket = '']: readonly string[],
  vocabulary: Vocabulary,
  report: (values: DiagnosticValues) => void,
): void {
  const values = { name, written: `${written}${bracket}` };
  if (bracket === '[' && vocabulary.inlineNames.has(name))
    report({ ...values, advice: `In a sentence it has one colon: \`:${name}[…]\`.` });
  else if (namesOf(vocabulary).includes(name)) {
    report({ ...values, advice: `Write it on a line of its own, with a blank line before it.` });
  }
}

function checkCode(raw: string, reportAt: ReportAt): void {
  if (/^(?:```|~~~)/.test(raw)) return;
  const line = /(?:^|\n)([ \t>]*)(?:::+[A-Za-z]|:::+[ \t]*(?:\n|$))/.exec(raw);
  if (line !== null) reportAt(indentedCode, line.index + line[0].indexOf(':'));
}

/** Reports lines of raw HTML that look like fences; returns how many of them would close a container. */
export function checkHtml(node: Nodes, check: Omit<TextCheck, 'vocabulary'>): number {
  const start = node.position?.start.offset ?? 0;
  const raw = check.markdown.slice(start, node.position?.end.offset ?? start);
  // A comment may hold what its author took out for now.
  if (raw.startsWith('<!--')) return 0;
  let closes = 0;
  for (const line of raw.matchAll(/\n([ \t>]*)(::.*)/g)) {
    const offset = line.index + 1 + (line[1]?.length ?? 0);
    if (/^:{3,}\s*$/.test(line[2] ?? '')) closes += 1;
    if (closes + 1 < MOST_REPORTS) check.report(directiveInHtml, placeAt(check, start + offset));
  }
  return closes;
}
