/** Random pages: colons need no counting, nothing disappears, nothing throws. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { createMarkdownParser } from '../../../src/compiler/parse/markdown-parser.js';
import { outline, parseText, readText } from '../read-text.js';

/** A block of a page; how many colons a fence gets is decided when it is written. */
type Block =
  | { kind: 'text' | 'code' | 'leaf'; word: string }
  | { kind: 'quote' | 'list' | 'container'; word: string; blocks: Block[] };

const word = fc.constantFrom('one', 'two words', 'three *more* words');
const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constantFrom('text' as const, 'code' as const, 'leaf' as const), word }),
    fc.record({
      kind: fc.constantFrom('quote' as const, 'list' as const, 'container' as const),
      word,
      blocks: fc.array(tie('block'), { maxLength: 3 }),
    }),
  ),
}));
const page = fc.array(block, { maxLength: 5 });

function heightOf(block: Block): number {
  const inner = 'blocks' in block ? Math.max(0, ...block.blocks.map(heightOf)) : 0;
  return inner + (block.kind === 'container' ? 1 : 0);
}

type Colons = (block: Block, end: 'open' | 'close') => number;

/** A page's lines: blocks with a blank line between them. */
function write(blocks: readonly Block[], colons: Colons): string[] {
  return blocks.flatMap((block, at) => [...(at > 0 ? ['', '<!-- -->', ''] : []), ...writeBlock(block, colons)]);
}

function writeBlock(block: Block, colons: Colons): string[] {
  if (block.kind === 'text') return [block.word];
  if (block.kind === 'leaf') return [`::about[${block.word}]`];
  // As long as no opening fence is: else remark-directive takes it for a closing one.
  if (block.kind === 'code') return ['```', '::: no fence', '::', '```'];
  if (!('blocks' in block)) return [];
  const inner = write(block.blocks, colons);
  if (block.kind === 'quote') return ['> quoted', ...inner.map((line) => `> ${line}`)];
  if (block.kind === 'list') return ['- item', '', ...inner.map((line) => (line === '' ? '' : `  ${line}`))];
  const [open, close] = (['open', 'close'] as const).map((end) => ':'.repeat(colons(block, end)));
  return [`${open}callout[${block.word}]`, '', ...inner, '', `${close}`];
}

const careful: Colons = (block) => 2 + heightOf(block);
const remark = unified().use(remarkParse).use(remarkDirective).freeze();

describe('a page of nested directives, lists, quotes and code', () => {
  test('is the same tree with any number of colons as with counted ones', () => {
    fc.assert(
      fc.property(page, fc.infiniteStream(fc.integer({ min: 3, max: 9 })), (blocks, random) => {
        const counted = write(blocks, careful).join('\n');
        const uncounted = write(blocks, () => random.next().value ?? 3).join('\n');
        const { parsed, found } = parseText(uncounted);
        expect(found).toEqual([]);
        expect(parsed && outline(parsed.tree)).toEqual(outline(remark.parse(counted)));
      }),
      { numRuns: 150 },
    );
  });
});

const SCRAPS = [
  ...[
    ':',
    '::',
    ':::',
    '::::',
    'tip',
    'callout',
    'choice',
    'hint',
    'span',
    '{',
    '}',
    '[',
    ']',
    '"',
    '“',
    '#a',
    'type=tip',
    'lang=cy',
  ],
  ...[
    ' ',
    '  ',
    '\t',
    '    ',
    '\n',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '1. ',
    '- [x] ',
    '```\n',
    '~~~',
    '|',
    '\n|-|-|\n',
    '# ',
    '---\n',
    '===\n',
  ],
  ...[
    '<div>\n',
    '<!--',
    '-->\n',
    '\\',
    '`',
    '*',
    '_',
    '~',
    '![',
    '](',
    ')',
    '[^1]',
    '[^1]: ',
    'www.a.b',
    'a@b.c',
    '&amp;',
    'é',
    '😀',
  ],
];
const scraps = fc.array(fc.constantFrom(...SCRAPS), { maxLength: 60 }).map((parts) => parts.join(''));

/** Lines that a tree accounts for: code and comments, directives, and the fences that close them. */
function accounted(tree: Nodes): Set<number> {
  const found = new Set<number>();
  const visit = (node: Nodes): void => {
    const { start, end } = node.position ?? {};
    if (start === undefined || end === undefined) return;
    const whole = node.type === 'code' || (node.type === 'html' && node.value.startsWith('<!--'));
    if (whole) for (let line = start.line; line <= end.line; line++) found.add(line);
    if (node.type === 'leafDirective') found.add(start.line);
    if (node.type === 'containerDirective') found.add(start.line).add(end.line);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return found;
}

describe('any text', () => {
  test('is parsed and read without an exception, and no line with colons disappears', () => {
    fc.assert(
      fc.property(fc.oneof(scraps, fc.string({ unit: 'grapheme', maxLength: 200 })), (text) => {
        readText(text);
        const { parsed, found } = parseText(text);
        if (parsed === undefined) return;
        const known = accounted(parsed.tree);
        const reported = new Set(found.map(({ at }) => Number(at.split(':')[0])));
        const matter = parsed.frontMatter === undefined ? 0 : parsed.frontMatter.text.split('\n').length + 1;
        for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
          if (at < matter || !/^ {0,3}::/.test(line)) continue;
          // A fence may close a line that was reported.
          if (/^\s*:{3,}\s*$/.test(line) && Math.min(...reported) <= at) continue;
          expect({ line: at + 1, isKnown: known.has(at + 1) || reported.has(at + 1) }).toEqual({
            line: at + 1,
            isKnown: true,
          });
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('is reported on at the author’s columns', () => {
    fc.assert(
      fc.property(scraps, (text) => {
        const lines = text.split('\n');
        for (const { at, code } of readText(text).found) {
          const [line = 0, column = 0] = at.split(':').map(Number);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
          if (/^directive-(?:blank-after|text-after-name|not-closed|close|unknown|malformed|indented)/.test(code)) {
            expect(lines[line - 1]?.[column - 1]).toBe(':');
          }
        }
      }),
      { numRuns: 1000, examples: [['- [x] \n:']] },
    );
  });
});

describe('leaving out extensions', () => {
  const all = {
    extensions: [gfmAutolinkLiteral(), gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()],
    mdastExtensions: [
      { ...gfmAutolinkLiteralFromMarkdown(), transforms: [] },
      gfmFootnoteFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      gfmTableFromMarkdown(),
      gfmTaskListItemFromMarkdown(),
    ],
  };
  const parse = createMarkdownParser(new Set());

  test('never changes a page', () => {
    const pieces = [
      ...SCRAPS.filter((scrap) => !/:|\]\(/.test(scrap)),
      'http://a.b',
      'x@y.z',
      '[ ] ',
      '[X] ',
      '~~',
      'https://c',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        // Written so that no line can be a directive's.
        const text = parts.join('').replace(/::+/g, ':');
        expect(parse(text)).toEqual(fromMarkdown(text, all));
      }),
      { numRuns: 500 },
    );
  });
});
