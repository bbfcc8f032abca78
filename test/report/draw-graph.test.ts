import { describe, expect, test } from '@jest/globals';
import type { ActivityGraph } from '../../src/model/activity-graph.js';
import { drawMermaid, drawTree } from '../../src/report/draw-graph.js';

const graph: ActivityGraph = {
  title: 'Talking',
  facts: ['3 steps', 'best score 2'],
  nodes: [
    {
      id: 'open',
      text: 'Sam: "Yes?"',
      edges: [
        { text: 'Hello.', to: 1, notes: ['+2', 'sets kind'] },
        { text: 'What?', to: 0, notes: [] },
        { text: 'Bye.', to: 2, notes: [] },
      ],
    },
    { id: 'next', text: '| [x] #1 <b>', edges: [{ text: 'x'.repeat(100), to: 2, notes: [] }] },
    { id: 'fine', text: 'Good.', end: 'good', edges: [] },
  ],
};

test('a tree shows each node once', () => {
  expect(drawTree(graph).split('\n')).toEqual([
    'Talking',
    '3 steps · best score 2',
    '',
    'open  Sam: "Yes?"',
    '├─ Hello.  (+2, sets kind)',
    '│  → next  | [x] #1 <b>',
    `│    └─ ${'x'.repeat(71)}…`,
    '│       → fine [good end]  Good.',
    '├─ What?',
    '│  → open (see above)',
    '└─ Bye.',
    '   → fine (see above)',
    '',
  ]);
});

describe('a flowchart', () => {
  test('has a line for each node and each edge', () => {
    expect(drawMermaid(graph).split('\n')).toEqual([
      'flowchart TD',
      '  n0["<b>open</b><br>Sam: #34;Yes?#34;"]',
      '  n1["<b>next</b><br>#124; #91;x#93; #35;1 #60;b#62;"]',
      '  n2(["<b>fine</b> (good end)<br>Good."])',
      '  n0 -->|"Hello.  #40;+2, sets kind#41;"| n1',
      '  n0 -->|"What?"| n0',
      '  n0 -->|"Bye."| n2',
      `  n1 -->|"${'x'.repeat(71)}…"| n2`,
      '',
    ]);
  });

  test('keeps what could steer a terminal or end a text to itself', () => {
    const nodes = [{ id: 'a', text: '\u001b[2J"]\nend', edges: [] }];
    expect(drawMermaid({ nodes })).toBe('flowchart TD\n  n0["<b>a</b><br>�#91;2J#34;#93;�end"]\n');
  });
});
