/** A course's folder → what one stage of the line makes of it, as JSON: the same on every machine, with no path of any. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Asset } from '../model/course.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { VirtualFile } from '../model/package-plan.js';
import { compile, type OnStage, type StageName, type StageValues } from './compile.js';

export interface ReadStage {
  /** Undefined where the course's mistakes keep the stage from being made. */
  readonly json: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Throws WorldError where the folder cannot be read. */
export async function readStage(folder: string, stage: StageName): Promise<ReadStage> {
  let json: string | Promise<string> | undefined;
  const onStage: OnStage = (name, value) => {
    if (name === stage) json = WRITERS[name](value);
  };
  const { diagnostics } = await compile(folder, { onStage });
  return { json: await json, diagnostics };
}

/** A later stage goes on with the trees of an earlier one, so each is written at once; plans are final, and may be waited for. */
const WRITERS: { readonly [Name in StageName]: (value: StageValues[Name]) => string | Promise<string> } = {
  load: ({ files, sources }) => {
    return toJson({ files: files.map(({ absolutePath: _absolutePath, ...entry }) => entry), sources });
  },
  parse: toJson,
  model: (course) => toJson({ ...course, assets: course.assets.map(describeAsset) }),
  // The course is the stage before.
  render: ({ course, ...site }) => toJson({ course: course.id, ...site }),
  plan: async (plans) => {
    const described = plans.map(async (plan) => ({ ...plan, files: await Promise.all(plan.files.map(describeFile)) }));
    return toJson(await Promise.all(described));
  },
};

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function describeAsset({ absolutePath: _absolutePath, contents, ...asset }: Asset): object {
  return contents ? { ...asset, contents: describeBytes(contents) } : asset;
}

async function describeFile({ path, role, ...file }: VirtualFile): Promise<object> {
  const facts = 'copyFrom' in file ? await describeOnDisk(file.copyFrom) : describeBytes(file.contents);
  return { path, role, ...facts };
}

function describeBytes(contents: string | Uint8Array): object {
  return {
    bytes: Buffer.byteLength(contents),
    sha256: createHash('sha256').update(contents).digest('hex'),
  };
}

/** A film is larger than what memory should hold. */
async function describeOnDisk(path: string): Promise<object> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    hash.update(chunk);
  }
  return { bytes, sha256: hash.digest('hex') };
}
