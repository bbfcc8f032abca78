/** Builds a page of a tiny course as an author would, for blocks of which the compiler does a part. */

import { compile } from '../../src/compiler/compile.js';
import { courseYaml, writeFolder } from '../compiler/temporary-course.js';

export interface BuiltPage {
  /** The page's markup, without its section and title; empty where there are errors. */
  readonly html: string;
  /** `code line` of each diagnostic. */
  readonly reported: readonly string[];
}

export interface BuildPageOptions {
  /** Beside course.yaml and the page, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly today?: string;
}

/** `markdown` begins in line 3 of 01-page.md, after its title. */
export async function buildPage(
  markdown: string,
  { files = {}, ...options }: BuildPageOptions = {},
): Promise<BuiltPage> {
  const folder = writeFolder({ 'course.yaml': courseYaml(), '01-page.md': `# Page\n\n${markdown}\n`, ...files });
  const { plans, diagnostics } = await compile(folder, options);
  const document = plans[0]?.files.find(({ role }) => role === 'page');
  const text = document && 'contents' in document ? String(document.contents) : '';
  const section = /<section[^>]*data-page="page"[^>]*>\s*<h1[^>]*>[^<]*<\/h1>\s*([\s\S]*?)\s*<\/section>/.exec(
    text,
  )?.[1];
  return { html: section ?? '', reported: diagnostics.map(({ code, place }) => `${code} ${place?.line}`) };
}
