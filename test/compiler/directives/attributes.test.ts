/** Attributes: read from between the braces, checked against a schema, every mistake at its column. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkAttributes } from '../../../src/compiler/directives/check-attributes.js';
import { readAttributes } from '../../../src/compiler/directives/read-attributes.js';
import type { AttributeSchema } from '../../../src/model/attribute-schema.js';
import { collect } from '../read-text.js';

function read(text: string): { values: Record<string, unknown>; found: string[] } {
  const { report, found } = collect();
  const written = readAttributes({ text, line: 7, column: 11 }, 'page.md', { report, mended: () => '…' });
  const values = Object.fromEntries([...written].map(([name, { value }]) => [name, value]));
  return { values, found: found.map(({ at, code }) => `${at} ${code}`) };
}

const schema: AttributeSchema = {
  title: { type: 'text', doc: 'A title.' },
  open: { type: 'flag', doc: 'Open.' },
  size: { type: 'number', min: 0, max: 10, doc: 'Size.' },
  count: { type: 'number', min: 1, integer: true, doc: 'Count.' },
  kind: { type: 'one-of', values: ['note', 'tip'], doc: 'Kind.' },
  was: { type: 'ids', doc: 'Former ids.' },
  objective: { type: 'objectives', doc: 'Objectives.' },
  src: { type: 'file', doc: 'A file.' },
  captions: { type: 'files-by-language', doc: 'Files.' },
  lang: { type: 'language', doc: 'Language.' },
};

function check(
  text: string,
  of: AttributeSchema = schema,
): { values: unknown; bad: readonly string[]; found: string[]; hints: string } {
  const { report, found } = collect();
  const written = readAttributes({ text, line: 1, column: 1 }, 'page.md', { report, mended: () => '…' });
  const owner = { name: 'box', place: { file: 'page.md', line: 1, column: 1 } };
  const context = {
    report,
    objectiveIds: ['open-well', 'listen'],
    file: (path: string) => (path.includes('missing') ? undefined : `found/${path}`),
  };
  const { values, bad } = checkAttributes(written, of, owner, context);
  const hints = found.map(({ hint }) => hint).join(' ');
  return { values, bad, found: found.map(({ at, code }) => `${at} ${code}`), hints };
}

describe('reading attributes', () => {
  test('gives names, values, and bare names as true', () => {
    expect(read(' #a-b open title="x } y, “z”"  src=m/a.mp4 cy:x=y|z')).toEqual({
      values: { id: 'a-b', open: true, title: 'x } y, “z”', src: 'm/a.mp4' },
      found: ['7:54 attribute-malformed'],
    });
    expect(read('id=a x=é')).toEqual({ values: { id: 'a', x: 'é' }, found: [] });
    expect(read('')).toEqual({ values: {}, found: [] });
  });

  test.each([
    ['.red a', { a: true }, ['7:11 attribute-class']],
    ['a a=b', { a: true }, ['7:13 attribute-repeated']],
    ['#a #b', { id: 'a' }, ['7:14 attribute-repeated']],
    ['#a id=b', { id: 'a' }, ['7:14 attribute-id-twice']],
    ['id=b #a', { id: 'a' }, ['7:16 attribute-id-twice']],
    ['a=“b c” d', { d: true }, ['7:11 attribute-wrong-quotes']],
    ["a='b c' d", { d: true }, ['7:11 attribute-wrong-quotes']],
    ['a="b c', {}, ['7:11 attribute-quote-not-closed']],
    ['unit=a"b d', { d: true }, ['7:11 attribute-value-needs-quotes']],
    ['a=1, b=2', { b: '2' }, ['7:11 attribute-value-needs-quotes']],
    ['a= b', { b: true }, ['7:11 attribute-value-missing']],
    ['a =b', { a: true }, ['7:13 attribute-malformed']],
    ['a, b', { b: true }, ['7:11 attribute-malformed']],
    ['# a', { a: true }, ['7:11 attribute-malformed']],
    ['a="b"c', { a: 'b' }, ['7:16 attribute-malformed']],
    ['a} text', { a: true }, ['7:12 directive-text-after-attributes']],
  ])('explains %j', (text, values, found) => {
    expect(read(text)).toEqual({ values, found });
  });

  test('never fails, and stays linear', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...' abc#.="\'“{}\\,<\t:_-1é'), maxLength: 80 }), (text) => {
        for (const at of read(text).found) expect(Number(at.split(/[: ]/)[1])).toBeLessThanOrEqual(11 + text.length);
      }),
      { numRuns: 500 },
    );
    for (const piece of ['a ', '.a ', 'a="', '“', '{', 'a=b" ']) {
      expect(read(piece.repeat(60_000)).found.length).toBeLessThan(100);
    }
  });
});

describe('checking attributes', () => {
  test('gives each type its value', () => {
    const text =
      'title="a b" open=false size=2.5 count=3 kind=tip was="a  b a" objective=listen src=a.mp4 captions="a.vtt cy:b.vtt" lang=cy';
    expect(check(text)).toMatchObject({
      values: {
        title: 'a b',
        open: false,
        size: 2.5,
        count: 3,
        kind: 'tip',
        was: ['a', 'b'],
        objective: ['listen'],
        src: 'found/a.mp4',
        captions: [{ path: 'found/a.vtt' }, { language: 'cy', path: 'found/b.vtt' }],
        lang: 'cy',
      },
      bad: [],
      found: [],
    });
    expect(check('open').values).toEqual({ open: true });
    expect(check('open=true').values).toEqual({ open: true });
  });

  test.each([
    ['titl=x', 'attribute-unknown', 'Did you mean "title"?'],
    ['id=x', 'attribute-unknown', 'Only activities have an id'],
    ['constructor=x', 'attribute-unknown', 'Known here'],
    ['title', 'attribute-needs-value', 'title="…"'],
    ['was=""', 'attribute-needs-value', 'was='],
    ['captions=""', 'attribute-needs-value', 'captions='],
    ['open=yes', 'attribute-not-a-flag', '`open=false`'],
    ['size=11', 'attribute-not-a-number', 'digits'],
    ['size=-1', 'attribute-not-a-number', 'digits'],
    ['size=1e1', 'attribute-not-a-number', 'digits'],
    ['count=1.5', 'attribute-not-a-number', 'digits'],
    ['kind=tipp', 'attribute-not-one-of', 'Did you mean "tip"?'],
    ['was="a B"', 'attribute-malformed-id', 'small letters'],
    ['objective=lisen', 'attribute-unknown-objective', 'Did you mean "listen"?'],
    ['captions="a.vtt b.vtt"', 'attribute-wrong-files', 'cy:a-cy.vtt'],
    ['captions="cy:a.vtt cy:b.vtt"', 'attribute-wrong-files', 'cy:a-cy.vtt'],
    ['captions="cy:"', 'attribute-wrong-files', 'cy:a-cy.vtt'],
    ['lang=welsh', 'attribute-not-a-language', '`cy`'],
    ['lang=en_GB', 'attribute-not-a-language', '`cy`'],
  ])('explains %s', (text, code, hint) => {
    const { values, bad, found, hints } = check(text);
    expect(found).toEqual([`1:1 ${code}`]);
    expect(values).toEqual({});
    expect(bad).toHaveLength(1);
    expect(hints).toContain(hint);
  });

  test('leaves a missing file to the report of the files', () => {
    expect(check('src=missing.mp4')).toMatchObject({ values: {}, bad: ['src'], found: [] });
    expect(check('captions=missing.vtt')).toMatchObject({ values: {}, bad: ['captions'], found: [] });
  });

  test('asks for what is required, unless it is there and wrong', () => {
    const needed: AttributeSchema = { kind: { type: 'one-of', values: ['note'], required: true, doc: 'Kind.' } };
    expect(check('', needed)).toMatchObject({ bad: ['kind'], found: ['1:1 attribute-missing'] });
    expect(check('kind=x', needed)).toMatchObject({ bad: ['kind'], found: ['1:1 attribute-not-one-of'] });
  });
});
