import { describe, expect, test } from '@jest/globals';
import type { RootContent } from 'mdast';
import { choice } from '../../../src/activities/choice/index.js';
import type { ChoiceData } from '../../../src/activities/choice/parse.js';
import type { Directive } from '../../../src/model/slice.js';
import { type Parsed, parseDirective, summary } from '../parse-directive.js';

function parse(markdown: string, attributes: Directive['attributes'] = {}): Parsed<ChoiceData> {
  return parseDirective((directive, context) => choice.parse(directive, context), markdown, {
    name: 'choice',
    attributes,
  });
}

const ask = (answers: string): string => `Which?\n\n${answers}`;

describe('a choice that is well written', () => {
  test('has its options in the order of their texts, whatever the author’s', () => {
    const { data, diagnostics } = parse(ask('- [ ] Zebra\n- [x] Ape\n- [ ] *Mouse*'));
    expect(diagnostics).toEqual([]);
    expect(data?.items.map(({ text }) => text)).toEqual(['Zebra', 'Ape', 'Mouse']);
    expect(data?.config).toEqual({
      many: false,
      prompt: 'Which?',
      options: [
        { text: 'Ape', correct: true },
        { text: 'Mouse', correct: false },
        { text: 'Zebra', correct: false },
      ],
    });
  });

  test.each([
    ['- [x] a\n- [ ] b', undefined, false],
    ['- [x] a\n- [x] b\n- [ ] c', undefined, true],
    ['- [x] a\n- [x] b\n- [ ] c', 'one', false],
    ['- [x] a\n- [ ] b', 'many', true],
  ])('%j with select=%s takes many: %s', (answers, select, many) => {
    expect(parse(ask(answers), select ? { select } : {}).data?.config.many).toBe(many);
  });

  test('keeps the feedback of each option, in any spacing', () => {
    const { data, diagnostics } = parse(ask('- [ ] a\n  > No.\n- [x] b\n\n  > Yes.\n  >\n  > Indeed.\n\n- [ ] c'));
    expect(diagnostics).toEqual([]);
    expect(data?.items.map(({ feedback }) => feedback.length)).toEqual([1, 2, 0]);
  });

  test('takes an earlier plain list, a quote and notes to the parser as prompt', () => {
    const { data, diagnostics } = parse(
      'See [it].\n\n- fact\n\n> said\n\n- [x] a\n- [ ] b\n\n[it]: https://example.org\n<!-- c -->',
    );
    expect(diagnostics).toEqual([]);
    expect(data?.prompt.map(({ type }) => type)).toEqual(['paragraph', 'list', 'blockquote', 'definition', 'html']);
  });

  test('knows a picture by its alternative text', () => {
    const { data } = parse(ask('- [x] ![A chart](a.png)\n- [ ] ![A table](b.png)'));
    expect(data?.config.options.map(({ text }) => text)).toEqual(['A chart', 'A table']);
  });

  test('knows what is pinned', () => {
    const pin = (content: RootContent[]): RootContent[] => {
      const list = content.at(-1);
      const paragraph = list?.type === 'list' ? list.children[2]?.children[0] : undefined;
      if (paragraph?.type === 'paragraph') {
        const { children } = paragraph;
        paragraph.children = [{ type: 'block', name: 'span', data: { pin: true }, children }];
      }
      return content;
    };
    const markdown = ask('- [x] a\n- [x] b\n- [ ] All');
    const { data } = parseDirective((directive, context) => choice.parse(directive, context), markdown, {
      name: 'choice',
      change: pin,
    });
    expect(data?.config.options[0]).toEqual({ text: 'All', correct: false, pin: true });
    expect(data?.config.options[1]).toEqual({ text: 'a', correct: true });
  });

  test('may have every option right, with a warning', () => {
    const parsed = parse(ask('- [x] a\n- [x] b'));
    expect(parsed.data?.config.many).toBe(true);
    expect(summary(parsed)).toEqual(['1:1 choice-all-correct']);
    expect(parsed.diagnostics[0]?.severity).toBe('warning');
  });
});

