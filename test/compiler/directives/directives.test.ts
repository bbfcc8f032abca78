/** Directives become blocks and activities; what is wrong is reported and left out. */

import { describe, expect, test } from '@jest/globals';
import { makeVocabulary } from '../../../src/compiler/directives/vocabulary.js';
import { fingerprintOf } from '../../../src/model/saved-state.js';
import type { ActivitySlice, BlockSlice, Directive } from '../../../src/model/slice.js';
import { outline, readText } from '../read-text.js';

const box: BlockSlice = {
  name: 'box',
  doc: 'A box.',
  forms: ['container', 'leaf'],
  attributes: {
    kind: { type: 'one-of', values: ['note', 'tip'], doc: 'Its kind.' },
    must: { type: 'text', doc: 'Text.' },
  },
  otherNames: ['crate', 'tip'],
  label: 'optional',
  parts: {
    tab: { doc: 'A tab.', forms: ['container'], attributes: {}, label: 'required', parts: {} },
  },
  parse: (directive, { report, textOf, sourceOf, placeOf }) => {
    if (directive.attributes.must === 'fail') {
      report({ code: 'box-fails', severity: 'error', message: '', hint: '' }, directive.place);
      return undefined;
    }
    const [first] = directive.children;
    return { directive, text: textOf(directive.children), source: first && sourceOf(first), place: placeOf(first) };
  },
  adopt: (node) => (node.type === 'thematicBreak' ? { data: 'adopted', children: [] } : undefined),
  render: () => [],
};

const mark: BlockSlice = {
  ...box,
  name: 'mark',
  forms: ['text'],
  attributes: {},
  otherNames: [],
  label: 'required',
  parts: {},
  parse: () => 'mark',
};
delete (mark as { adopt?: unknown }).adopt;

const task: ActivitySlice = {
  name: 'task',
  doc: 'A task.',
  attributes: { from: { type: 'number', min: 0, doc: 'From.' } },
  otherNames: ['job'],
  parts: { step: { doc: 'A step.', forms: ['leaf'], attributes: {}, label: 'required', parts: {} } },
  defaultPoints: 2,
  parse: (directive) => ({ directive }),
  render: () => [],
  config: () => ({ texts: ['b', 'a'] }),
  tracking: {
    texts: (config) => (config as { texts: string[] }).texts,
    isComplete: () => true,
    score: () => ({ outcome: 'neutral', share: 0 }),
    interaction: () => ({ type: 'choice', prompt: 'p', components: [], correctResponses: [] }),
    respond: () => [],
    pack: () => ({ kind: 'one', value: 0 }),
    unpack: () => undefined,
    largest: () => ({ kind: 'one', value: 0 }),
  },
};
const ask: ActivitySlice = { ...task, name: 'ask', defaultPoints: 0, otherNames: [], parts: {} };

const vocabulary = makeVocabulary([box, mark], [task, ask]);
const read = (text: string, page = {}) => {
  const result = readText(text, { vocabulary, page });
  return { ...result, codes: result.found.map(({ at, code }) => `${at} ${code}`), tree: outline(result.content) };
};

describe('a block', () => {
  test('gets its label, attributes, content and parts, blocks within it read already', () => {
    const { content, codes } = read(
      ':::box[A :mark[b]]{kind=tip lang=cy}\n\nc *d*\n\n:::tab[E]\n\n:::box\n:::\n\n:::\n\n::box\n\n:::',
    );
    expect(codes).toEqual([]);
    expect(content.children).toMatchObject([
      {
        type: 'block',
        name: 'box',
        lang: 'cy',
        position: { start: { line: 1, column: 1 } },
        children: [
          { type: 'paragraph' },
          { type: 'block', name: 'box' },
          {
            type: 'blockPart',
            name: 'tab',
            label: { type: 'blockPart', children: [{ value: 'E' }] },
            children: [{ type: 'block', name: 'box' }],
          },
        ],
        data: {
          text: 'c d',
          source: 'c *d*',
          place: { file: 'page.md', line: 3, column: 1 },
          directive: {
            form: 'container',
            name: 'box',
            place: { file: 'page.md', line: 1, column: 1 },
            label: [{ type: 'text' }, { type: 'block', name: 'mark', children: [{ value: 'b' }] }],
            attributes: { kind: 'tip', lang: 'cy' },
            parts: [{ name: 'tab', label: [{ value: 'E' }], children: [{ type: 'block', name: 'box' }] }],
          },
        },
      },
    ]);
  });

  test('in a sentence has its label as children, wherever the sentence stands', () => {
    const { tree, codes } = read('# A :mark[b *c*]\n\n- [x :mark[d]](e.md)\n\n| :mark[f\\|g] |\n| - |\n');
    expect(codes).toEqual([]);
    expect(tree).toEqual([
      'root',
      ['heading', 'text: A ', ['block mark', 'text: b ', ['emphasis', 'text: c']]],
      ['list', ['listItem', ['paragraph', ['link', 'text: x ', ['block mark', 'text: d']]]]],
      ['table', ['tableRow', ['tableCell', ['block mark', 'text: f|g']]]],
    ]);
  });

  test('is left out where its slice finds it wrong, or its attributes are', () => {
    expect(read('a\n\n::box{must=fail}')).toMatchObject({
      codes: ['3:1 box-fails'],
      tree: ['root', ['paragraph', 'text: a']],
    });
    expect(read('::box{kind=x}')).toMatchObject({ codes: ['1:7 attribute-not-one-of'], tree: ['root'] });
    expect(read('::box{.x}')).toMatchObject({ codes: ['1:7 attribute-class'], tree: ['root'] });
  });

  test('may stand for plain Markdown', () => {
    expect(read('a\n\n***\n').tree).toEqual(['root', ['paragraph', 'text: a'], 'thematicBreak']);
    const quotes = makeVocabulary(
      [{ ...box, adopt: (node) => (node.type === 'blockquote' ? { data: 1, children: node.children } : undefined) }],
      [],
    );
    expect(outline(readText('> a\n> > b', { vocabulary: quotes }).content)).toEqual([
      'root',
      ['block box', ['paragraph', 'text: a'], ['block box', ['paragraph', 'text: b']]],
    ]);
  });

  test('keeps the very nodes that were parsed, whose links are resolved later', () => {
    const { content } = read(':::box[[x](y.md)]\n\n[z](y.md)\n\n:::');
    expect(content.children[0]).toMatchObject({ data: { directive: { label: [{ type: 'link', url: 'y.md' }] } } });
  });
});

