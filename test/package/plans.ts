/** Small package plans, and folders to write them to. */

import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { WorldError } from '../../src/diagnostics/define.js';
import type { PackagePlan, VirtualFile } from '../../src/model/package-plan.js';

export function planOf(files: readonly VirtualFile[], fileName = 'a-1.0.0-scorm12.zip'): PackagePlan {
  return { standard: 'scorm12', fileName, launch: 'index.html', files };
}

export const text = (path: string, contents: string | Uint8Array): VirtualFile => ({ path, role: 'asset', contents });

export const somePlan = planOf([
  text('course.js', 'let it = 1;\n'),
  text('index.html', `<!doctype html>${'<p>Hello</p>'.repeat(500)}`),
  text('media/empty.txt', ''),
  text(
    'media/photo.png',
    new Uint8Array(3000).map((_, at) => at % 251),
  ),
  { path: 'imsmanifest.xml', role: 'manifest', contents: '<manifest/>\n' },
]);

/** Runs in a folder of its own that is gone afterwards. */
export async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'coursewright-')));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The code of the diagnostic that a promise fails with. */
export async function failureOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WorldError);
  const { diagnostic } = error as WorldError;
  expect(`${diagnostic.message} ${diagnostic.hint}`).not.toMatch(/\{\w+\}/);
  return diagnostic.code;
}
