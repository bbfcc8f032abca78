/**
 * Random faults and random learners; `FAULTS_SEED` repeats a failure, and `npm run soak` plays many more. In a process of its
 * own: what takes seconds there takes a minute under jest.
 */

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const script = fileURLToPath(new URL('../../scripts/soak.mjs', import.meta.url));

/** Sequences for each standard, the same in every run: what a commit did not touch must not fail it. New ones are the soak's. */
const RUNS = '300';
const SEED = process.env.FAULTS_SEED ?? '1';

test.concurrent.each(['scorm12', 'xapi'])(
  '%s: whatever goes wrong, nothing is lost, doubled or lowered, and no word is too good',
  async (standard) => {
    const env = { ...process.env, FAULTS_RUNS: RUNS, FAULTS_SEED: SEED };
    const { stdout } = await promisify(execFile)(process.execPath, [script, standard], { env }).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toMatch(/nothing lost$/m);
  },
  // Some ten seconds, and more where a failure is made smaller or the machine is busy.
  300_000,
);
