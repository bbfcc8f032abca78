/** Whatever stands in a directive: data or an error, never an exception, never both. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { activities } from '../../src/activities/table.js';
import { parseDirective } from './parse-directive.js';

const PIECES = [
  '- [x] ',
  '- [ ] ',
  '- []',
  '- ',
  '* [x]',
  '1. ',
  '> ',
  '  > ',
  '  ',
  '\n',
  '\n\n',
  'a',
  'b',
  '[x]',
  '|',
  '---',
  '#',
  '`',
];
const TABLES = ['\n\n| a | b |\n| - | - |\n', '| a | b |\n', '|  | c |\n', '| d |\n', '  - ', 'ask\n\n- x\n  - y\n'];
const markdown = fc.array(fc.constantFrom(...PIECES, ...TABLES, '![](x)', '[a]: b', '<!-- c -->', '😀'), {
  maxLength: 60,
});

/** Whether the answers are a list; else they stand in sentences. */
const hasList = (name: string): boolean => !['blanks', 'match', 'number'].includes(name);

describe.each(activities.map((slice) => [slice.name, slice] as const))('%s', (name, slice) => {
  const parse = (text: string, attributes = {}): ReturnType<typeof parseDirective> =>
    parseDirective((directive, context) => slice.parse(directive, context), text, { name, attributes });

  test('takes any content', () => {
    fc.assert(
      fc.property(
        markdown.map((pieces) => pieces.join('')),
        (text) => {
          const { data, diagnostics } = parse(text);
          expect(data === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
          if (data === undefined) return;
          const definition = slice.tracking.interaction(slice.config(data));
          expect(definition === undefined).toBe(slice.tracking.isPrivate === true);
          if (!definition) return;
          if (!hasList(name) || slice.tracking.onConsent) return;
          expect(definition.components.length).toBeGreaterThanOrEqual(2);
          expect(definition.components.every((component) => component.text !== '')).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('takes a list of hundreds of answers, with one error', () => {
    const list = Array.from({ length: 500 }, (_, n) => `- ${n % 2 ? '[x] ' : ''}${n}`).join('\n');
    const { diagnostics } = parse(`Which?\n\n${list}`);
    // Where learners write for themselves any list is part of what they are asked; what branches has its answers in parts.
    const missing = name === 'match' ? 'match-without-table' : slice.graph ? `${name}-no-steps` : `${name}-none`;
    const expected = hasList(name) && !slice.graph ? 'answers-too-many' : missing;
    expect(diagnostics.map(({ code }) => code)).toEqual(
      slice.tracking.isPrivate || slice.tracking.onConsent ? [] : [expected],
    );
  });
});
