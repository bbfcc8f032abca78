import { describe, expect, test } from '@jest/globals';
import { commitPackages } from '../../src/cli/commit-packages.js';
import { writeFailure } from '../../src/package/errors.js';
import type { StagedPackage } from '../../src/package/write.js';

function stage(path: string, log: string[], error?: unknown): StagedPackage {
  const commit = async (): Promise<void> => {
    if (error) throw error;
    log.push(`commit ${path}`);
  };
  const discard = async (): Promise<void> => {
    log.push(`discard ${path}`);
  };
  return { path, bytes: 1, sha256: '', commit, discard, discardNow: () => {} };
}

const denied = writeFailure(Object.assign(new Error('no'), { code: 'EPERM' }), 'out/b.zip');

describe('packages are put in place', () => {
  test('all', async () => {
    const log: string[] = [];
    const { written, failures } = await commitPackages([stage('out/a.zip', log), stage('out/b.zip', log)]);
    expect([[...written], failures]).toEqual([['out/a.zip', 'out/b.zip'], []]);
  });

  test('midway a failure says which are new and which are not', async () => {
    const log: string[] = [];
    const packages = [stage('out/a.zip', log), stage('out/b.zip', log, denied), stage('out/c.zip', log)];
    const { written, failures } = await commitPackages(packages);
    expect([...written]).toEqual(['out/a.zip']);
    expect(log).toEqual(['commit out/a.zip', 'discard out/b.zip', 'discard out/c.zip']);
    expect(failures.map(({ code }) => code)).toEqual(['package-no-permission', 'build-partly-written']);
    expect(failures[1]?.message).toMatch(/New: a\.zip\. Not written[^:]*: b\.zip, c\.zip\./);
  });

  test('a failure at the first is a failure like any other', async () => {
    const { failures } = await commitPackages([stage('out/b.zip', [], denied)]);
    expect(failures.map(({ code }) => code)).toEqual(['package-no-permission']);
  });

  test('our own bugs stay bugs', async () => {
    await expect(commitPackages([stage('a', [], new TypeError('oops'))])).rejects.toThrow('oops');
  });
});
