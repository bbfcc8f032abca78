/** The hosts that packages are driven under: the strict SCORM 1.2 host, the LRS, a web server and a disk. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import type { Placement } from '../../src/preview/host-messages.js';
import type { PackageFiles } from '../../src/preview/package-files.js';
import { refusalsOf } from '../../src/preview/scorm12-desk.js';
import { type Preview, type PreviewOptions, startPreview } from '../../src/preview/server.js';
import type { Device } from './browser.js';
import { type Learner, meetLearner } from './learner.js';
import { unpack } from './packages.js';

/** What a host knows of the learner's result; undefined where it keeps none. */
export interface Result {
  readonly completed: boolean;
  readonly success: 'passed' | 'failed' | 'unknown';
  /** 0–1. */
  readonly score?: number;
}

export interface Lms {
  readonly name: string;
  /** Opens the course, as by the learner's click in the LMS. */
  launch(device: Device, placement?: Placement): Promise<Learner>;
  /** All that the host refused, in words. */
  refused(): Promise<string[]>;
  /** What the last launch's host has stored. */
  result(): Promise<Result | undefined>;
  counts(): Promise<{ readonly calls: number; readonly commits: number }>;
  /** Whether a request stays within package, host and LRS. */
  isOwn(address: string): boolean;
  close(): Promise<void>;
}

/** Finds the course in an LMS's page, wherever the LMS shows it. */
export async function enterCourse(page: Page, placement: Placement): Promise<Learner> {
  if (placement === 'window') return meetLearner(page, page.mainFrame());
  if (placement === 'pop-up') {
    const opening = page.waitForEvent('popup');
    await page.locator('#open').click();
    const window = await opening;
    return meetLearner(window, window.mainFrame());
  }
  const outer = await frameIn(page.mainFrame());
  return meetLearner(page, placement === 'nested-frame' ? await frameIn(outer) : outer);
}

async function frameIn(parent: Frame): Promise<Frame> {
  const element = await parent.waitForSelector('#course');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('The LMS shows no course.');
  return frame;
}

/** Options that only hosts of preview take. */
export type PreviewLmsOptions = Omit<PreviewOptions, 'files'>;

export interface PreviewLms extends Lms {
  readonly preview: Preview;
}

async function startPreviewLms(
  files: PackageFiles,
  options: PreviewLmsOptions,
): Promise<Omit<PreviewLms, 'name' | 'refused' | 'result' | 'counts'>> {
  const preview = await startPreview({ files, ...options });
  return {
    preview,
    launch: async ({ context }, placement = 'frame') => {
      const page = await context.newPage();
      await page.goto(preview.launchUrl(placement));
      return enterCourse(page, placement);
    },
    isOwn: (address) => address.startsWith(preview.url) || address.startsWith(preview.lrsEndpoint),
    close: preview.close,
  };
}

export async function startStrictLms(files: PackageFiles, options: PreviewLmsOptions = {}): Promise<PreviewLms> {
  const lms = await startPreviewLms(files, options);
  const { scorm12 } = lms.preview;
  return {
    ...lms,
    name: 'the strict host',
    refused: async () =>
      refusalsOf(scorm12).map(
        ({ call, name, element = '', value = '', rule, reason }) =>
          `${call} ${name}(${element}, ${value.slice(0, 60)}): ${rule}: ${reason}`,
      ),
    result: async () => resultOfElements((name) => scorm12.record?.elements[`cmi.core.${name}`] ?? ''),
    counts: async () => countCalls(scorm12.sessions.flatMap(({ calls }) => calls)),
  };
}

/** SCORM 1.2 has one status for both facts. */
export function resultOfElements(core: (name: string) => string): Result {
  const status = core('lesson_status');
  const raw = core('score.raw');
  return {
    completed: ['completed', 'passed', 'failed'].includes(status),
    success: status === 'passed' || status === 'failed' ? status : 'unknown',
    ...(raw === '' ? {} : { score: Number(raw) / 100 }),
  };
}

export function countCalls(calls: readonly { readonly name: string }[]): { calls: number; commits: number } {
  return { calls: calls.length, commits: calls.filter(({ name }) => name === 'LMSCommit').length };
}

export async function startLrsLms(files: PackageFiles, options: PreviewLmsOptions = {}): Promise<PreviewLms> {
  const lms = await startPreviewLms(files, options);
  const { lrs } = lms.preview;
  const told = (verb: string) =>
    lrs.statements
      .map(({ statement }) => statement as unknown as XapiStatement)
      .filter(({ verb: { id } }) => id.endsWith(`/${verb}`));
  return {
    ...lms,
    name: 'the LRS',
    refused: async () =>
      // That there is no saved state yet is an answer, and a fault that was asked for is no refusal.
      lrs.log
        .filter(
          ({ status, method, fault }) => status >= 400 && fault === undefined && !(status === 404 && method === 'GET'),
        )
        .map(({ method, path, status, reason }) => `${method} ${path}: ${status} ${reason}`),
    result: async () => {
      const judged = [...told('passed'), ...told('failed')].at(-1);
      const score = judged?.result?.score?.scaled;
      const success = told('passed').length > 0 ? 'passed' : told('failed').length > 0 ? 'failed' : 'unknown';
      return { completed: told('completed').length > 0, success, ...(score === undefined ? {} : { score }) };
    },
    counts: async () => ({
      calls: lrs.log.filter(({ method }) => method !== 'OPTIONS').length,
      commits: lrs.log.filter(({ path, method }) => path === 'statements' && method !== 'OPTIONS').length,
    }),
  };
}

interface XapiStatement {
  readonly verb: { readonly id: string };
  readonly result?: { readonly score?: { readonly scaled?: number } };
}

/** No LMS: a web server. */
export async function startWebHost(files: PackageFiles): Promise<Lms> {
  const lms = await startPreviewLms(files, {});
  return { ...lms, ...NO_HOST, name: 'a web server', launch: (device) => lms.launch(device, 'window') };
}

/** No LMS and no server: index.html opened from a disk. */
export async function startDiskHost(files: PackageFiles): Promise<Lms> {
  const folder = await unpack(files);
  const address = pathToFileURL(join(folder, 'index.html')).href;
  return {
    ...NO_HOST,
    name: 'a disk',
    launch: async ({ context }) => {
      const page = await context.newPage();
      await page.goto(address);
      return meetLearner(page, page.mainFrame());
    },
    isOwn: (url) => url.startsWith(pathToFileURL(folder).href),
    close: async () => undefined,
  };
}

const NO_HOST = {
  refused: async () => [],
  result: async () => undefined,
  counts: async () => ({ calls: 0, commits: 0 }),
};