describe('an activity', () => {
  test('has its defaults', () => {
    const { activities, tree, codes } = read(':::task{#one}\n\ntext\n\n:::');
    expect(codes).toEqual([]);
    expect(tree).toEqual(['root', 'activity']);
    expect(activities).toMatchObject([
      {
        id: 'one',
        type: 'task',
        pageId: 'page',
        source: { file: 'page.md', line: 1, column: 1 },
        was: [],
        points: 2,
        attempts: 0,
        required: true,
        shuffle: false,
        objectiveIds: [],
        fingerprint: fingerprintOf(['a', 'b']),
        feedback: {},
        config: { texts: ['b', 'a'] },
        interaction: { prompt: 'p' },
      },
    ]);
    expect(activities[0]).not.toHaveProperty('hint');
  });

  test('takes the settings of all activities', () => {
    const text =
      ':::task{#one was="two three" points=0.5 attempts=3 required=false objective="listen open-well" shuffle lang=cy}\n:::';
    const { activities, content, codes } = read(text);
    expect(codes).toEqual([]);
    expect(content.children).toMatchObject([{ type: 'activity', lang: 'cy' }]);
    expect(activities).toMatchObject([
      {
        was: ['two', 'three'],
        points: 0.5,
        attempts: 3,
        required: false,
        objectiveIds: ['listen', 'open-well'],
        shuffle: true,
      },
    ]);
  });

  test('in an assessment is tried once, and shuffled as the page says where something is right', () => {
    const text = ':::task{#one}\n:::\n\n:::ask{#two}\n:::\n\n:::task{#three shuffle=false attempts=0}\n:::';
    const { activities } = read(text, { kind: 'assessment', shuffle: true });
    expect(activities.map(({ attempts, shuffle }) => [attempts, shuffle])).toEqual([
      [1, true],
      [1, false],
      [0, false],
    ]);
  });

  test('without an id is called by its number on the page, and moves with the page', () => {
    const { activities, codes } = read(':::task{#one}\n:::\n\n> :::task{was=x}\n> :::\n\n:::box\n:::task\n:::\n:::', {
      was: ['old', 'older'],
    });
    expect(codes).toEqual(['4:3 activity-without-id', '8:1 activity-without-id']);
    expect(activities.map(({ id, was }) => [id, ...was])).toEqual([
      ['one'],
      ['page-2', 'x', 'old-2', 'older-2'],
      ['page-3', 'old-3', 'older-3'],
    ]);
  });

  test('is counted even where it is wrong, so that the others keep their ids', () => {
    const { activities } = read(':::task{points=x}\n:::\n\n:::task\n:::');
    expect(activities.map(({ id }) => id)).toEqual(['page-2']);
  });

  test.each([
    [':::task{#One}\n:::', '1:1 attribute-malformed-id'],
    [':::task{id}\n:::', '1:9 attribute-needs-value'],
    [':::task{#a points=1001}\n:::', '1:12 attribute-not-a-number'],
    [':::task{#a}\n:::ask{#b}\n:::\n:::', '2:1 activity-in-activity'],
    [':::task{#a}\n:::box\n:::ask{#b}\n:::\n:::\n:::', '3:1 activity-in-activity'],
    [':::task{#a}\n::hint[]\n:::', '2:1 activity-part-empty'],
    [':::task{#a}\n::hint[b]\n:::hint\nc\n:::\n:::', '3:1 activity-part-repeated'],
    [':::task{#a}\n::feedback[b]{for=correct}\n::feedback[c]{for=correct}\n:::', '3:1 activity-part-repeated'],
    [':::task{#a}\n::feedback[b]\n:::', '2:1 attribute-missing'],
    [':::ask{#a}\n::feedback[b]{for=correct}\n:::', '2:1 activity-feedback-unscored'],
    [':::task{#a}\n- ::hint[b]\n:::', '2:3 directive-part-misplaced'],
    [':::ask{#a}\n::step[b]\n:::', '2:1 directive-part-misplaced'],
    ['::tab[b]', '1:1 directive-part-misplaced'],
  ])('explains %j', (text, code) => {
    const { codes } = read(text);
    expect(codes).toEqual([code]);
  });

  test('whose page has the longest of ids needs one of its own', () => {
    const { codes, activities } = read(':::task\n:::', { id: 'a'.repeat(63) });
    expect(codes).toEqual(['1:1 activity-id-too-long']);
    expect(activities).toEqual([]);
  });

  test('has hint and feedback, on a line or with fences, and hands its own parts to the slice', () => {
    const { activities, codes } = read(
      ':::task{#a}\n\ntext\n\n::hint[b *c*]{lang=cy}\n\n:::feedback{for=partial}\n\nd\n\n- e\n\n:::\n\n::feedback[f]{for=incorrect}\n\n::step[g]\n\n:::',
    );
    expect(codes).toEqual([]);
    const [activity] = activities;
    expect(activity?.hint).toMatchObject([{ type: 'blockPart', lang: 'cy', children: [{ type: 'paragraph' }] }]);
    expect(
      Object.entries(activity?.feedback ?? {}).map(([outcome, nodes]) => [outcome, nodes?.map(({ type }) => type)]),
    ).toEqual([
      ['partial', ['paragraph', 'list']],
      ['incorrect', ['paragraph']],
    ]);
    const { directive } = (activity?.data ?? { directive: { parts: [], children: [] } }) as { directive: Directive };
    expect(directive.parts.map(({ name }) => name)).toContain('step');
    expect(directive.children.map((child) => child.type)).toEqual(['paragraph']);
  });
});

