/** axe in a page: the rules of WCAG 2.2 A and AA that a program can check, and what is known to be good practice. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** Violations as text: the rule, and the elements that break it; of the whole document, or of what a selector finds. */
export async function violationsIn(frame: Frame, selector = ''): Promise<string[]> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe);
  const { violations } = (await frame.evaluate((selector) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { axe } = window as unknown as { axe: { run: (root: Node | null, options: unknown) => Promise<unknown> } };
    const root = selector ? document.querySelector(selector) : document;
    return axe.run(root, { runOnly: tags, resultTypes: ['violations'] });
  }, selector)) as AxeResult;
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
