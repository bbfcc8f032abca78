/** The profiles as data: each fact with its source, and the default safe in every host. */

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { takeProfile } from '../../src/compiler/profile.js';
import type { Profile } from '../../src/model/profile.js';
import { DEFAULT_PROFILE, profileNames } from '../../src/profiles/table.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../src/profiles');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const texts = new Map(files.map((file) => [file.replace('.yaml', ''), readFileSync(join(folder, file), 'utf8')]));

async function read(name: string): Promise<Profile> {
  const found: string[] = [];
  const report = ({ code }: { code: string }): unknown => found.push(code);
  const placeOf = (): { file: string; line: number; column: number } => ({ file: 'course.yaml', line: 1, column: 1 });
  const profile = await takeProfile(name, { texts, loaded: { files: [] }, placeOf, keep: () => {}, report });
  expect(found).toEqual([]);
  if (!profile) throw new Error(`There is no profile ${name}.`);
  return profile;
}

const generic = await read(DEFAULT_PROFILE);

test('the table names every file, and no other', () => {
  expect([...profileNames].sort()).toEqual([...texts.keys()].sort());
});

test('the guide for administrators has them as they are', () => {
  const script = join(folder, '../../scripts/profiles-table.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

test('the author guide names them all, and every fact', () => {
  const guide = readFileSync(join(folder, '../../docs/authoring.md'), 'utf8');
  const { name: _name, title: _title, ...facts } = generic;
  for (const word of [...profileNames, ...Object.keys(facts)]) expect(guide).toContain(`\`${word}\``);
});

test('the default profile states every fact', () => {
  const { title: _title, ...facts } = parse(texts.get(DEFAULT_PROFILE) ?? '');
  const { name: _name, title: _words, ...known } = generic;
  expect(Object.keys(facts).sort()).toEqual(Object.keys(known).sort());
  expect(Object.keys(generic.metadata).length).toBe(6);
});

describe.each(profileNames)('the profile %s', (name) => {
  test('gives the source of each of its facts', () => {
    const {
      title,
      extends: _base,
      trace: _switch,
      ...facts
    } = parse(texts.get(name) ?? '') as Record<string, { source: string }>;
    expect(title).not.toBe('');
    for (const fact of Object.values(facts)) expect(fact.source.length).toBeGreaterThan(10);
  });

  test('is no stricter than the default, so that what is built without a profile is safe in its host', async () => {
    const profile = await read(name);
    const limits = ['suspendData', 'location', 'interactionText', 'packageSize'] as const;
    for (const limit of limits) expect(generic[limit]).toBeLessThanOrEqual(profile[limit]);
    for (const [key, limit] of Object.entries(generic.metadata)) {
      expect(limit).toBeLessThanOrEqual(profile.metadata[key as keyof Profile['metadata']]);
    }
    expect(profile.statuses).toEqual(expect.arrayContaining([...generic.statuses]));
    expect(generic.window.width).toBeLessThanOrEqual(profile.window.width);
    expect(generic.standards).toEqual(expect.arrayContaining([...profile.standards]));
    expect(profile.masteryScore || profile.trace).toBe(false);
  });
});

test('facts that hosts are known by', async () => {
  const facts = async (name: string): Promise<unknown[]> => {
    const { suspendData, location, interactions, shownIn, packageSize } = await read(name);
    return [suspendData, location, interactions, shownIn, packageSize];
  };
  expect(await facts('generic')).toEqual([4096, 255, 'letters', 'either', 360]);
  expect(await facts('learning-hub')).toEqual([50_000, 255, 'letters', 'window', 2000]);
  expect(await facts('esr')).toEqual([4096, 255, 'none', 'frame', 360]);
  expect(await facts('moodle')).toEqual([64_000, 64_000, 'letters', 'either', 360]);
  expect(await facts('moodle-strict')).toEqual([4096, 255, 'letters', 'either', 360]);
  expect((await read('moodle-strict')).standards).toContain('scorm2004-4');
});