describe('a choice with a mistake is refused', () => {
  const many = Array.from({ length: 27 }, (_, n) => `- [${n ? ' ' : 'x'}] option ${n}`).join('\n');

  test.each([
    ['no list', 'Which?', ['1:1 answers-missing']],
    ['boxes without hyphens', ask('[x] a\n[ ] b'), ['1:1 answers-missing']],
    ['nothing at all', '', ['1:1 answers-no-prompt', '1:1 answers-missing']],
    ['no prompt', '- [x] a\n- [ ] b', ['1:1 answers-no-prompt']],
    ['no correct option', ask('- [ ] a\n- [ ] b'), ['1:1 choice-no-correct-answer']],
    ['no boxes', ask('- a\n- b'), ['4:1 answers-without-boxes']],
    ['a mixed list', ask('- [x] a\n- b'), ['5:1 answers-mixed']],
    ['an empty box', ask('- [x] a\n- [] b'), ['5:1 answers-broken-box']],
    ['no blank after the box', ask('- [x]a\n- [ ] b'), ['4:1 answers-broken-box']],
    ['a blank beside the x', ask('- [x ] a\n- [ ] b'), ['4:1 answers-broken-box']],
    ['only broken boxes', ask('- [x]a\n- []b'), ['4:1 answers-broken-box', '5:1 answers-broken-box']],
    [
      'a link in place of a box',
      ask('- [x](https://example.org) a\n- [x] b'),
      ['4:1 answers-mixed', '4:3 answers-link'],
    ],
    ['feedback left of its option', ask('- [ ] a\n> No.\n- [x] b'), ['5:1 answers-feedback-outside']],
    ['feedback left of the last option', ask('- [ ] a\n- [x] b\n> Yes.'), ['6:1 answers-feedback-outside']],
    ['two kinds of hyphen', ask('- [ ] a\n* [x] b\n* [ ] c'), ['5:1 answers-split']],
    ['an option without text', ask('- [x] a\n- [ ]\n- [ ] b'), ['5:1 answers-empty']],
    ['an item without anything', ask('- [x] a\n-\n- [ ] b'), ['5:1 answers-empty']],
    ['a picture without words', ask('- [x] a\n- [ ] ![](b.png)'), ['5:1 answers-empty']],
    ['two options of one text', ask('- [x] a\n- [ ] b\n- [ ] *a*'), ['6:1 answers-repeated']],
    ['one option', ask('- [x] a'), ['4:1 answers-too-few']],
    ['27 options', ask(many), ['30:1 answers-too-many']],
    ['an ordered list', ask('1. [x] a\n2. [ ] b'), ['4:1 answers-numbered']],
    ['a nested list', ask('- [x] a\n  - b\n- [ ] c'), ['5:3 answers-not-one-paragraph']],
    ['a table', ask('- [x] a\n  |b|c|\n  |-|-|\n- [ ] c'), ['5:3 answers-not-one-paragraph']],
    ['a code block', ask('- [x] a\n\n      code\n- [ ] c'), ['6:3 answers-not-one-paragraph']],
    ['a second paragraph', ask('- [x] a\n\n  more\n- [ ] c'), ['6:3 answers-not-one-paragraph']],
    ['something after the list', ask('- [x] a\n- [ ] b\n\n## More'), ['7:1 answers-content-after']],
  ])('%s', (_what, markdown, expected) => {
    const parsed = parse(markdown);
    expect(summary(parsed)).toEqual(expected);
    expect(parsed.data).toBeUndefined();
  });

  test('a heading in place of an option is named where it stands', () => {
    expect(summary(parse(ask('- [x] a\n- # b')))).toContain('5:3 answers-not-one-paragraph');
  });

  test.each([
    ['- [] Paris', '- [ ] Paris'],
    ['- [x]Paris', '- [x] Paris'],
    ['- [✓] Paris', '- [x] Paris'],
    ['* [ x] Paris', '- [x] Paris'],
  ])('%s is shown as %s', (written, mend) => {
    const { diagnostics } = parse(ask(`${written}`));
    expect(diagnostics.find(({ code }) => code === 'answers-broken-box')?.hint).toContain(`\`${mend}\``);
  });

  test('all mistakes are told at once', () => {
    expect(summary(parse('- [x]a\n- [ ]\n- [ ] b\n- [ ] b\n\nMore'))).toEqual([
      '1:1 answers-no-prompt',
      '7:1 answers-content-after',
      '2:1 answers-broken-box',
      '3:1 answers-empty',
      '5:1 answers-repeated',
    ]);
  });
});
