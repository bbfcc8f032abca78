import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { YamlNode } from '../../src/compiler/yaml/yaml-node.js';
import { readYaml } from '../../src/compiler/yaml.js';
import { collect } from './temporary-course.js';

function read(text: string, line = 1) {
  const log = collect();
  const node = readYaml(text, { file: 'f', line, report: log.report });
  return { node, found: log.list().map((each) => each.replace(' f:', ' ')), diagnostics: log.diagnostics };
}

function plain(node: YamlNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  if (node.kind === 'list') return node.items.map(plain);
  return node.kind === 'empty' ? null : node.text;
}

describe('readYaml', () => {
  test('gives values with their places, texts of numbers as written', () => {
    const { node, found } = read('a: 1.0\nb:\n  - yes\n  - "x"\nc: true\nd:\n', 3);
    expect(found).toEqual([]);
    expect(plain(node)).toEqual({ a: '1.0', b: ['yes', 'x'], c: 'true', d: null });
    expect(node?.kind === 'map' && node.entries[1]).toMatchObject({
      place: { file: 'f', line: 4, column: 1 },
      value: { items: [{ place: { line: 5, column: 5 } }, { place: { line: 6, column: 5 } }] },
    });
  });

  test.each([
    ['title: Feedback: how', 'yaml-colon-in-text 1:8'],
    ['a: 1\nb:\n\tc: d\n', 'yaml-tab 3:1'],
    ['a: "open\nb: c\n', 'yaml-unclosed 3:1'],
    ["a: 'open", 'yaml-unclosed 1:9'],
    ['a: [1, 2\nb: c\n', 'yaml-unclosed 2:1'],
    ['a: {b: c\n', 'yaml-unclosed 2:1'],
    ['a: 1\na: 2\n', 'yaml-repeated-key 2:1'],
    ['a: *b\n', 'yaml-alias 1:4'],
    ['a: !!x y\n', 'yaml-tag 1:4'],
    ['a: @b\n', 'yaml-quotes-needed 1:4'],
    ['a: "\\q"\n', 'yaml-escape 1:5'],
    ['a: 1\nfoo\nb: 2\n', 'yaml-no-setting 2:1'],
    ['a: "x"\n b: c\n', 'yaml-indentation 2:1'],
    ['a: 1\n---\nb: 2\n', 'yaml-several-documents 2:1'],
    ['a: "x" y\n', 'yaml-syntax 1:8'],
    ['? [a]\n: b\n', 'yaml-key-not-text 1:3'],
  ])('%j → %s', (text, expected) => expect(read(text).found).toEqual([expected]));

  test('keeps what an error does not touch', () => {
    const { node, found } = read(
      'id: a\ntitle: A: b: c\nversion: 1.0.0\nlist:\n  - D: e\n  - "\\q"\n  - x\nlast:\nz\nid: b\n',
    );
    expect(found).toEqual([
      'yaml-colon-in-text 2:8',
      'yaml-escape 6:6',
      'yaml-no-setting 9:1',
      'yaml-repeated-key 10:1',
    ]);
    expect(plain(node)).toMatchObject({ id: 'a', version: '1.0.0' });
    expect(node).toMatchObject({ damaged: true });
  });

  test('takes nothing and a comment for nothing', () => {
    for (const text of ['', '# only this\n', '\n\n'])
      expect(read(text)).toMatchObject({ node: { kind: 'empty' }, found: [] });
  });

  test('refuses too much text', () => {
    const { diagnostics } = read(`a: ${'x'.repeat(65_536)}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['yaml-too-long']);
  });

  const deep = ['[', '{a: ', '- ', '? ', '- ? ', '[{a: ', 'a:\n'].map((unit) => unit.repeat(20_000 / unit.length));
  const stairs = Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:\n`).join('');
  test.each([...deep.slice(0, 6), stairs])('refuses what is nested too deep %#', (text) => {
    expect(read(text).found.map((each) => each.split(' ')[0])).toEqual(['yaml-too-deep']);
  });

  test('takes 32 levels and no more', () => {
    const flow = (levels: number): string => `a: ${'['.repeat(levels - 1)}1${']'.repeat(levels - 1)}`;
    const block = (levels: number): string => `${'- '.repeat(levels)}a`;
    for (const write of [flow, block]) {
      expect(read(write(32)).found).toEqual([]);
      expect(read(write(33)).diagnostics.map(({ code }) => code)).toEqual(['yaml-too-deep']);
    }
  });

  test('gives up no alias bomb: aliases are refused', () => {
    const bomb = ['a: &a [x, x]', ...Array.from({ length: 40 }, (_, n) => `b${n}: &b${n} [*a, *a, *a]`)].join('\n');
    expect(new Set(read(bomb).found.map((each) => each.split(' ')[0]))).toEqual(new Set(['yaml-alias']));
  });

  test('reports ten problems of a file at most', () => {
    expect(read('- "\\q"\n'.repeat(50)).found).toHaveLength(10);
  });

  const pieces = [
    'a: ',
    '- ',
    '? ',
    ': ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '\n',
    '\n  ',
    '\t',
    '|\n',
    '>',
    '&a ',
    '*a',
    '!!',
    '#',
    ',',
    '%',
    '---\n',
    'x',
    '\\',
    '<<: ',
  ];
  test('never throws, and every place is in the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (yaml) => {
        for (const { place } of read(yaml).diagnostics) {
          expect(place?.line).toBeLessThanOrEqual(yaml.split('\n').length);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each(pieces)('does not hang on 64 KiB of %j', (piece) => {
    const before = performance.now();
    read(piece.repeat(65_000 / piece.length));
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});
