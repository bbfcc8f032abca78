import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ID_PATTERN } from '../../src/compiler/course-file/text-checks.js';
import { checkIds, type IdClaim, idFromName, requireIdFromName } from '../../src/compiler/ids.js';
import { outlinePages } from '../../src/compiler/pages.js';
import { idHash } from '../../src/model/hash.js';
import { collect } from './temporary-course.js';

/** Two ids with the same hash, and a third that is another's neighbour only in name. */
function collidingIds(): [string, string] {
  const seen = new Map<number, string>();
  for (let n = 0; ; n++) {
    const id = `page-${n}`;
    const other = seen.get(idHash(id));
    if (other !== undefined) return [other, id];
    seen.set(idHash(id), id);
  }
}

function check(...claims: (Partial<IdClaim> & { id: string })[]) {
  const log = collect();
  const full = claims.map((claim, index): IdClaim => {
    const place = { file: 'f', line: index + 1, column: 1 };
    return { kind: 'page', place, was: [], wasPlace: { ...place, column: 9 }, ...claim };
  });
  checkIds(full, log.report);
  return { found: log.list(), diagnostics: log.diagnostics };
}

describe('checkIds', () => {
  const [a, b] = collidingIds();

  test.each<[string, Parameters<typeof check>, string[]]>([
    ['all different', [{ id: 'a', was: ['x'] }, { id: 'b', kind: 'section', was: ['y', 'z'] }, { id: 'a-b' }], []],
    ['a page and an activity', [{ id: 'a' }, { id: 'a', kind: 'activity' }], ['id-taken f:2:1']],
    ['three of one id', [{ id: 'a' }, { id: 'a' }, { id: 'a' }], ['id-taken f:2:1', 'id-taken f:3:1']],
    ['the same hash', [{ id: a }, { id: b }], ['id-hash-taken f:2:1']],
    ['cw-', [{ id: 'cw-main' }], ['id-reserved f:1:1']],
    ['an activity called title', [{ id: 'title', kind: 'activity' }], ['id-reserved f:1:1']],
    ['a page called title', [{ id: 'title' }], []],
    ['another id and more', [{ id: 'a' }, { id: 'a--b' }], ['id-reserved f:2:1']],
    ['two hyphens for nothing', [{ id: 'a--b' }], []],
    ['was a current id', [{ id: 'a', was: ['b'] }, { id: 'b' }], ['was-still-used f:1:9']],
    ['was its own id', [{ id: 'a', was: ['a'] }], ['was-still-used f:1:9']],
    [
      'was claimed twice',
      [
        { id: 'a', was: ['x'] },
        { id: 'b', was: ['x'] },
      ],
      ['was-claimed-twice f:2:9'],
    ],
    ['was the hash of another id', [{ id: 'x', was: [a] }, { id: b }], ['was-hash-taken f:1:9']],
    ['was the hash of its own id', [{ id: b, was: [a] }], []],
  ])('%s', (_, claims, expected) => expect(check(...claims).found).toEqual(expected));

  test('names the first place', () => {
    const { diagnostics } = check({ id: 'x' }, { id: 'a', kind: 'section' }, { id: 'a', kind: 'activity' });
    expect(diagnostics[0]?.message).toContain('here of an activity, and before it of a section (f:2)');
    expect(diagnostics[0]?.hint).toContain('{#another-id}');
  });

  test('finds a fault exactly where two ids or hashes are equal', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', a, b)), (ids) => {
        const different = new Set(ids.map(idHash)).size === ids.length;
        expect(check(...ids.map((id) => ({ id }))).found.length === 0).toBe(different);
      }),
    );
  });
});

describe('ids from names', () => {
  test.each([
    ['01-welcome.md', 'welcome'],
    ['part/010-a-b.md', 'a-b'],
    ['03-preparing', 'preparing'],
    ['welcome.md', 'welcome'],
  ])('%s: %s', (path, id) => expect(idFromName(path)).toBe(id));

  test.each([
    ['01-Welcome Page.md', 'file', '"01-welcome-page.md"'],
    ['Über uns', 'folder', '"uber-uns"'],
    ['01.md', 'file', '"01-first-steps.md"'],
    ['1 - Intro.md', 'file', '"01-intro.md"'],
    ['2nd Step.md', 'file', '"nd-step.md"'],
  ] as const)('%s is mended', (path, what, mend) => {
    const log = collect();
    expect(requireIdFromName({ path, what, file: path, report: log.report })).toMatch(ID_PATTERN);
    expect(log.diagnostics[0]).toMatchObject({ code: 'page-name-no-id', hint: expect.stringContaining(mend) });
  });

  test('are valid or reported, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const log = collect();
        const id = requireIdFromName({
          path: `${name.replace(/\//g, '')}.md`,
          what: 'file',
          file: 'x',
          report: log.report,
        });
        expect(id).toMatch(ID_PATTERN);
      }),
    );
  });
});

describe('outlinePages', () => {
  test('makes folders with pages sections, index.md their opening', () => {
    expect(outlinePages(['index.md', '01-a.md', '02-b/index.md', '02-b/01-c.md', '03-d/01-e/01-f.md'])).toEqual([
      { kind: 'page', path: 'index.md' },
      { kind: 'page', path: '01-a.md' },
      { kind: 'section', folder: '02-b', opening: '02-b/index.md', children: [{ kind: 'page', path: '02-b/01-c.md' }] },
      {
        kind: 'section',
        folder: '03-d',
        children: [{ kind: 'section', folder: '03-d/01-e', children: [{ kind: 'page', path: '03-d/01-e/01-f.md' }] }],
      },
    ]);
  });
});
