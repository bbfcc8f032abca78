/** Pages become trees: directives as nodes, all other colons as text, positions as the author has them. */

import { describe, expect, test } from '@jest/globals';
import type { Nodes } from 'mdast';
import { outline, parseText } from '../read-text.js';

function tree(text: string): unknown {
  const { parsed, found } = parseText(text);
  expect(found).toEqual([]);
  return parsed && outline(parsed.tree);
}

function positions(text: string, type: string): string[] {
  const places: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === type) {
      const { start, end } = node.position ?? {};
      places.push(`${start?.line}:${start?.column}-${end?.line}:${end?.column}`);
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  const { parsed } = parseText(text);
  if (parsed) visit(parsed.tree);
  return places;
}

describe('colons', () => {
  test('are text wherever they are no directive', () => {
    const text = 'At 8:40, 2:1[^1], Amir:hello :to: ::x[y] a:::b :Name :9[x]';
    expect(tree(`# ${text}\n\n> [${text}](a.md) ![alt 8:40](b.png)\n\n[^1]: Note 8:40\n`)).toEqual([
      'root',
      ['heading', 'text: At 8:40, 2:1', 'footnoteReference', `text: ${text.slice(16)}`],
      [
        'blockquote',
        [
          'paragraph',
          ['link', 'text: At 8:40, 2:1', 'footnoteReference', `text: ${text.slice(16)}`],
          'text:  ',
          'image',
        ],
      ],
      ['footnoteDefinition', ['paragraph', 'text: Note 8:40']],
    ]);
    expect(parseText('![alt 8:40 a:b](b.png)').parsed?.tree).toMatchObject({
      children: [{ children: [{ alt: 'alt 8:40 a:b' }] }],
    });
  });

  test('make an inline directive only with a known name and its bracket, over lines too', () => {
    expect(tree('A :span[a *b*\nc]{lang="x}y"} :span d')).toEqual([
      'root',
      [
        'paragraph',
        'text: A ',
        ['textDirective span', 'text: a ', ['emphasis', 'text: b'], 'text: \nc'],
        'text:  :span d',
      ],
    ]);
    expect(tree('\\:span[a] \\::span[a] ::b[c]')).toEqual(['root', ['paragraph', 'text: :span[a] ::span[a] ::b[c]']]);
  });

  test('may be escaped at the start of a line', () => {
    expect(tree('\\::: tip\n\n\\:::')).toEqual(['root', ['paragraph', 'text: ::: tip'], ['paragraph', 'text: :::']]);
  });
});

describe('fences', () => {
  test('close the innermost container, however many colons they have', () => {
    expect(tree(':::callout\n::::details[More]\ntext\n:::::::\n:::')).toEqual([
      'root',
      [
        'containerDirective callout',
        ['containerDirective details', ['paragraph', 'text: More'], ['paragraph', 'text: text']],
      ],
    ]);
  });

  test('need no blank line: paragraphs, lists, tables and headings end there', () => {
    const blocks = ['text', '- item', '| a |\n| --- |\n| b |', '## Head', '> quote', '1. one\n   - two'];
    for (const block of blocks) {
      const { parsed, found } = parseText(`:::callout\n${block}\n:::\nafter`);
      expect(found).toEqual([]);
      expect(parsed?.tree.children.map(({ type }) => type)).toEqual(['containerDirective', 'paragraph']);
    }
  });

  test('are skipped in code and in comments', () => {
    expect(tree(':::callout\n```\n:::\n:::x\n```\n\n<!--\n:::details\n-->\n:::')).toEqual([
      'root',
      ['containerDirective callout', 'code: :::\n:::x', 'html: <!--\n:::details\n-->'],
    ]);
  });

  test('stand in quotes and list items', () => {
    expect(tree('> :::callout\n> a\n> :::\n\n1. b\n\n   :::callout\n   c\n   :::\n2. d')).toEqual([
      'root',
      ['blockquote', ['containerDirective callout', ['paragraph', 'text: a']]],
      [
        'list',
        ['listItem', ['paragraph', 'text: b'], ['containerDirective callout', ['paragraph', 'text: c']]],
        ['listItem', ['paragraph', 'text: d']],
      ],
    ]);
  });

  test('close the container around a list even where its last item has swallowed them', () => {
    expect(tree(':::callout\n- a\n  - b\n    :::\n\nafter')).toEqual([
      'root',
      [
        'containerDirective callout',
        ['list', ['listItem', ['paragraph', 'text: a'], ['list', ['listItem', ['paragraph', 'text: b']]]]],
      ],
      ['paragraph', 'text: after'],
    ]);
  });
});

describe('positions', () => {
  test('are the author’s, front matter and tabs included', () => {
    const text = '---\ntitle: X\n---\n\n:::::callout\n\n::::details[More]\n\n\ttext\n:::\n\n:::\n\nA :span[b]{lang=cy}';
    expect(positions(text, 'containerDirective')).toEqual(['5:1-12:4', '7:1-10:4']);
    expect(positions(text, 'textDirective')).toEqual(['14:3-14:20']);
    expect(parseText(text).parsed?.frontMatter).toEqual({ text: 'title: X\n', line: 2 });
    expect(parseText(text).parsed?.tree.children[1]).toMatchObject({
      children: [{}, { data: { rawAttributes: { text: 'lang=cy', line: 14, column: 12 } } }],
    });
  });
});

describe('front matter', () => {
  test('may be empty, or missing', () => {
    expect(parseText('---\n---\ntext').parsed?.frontMatter).toEqual({ text: '', line: 2 });
    expect(parseText('text\n\n---\n\nmore').parsed?.frontMatter).toBeUndefined();
    expect(parseText('').parsed?.tree.children).toEqual([]);
  });

  test('is never read as Markdown', () => {
    expect(tree('---\na: ":::x"\n# b\n---\n\nc')).toEqual(['root', ['paragraph', 'text: c']]);
  });

  test('that is not closed is an error', () => {
    const { parsed, found } = parseText('---\ntitle: X\n\ntext');
    expect(parsed).toBeUndefined();
    expect(found).toMatchObject([{ code: 'page-front-matter-not-closed', at: '1:1' }]);
  });
});
