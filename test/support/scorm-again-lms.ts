/** scorm-again as an LMS: a second host that is not ours. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Placement } from '../../src/preview/host-messages.js';
import type { PackageFiles } from '../../src/preview/package-files.js';
import { type Preview, startPreview } from '../../src/preview/server.js';
import type { Device } from './browser.js';
import { countCalls, enterCourse, type Lms, resultOfElements } from './lms.js';

interface KeptByScormAgain {
  readonly cmi?: { readonly core: Record<string, unknown> };
  readonly calls: readonly { name: string; given: readonly unknown[]; answer: string; error: string }[];
}

const here = dirname(fileURLToPath(import.meta.url));

/** An LMS of the same origin as preview's server, whose pages the test answers; its values are in the device's storage. */
export async function startScormAgainLms(files: PackageFiles): Promise<Lms> {
  const preview = await startPreview({ files });
  const library = createRequire(import.meta.url).resolve('scorm-again/scorm12/min');
  const scripts = [library, join(here, 'scorm-again-page.js')];
  const prepared = new WeakSet<object>();
  let device: Device | undefined;
  const prepare = async ({ context }: Device): Promise<void> => {
    if (prepared.has(context)) return;
    prepared.add(context);
    await context.route(`${preview.url}again/*`, async (route) => {
      const url = new URL(route.request().url());
      const script = scripts.find((path) => url.pathname.endsWith(`/${path.split(/[\\/]/).at(-1)}`));
      if (script) return route.fulfill({ contentType: 'text/javascript', body: await readFile(script, 'utf8') });
      const page = againPage(preview, (url.searchParams.get('placement') ?? 'frame') as Placement);
      return route.fulfill({ contentType: 'text/html', body: page });
    });
  };
  const kept = async (): Promise<KeptByScormAgain> => {
    const [page] = device?.context.pages() ?? [];
    const open = page ?? (await device?.context.newPage());
    if (!page) await open?.goto(`${preview.url}preview/lms.css`);
    const text = await open?.evaluate(() => localStorage.getItem('scorm-again'));
    return JSON.parse(text ?? '{"calls":[]}') as KeptByScormAgain;
  };
  return {
    name: 'scorm-again',
    launch: async (on, placement = 'frame') => {
      device = on;
      await prepare(on);
      const page = await on.context.newPage();
      await page.goto(`${preview.url}again/launch?placement=${placement}`);
      return enterCourse(page, placement);
    },
    refused: async () =>
      (await kept()).calls
        .filter(({ answer, error }) => answer === 'false' || error !== '0')
        .map(({ name, given, answer, error }) => `${name}(${given.join(', ').slice(0, 80)}): ${answer}, ${error}`),
    result: async () => {
      const core = (await kept()).cmi?.core ?? {};
      return resultOfElements((name) => {
        const score = core.score as Record<string, unknown> | undefined;
        return String((name === 'score.raw' ? score?.raw : core[name]) ?? '');
      });
    },
    counts: async () => countCalls((await kept()).calls),
    isOwn: (address) => address.startsWith(preview.url),
    close: preview.close,
  };
}

function againPage({ launch }: Preview, placement: Placement): string {
  const course = `/package/${launch.path}`;
  const inner = `/lms/inner?${new URLSearchParams({ url: course }).toString()}`;
  const stage =
    placement === 'pop-up'
      ? `<button id="open" data-url="${course}">Open</button>`
      : `<iframe id="course" title="Course" width="1000" height="740" src="${placement === 'nested-frame' ? inner : course}"></iframe>`;
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>scorm-again</title>
<meta id="launch" data-placement="${placement}"><link rel="icon" href="data:,">
<script src="/again/scorm12.min.js"></script><script src="/again/scorm-again-page.js"></script></head><body>${stage}</body></html>`;
}
