import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ENGINE_FLAGS, flagsFor } from '../../src/cli/tune-engine.js';

const cli = join(import.meta.dirname, '../../dist/cli.js');

test('each version of V8 has flags of its own, and one that nobody has measured has none', () => {
  for (const branch of Object.keys(ENGINE_FLAGS)) {
    expect(flagsFor(`${branch}.244.8-node.9`)).toEqual(ENGINE_FLAGS[branch]);
    expect(flagsFor(`${branch}0.1`)).toEqual([]);
  }
  expect(flagsFor('')).toEqual([]);
});

test('the flags for this Node are flags that it knows: it says nothing about them', () => {
  const flags = flagsFor(process.versions.v8);
  const { status, stderr } = spawnSync(process.execPath, [...flags, '-e', '0'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('the tool sets them without a word', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, '--version'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
