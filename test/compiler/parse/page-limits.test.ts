/** No page takes long, however it was made; no ordinary page is refused. */

import { describe, expect, test } from '@jest/globals';
import { readLinePrefix } from '../../../src/compiler/parse/line-prefix.js';
import { parseText } from '../read-text.js';

const PAGE = 256 * 1024;
const fill = (text: string, size = PAGE): string => text.repeat(Math.floor(size / text.length));
const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

const HOSTILE: Readonly<Record<string, string>> = {
  brackets: fill('['),
  'brackets that close': fill('[', PAGE / 2) + fill(']', PAGE / 2),
  references: fill('[a]'),
  'references to many definitions': `${lines(7000, (at) => `[r${at}]: x`)}\n\n${fill('[zz]', PAGE / 2)}`,
  footnotes: `${lines(7000, (at) => `[^${at}]: x`)}\n\n${lines(7000, (at) => `[^${at}]`)}`,
  emphasis: fill('*a_ '),
  'emphasis in itself': fill('*a ', PAGE / 2) + fill(' a*', PAGE / 2),
  stars: fill('*_'),
  images: fill('![[['),
  cells: `a|b\n-|-\n${fill('|')}`,
  'table rows': `a|b\n-|-\n${fill('a|b\n')}`,
  angles: fill('<'),
  comments: `x ${fill('<!-- ')}`,
  instructions: `x ${fill('<?')}`,
  'link titles': fill('[a](b "'),
  destinations: fill('[a](<b'),
  ticks: lines(700, (at) => '`'.repeat(at)),
  'code that is not closed': `\`\`\`\n${fill('a\n')}`,
  'a long word': `${fill('a')} b@c.d www.x`,
  addresses: fill('a@b.'),
  quotes: fill('> ', 20_000),
  'quote lines': fill('> a\n'),
  'lazy lines': fill('> a\nb\n\n'),
  'lists on a line': fill('- ', 20_000),
  'lists by indentation': lines(500, (at) => `${' '.repeat(2 * at)}- a`),
  'lists that end': fill('- a\n  - b\n'),
  'lists in what only looks like code': `<!--\n\`\`\`\n-->\n${lines(500, (at) => `${' '.repeat(2 * at)}- a`)}`,
  underlines: fill('a\n=\n'),
  'fewer lists that end': fill('- a\n  - b\n', PAGE / 4),
  'fewer underlines': fill('a\n=\n', PAGE / 4),
  'fewer lazy lines': fill('> a\nb\n\n', PAGE / 4),
  headings: fill('# a\n'),
  blanks: fill(' '),
  'blank lines': fill('\n'),
  colons: fill(':'),
  containers: fill(':::a\n'),
  'closing fences': fill(':::\n'),
  'broken fences': fill('::: a\n'),
  'inline directives': fill(':span[a]{lang=cy} '),
  'inline directives that do not close': fill(':span['),
  'a long fence': `:::a${fill(' b')}`,
  'a long label': `:::a${fill('[')}`,
  'blanks before colons': `:::a${fill(' ')}:`,
};

describe('a hostile page', () => {
  test.each(Object.keys(HOSTILE))('of %s takes a few seconds at most', (name) => {
    const before = process.cpuUsage();
    const { found } = parseText(HOSTILE[name] ?? '');
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(8);
    expect(found.length).toBeLessThan(600);
  });
});

describe('levels', () => {
  const nested = (levels: number): string => `${':::callout\n'.repeat(levels)}x\n${':::\n'.repeat(levels)}`;

  test.each([
    ['containers', nested(32), nested(33), '33:1'],
    ['quotes', `${'> '.repeat(32)}x`, `${'> '.repeat(33)}x`, '1:1'],
    ['lists on a line', `${'- '.repeat(32)}x`, `a\n\n${'- '.repeat(33)}x`, '3:1'],
    ['lists', lines(32, (at) => `${'  '.repeat(at)}- a`), lines(33, (at) => `${'  '.repeat(at)}- a`), '33:1'],
    [
      'emphasis',
      `${'*a **a '.repeat(16)}${'** *'.repeat(16)}`,
      `${'[a '.repeat(20)}${'*a **b '.repeat(40)}${'b** a*'.repeat(40)}`,
      '1:',
    ],
  ])('of %s are 32 at most', (_, good, bad, place) => {
    expect(parseText(good).found.filter(({ code }) => code.startsWith('page-'))).toEqual([]);
    const { parsed, found } = parseText(bad);
    expect(parsed).toBeUndefined();
    expect(found).toMatchObject([{ code: 'page-too-deep', at: expect.stringContaining(place) }]);
  });

  test('are not counted in code, nor in a line across the page', () => {
    const text = `\`\`\`\n${'> '.repeat(40)}x\n${'- '.repeat(40)}\n\`\`\`\n\n${'* '.repeat(60)}\n\n${'- '.repeat(60)}\n`;
    expect(parseText(text).found).toEqual([]);
  });

  test('begin anew after a list, and after code that its quote ends', () => {
    expect(parseText(lines(200, () => '- a\n  - b\n\ntext\n')).found).toEqual([]);
    expect(parseText(`> \`\`\`\n> x\n\n${'> '.repeat(40)}x`).found).toMatchObject([
      { code: 'page-too-deep', at: '4:1' },
    ]);
  });
});