describe('a part in a sentence', () => {
  const gap: ActivitySlice = {
    ...task,
    name: 'gap',
    attributes: {},
    parts: {
      gap: {
        doc: 'A gap.',
        forms: ['text'],
        attributes: { size: { type: 'number', min: 1, doc: '' } },
        label: 'required',
        parts: {},
      },
    },
    parse: ({ children }, { textOf }) => ({ text: textOf(children) }),
  };
  const gaps = makeVocabulary([box, mark], [gap]);
  const readGaps = (text: string) => {
    const { found, content, activities } = readText(text, { vocabulary: gaps });
    return { codes: found.map(({ at, code }) => `${at} ${code}`), tree: outline(content), activities };
  };

  test('stays at its place, however deep, and has no text', () => {
    const { codes, activities } = readGaps(
      ':::gap{#a}\n\na :gap[b *c*]{size=2} d\n\n- > e :gap[f]\n\n:::box\n\n:gap[g]\n\n:::\n\n:::',
    );
    expect(codes).toEqual([]);
    expect(activities[0]?.data).toEqual({ text: 'a d e' });
  });

  test('is out of place anywhere else', () => {
    expect(readGaps('a :gap[b]').codes).toEqual(['1:3 directive-part-misplaced']);
    expect(readGaps(':::gap{#a}\n\na :gap[b :gap[c]]\n\n::hint[x :gap[d]]\n\n:::').codes).toEqual([
      '3:10 directive-part-misplaced',
      '5:10 directive-part-misplaced',
    ]);
  });

  test('that is wrong keeps its activity from saying more', () => {
    const strict = { ...gap, parse: () => expect(true).toBe(false) as never };
    const { found } = readText(':::gap{#a}\n\na :gap[b]{size=0}\n\n:::', { vocabulary: makeVocabulary([], [strict]) });
    expect(found.map(({ code }) => code)).toEqual(['attribute-not-a-number']);
  });
});

describe('an unknown name', () => {
  test('is explained by another tool’s word, and by what that word says', () => {
    expect(read(':::tip\n\na\n\n:::').found).toMatchObject([
      { code: 'directive-unknown', hint: expect.stringContaining('`:::box{kind=tip}`') },
    ]);
    expect(read(':::job{#a}\n:::').found).toMatchObject([{ hint: expect.stringContaining('`:::task{#a}`') }]);
  });

  test('does not make its parts wrong, but other mistakes within it are told', () => {
    expect(read(':::tsk{#a}\n::hint[b]\n::box{kind=x}\n:::').codes).toEqual([
      '1:1 directive-unknown',
      '3:7 attribute-not-one-of',
    ]);
  });
});
