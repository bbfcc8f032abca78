import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { percentOf } from '../../src/runtime/pages/assessment/result-words.js';
import { savingKey, wouldLoseWork } from '../../src/runtime/saving-words.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../src/runtime');
const words = parse(readFileSync(join(folder, 'messages/en-GB.yaml'), 'utf8')).script as Record<string, unknown>;
const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  // The panel for support has words of its own.
  .filter((name) => name.endsWith('.ts') && !name.startsWith('trace'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

const TROUBLES = [undefined, 'unnamed', 'signed-out', 'overtaken'] as const;
const standings = (['saved', 'saving', 'not-saved'] as const).flatMap((delivery) =>
  [true, false].flatMap((kept) =>
    [0, 7].flatMap((savedAt) =>
      [true, false].flatMap((waiting) =>
        TROUBLES.map((trouble) => ({ delivery, kept, acted: true, savedAt, waiting, faults: 0, trouble })),
      ),
    ),
  ),
);
const situations = (['present', 'absent', 'doubtful'] as const).flatMap((host) =>
  [true, false].map((readOnly) => ({ host, session: { readOnly } })),
);
/** Where there is no host, nobody has trouble with one. */
const canBe = (standing: { trouble?: unknown }, { host }: { host: string }): boolean =>
  host !== 'absent' || !standing.trouble;
const session = { readOnly: false };
const savingKeys = standings.flatMap((standing) =>
  situations.filter((situation) => canBe(standing, situation)).map((situation) => savingKey(standing, situation)),
);

describe('the runtime’s words', () => {
  test('are there for every standing of saving, with a banner or none', () => {
    for (const key of savingKeys) {
      expect(words).toHaveProperty([key]);
      if (key !== 'saving') expect(words).toHaveProperty([`banner-${key}`]);
    }
  });

  test('are there for every end of a session', () => {
    const ends = standings.filter(({ delivery, waiting, savedAt }) => delivery !== 'saving' && !waiting && !savedAt);
    for (const end of ends) {
      for (const situation of situations.filter((each) => canBe(end, each)))
        expect(words[`left-${savingKey(end, situation)}`]).toMatch(/\.$/);
    }
  });

  test('speak of no LMS, and on the web of no learning system either', () => {
    expect(JSON.stringify(words)).not.toMatch(/\bL[MR]S\b/);
    const alone = Object.entries(words).filter(([key]) => /^(left-)?absent|^elsewhere(-how)?$/.test(key));
    expect(alone.length).toBeGreaterThan(4);
    expect(JSON.stringify(alone)).not.toMatch(/learning system/);
  });

  test('say of a draft that the device has it, and not that it is being saved', () => {
    const draft = { delivery: 'saved', acted: true, savedAt: 7, waiting: true, faults: 0 } as const;
    expect(savingKey({ ...draft, kept: true }, { host: 'present', session })).toBe('kept');
    expect(savingKey({ ...draft, kept: false }, { host: 'present', session })).toBe('saving');
  });

  test('call a doubtful host’s work saved only once it took what was done, not what it was told of the launch', () => {
    const standing = { delivery: 'saved', kept: true, savedAt: 7, waiting: false, faults: 0 } as const;
    expect(savingKey({ ...standing, acted: false }, { host: 'doubtful', session })).toBe('doubtful');
    expect(savingKey({ ...standing, acted: true }, { host: 'doubtful', session })).toBe('saved-at');
  });

  test('are there for every key in the code, and none is left over', () => {
    const called = [...code.matchAll(/\bword\((?:(?:player|context|\{ config \}), )?'([a-z-]+)'/g)].map(
      ([, key = '']) => key,
    );
    expect(called.length).toBeGreaterThan(20);
    expect(called.filter((key) => !(key in words))).toEqual([]);
    const quoted = new Set([...code.matchAll(/'([a-z-]+)'/g)].map(([, key]) => key));
    const outcomes = ['correct', 'partial', 'incorrect', 'neutral'];
    const made = new Set([...outcomes, ...savingKeys.flatMap((key) => [key, `banner-${key}`, `left-${key}`])]);
    expect(Object.keys(words).filter((key) => !quoted.has(key) && !made.has(key))).toEqual([]);
  });

  test('name the device where it keeps the work, and say so where it does not', () => {
    const lost = standings
      .filter(({ kept, trouble }) => !kept && !trouble)
      .map((of) => savingKey(of, { host: 'absent', session }));
    expect(new Set(lost)).toEqual(new Set(['absent-lost']));
    const away = { delivery: 'not-saved', acted: true, savedAt: 0, waiting: false, faults: 1 } as const;
    const normal = { host: 'present', session } as const;
    expect(savingKey({ ...away, kept: true }, normal)).toBe('not-saved');
    expect(savingKey({ ...away, kept: false }, normal)).toBe('not-saved-lost');
  });
});

test('the panel for support has all of its words, and no others', () => {
  const own = parse(readFileSync(join(folder, 'trace/messages/en-GB.yaml'), 'utf8')).script as Record<string, unknown>;
  const standards = join(folder, '../standards');
  const files = [
    join(folder, 'trace/panel.ts'),
    ...['scorm12', 'xapi'].map((name) => join(standards, name, 'adapter/trace.ts')),
  ];
  const used = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/word\((?:copied \? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g)].flatMap(
      ([, a, b]) => (b ? [a, b] : [a]),
    ),
  );
  expect([...new Set(used)].sort()).toEqual(Object.keys(own).sort());
});

test('closing warns only where work is in nobody’s keeping', () => {
  const away = { delivery: 'not-saved', acted: true, kept: false, savedAt: 0, waiting: false, faults: 1 } as const;
  const normal = { host: 'present', session } as const;
  expect(wouldLoseWork(away, normal)).toBe(true);
  expect(wouldLoseWork({ ...away, kept: true }, normal)).toBe(false);
  // Being tried again is no saving yet; a first try is.
  expect(wouldLoseWork({ ...away, delivery: 'saving' }, normal)).toBe(true);
  expect(wouldLoseWork({ ...away, delivery: 'saving', faults: 0 }, normal)).toBe(false);
  expect(wouldLoseWork({ ...away, delivery: 'saved', faults: 0 }, normal)).toBe(false);
  expect(wouldLoseWork({ ...away, delivery: 'saved', faults: 0 }, { host: 'absent', session })).toBe(true);
  expect(wouldLoseWork({ ...away, acted: false }, normal)).toBe(false);
});

test('a per cent is rounded down, so that a miss never reads as a hit', () => {
  expect([percentOf(0.796), percentOf(0.8), percentOf(0.29), percentOf(1), percentOf()]).toEqual([79, 80, 29, 100, 0]);
});