describe('directives', () => {
  test('are 500 at most, in sentences too', () => {
    expect(parseText('::about\n'.repeat(500)).found).toEqual([]);
    expect(parseText('::about\n'.repeat(501)).found).toMatchObject([{ code: 'page-too-many-directives', at: '501:1' }]);
    const { found } = parseText(`${':span[a] b\n\n'.repeat(501)}`);
    expect(found).toMatchObject([{ code: 'page-too-many-directives', at: '1001:1' }]);
  });

  test('are not counted in code', () => {
    expect(parseText(`\`\`\`\n${'::about\n'.repeat(600)}\`\`\``).found).toEqual([]);
  });
});

describe('a long ordinary page', () => {
  const part = (at: number): string => `## Part ${at}

${'When nothing else helps, *say* what you saw; [ask](a.md#b) and **wait** for an answer `now`. '.repeat(6)}

- one thing to do
- another *thing* to do
  - and a part of it
  > with a remark

| Word | Meaning | Since |
| --- | --- | --- |
${'| a **word** | what it means [here](b.md) | 1948 |\n'.repeat(8)}
1. first
2. second

`;

  test('is not refused', () => {
    const text = lines(240, part).slice(0, PAGE);
    expect(text.length).toBeGreaterThan(PAGE * 0.9);
    expect(parseText(text).found).toEqual([]);
  });

  test('may hold a table of 500 rows, and a list of 500 items', () => {
    const table = `| a | b |\n| --- | --- |\n${'| a **long** [text](b.md) about *something* | and what `it` means |\n'.repeat(500)}`;
    const list = '- an item with *marks* and a [link](a.md), as lists of sources have\n'.repeat(500);
    expect(parseText(`${table}\n${list}`).found).toEqual([]);
  });
});

describe('code between fences', () => {
  const DENSE = `${'const a = [b[0], `c`, *d, e_f & g]; '.repeat(3)}\n`.repeat(400);

  test('may be long and full of signs', () => {
    expect(parseText(`Text.\n\n\`\`\`js\n${DENSE}\`\`\`\n\nText.\n`).found).toEqual([]);
    expect(parseText(`~~~\n${DENSE}~~~ x\n\`\`\`\n${DENSE}\n~~~~`).found).toEqual([]);
  });

  test.each([
    ['it is none', DENSE],
    ['its fence follows text', `a\n\`\`\` b \`\n${DENSE}`],
    ['a comment may hold its fence', `<!--\n\n\`\`\`\n\n-->\n${DENSE}`],
    ['it has ended', `\`\`\`\n\`\`\`\n${DENSE}`],
  ])('is counted as text where %s', (_, text) => {
    const [found] = parseText(text).found;
    expect(found).toMatchObject({ code: 'page-too-intricate', hint: expect.stringContaining('paragraph') });
  });
});

describe('what stands before a line’s text', () => {
  test.each([
    ['text', { quotes: 0, items: [], indent: 0, text: 'text' }],
    ['\t> 1. x', { quotes: 1, items: [9], indent: 6, text: 'x' }],
    ['> > - 12) x', { quotes: 2, items: [6, 10], indent: 4, text: 'x' }],
    ['  -', { quotes: 0, items: [4], indent: 2, text: '' }],
    ['-x 1.5', { quotes: 0, items: [], indent: 0, text: '-x 1.5' }],
    ['> * * *', { quotes: 1, items: [], indent: 2, text: '* * *' }],
    ['1234567890. x', { quotes: 0, items: [], indent: 0, text: '1234567890. x' }],
  ])('%j', (line, prefix) => {
    expect(readLinePrefix(line)).toEqual(prefix);
  });
});
