/** Pools, cases and evaluations from an author's folder to the package's markup and configuration. */

import { describe, expect, test } from '@jest/globals';
import { compile } from '../../src/compiler/compile.js';
import { readCourseConfig } from '../../src/compiler/read-config.js';
import type { RuntimeConfig } from '../../src/model/runtime-config.js';
import { emptyState } from '../../src/model/saved-state.js';
import { questionsOf } from '../../src/model/try-questions.js';
import { describeProgress } from '../../src/report/progress-report.js';
import { courseYaml, writeFolder } from './temporary-course.js';

const question = (id: string, attributes = ''): string =>
  `:::choice{#${id}${attributes}}\n\nIs it ${id}?\n\n- [x] Yes.\n- [ ] No.\n\n:::\n\n`;
const kase = (body: string, head = ''): string => `:::case${head}\n\nMrs Jones is 82.\n\n${body}:::\n\n`;
const assessment = (settings: string, body: string): string =>
  `---\nkind: assessment\nassessment: { ${settings} }\n---\n\n# Test\n\n${body}`;
const OBJECTIVES = 'objectives: { greet: Say hello, show: Show somebody round }';

async function build(pages: Record<string, string>, ...settings: string[]) {
  const folder = writeFolder({ 'course.yaml': courseYaml('authors: [{ name: A }]', ...settings), ...pages });
  const { diagnostics, plans } = await compile(folder, { targets: ['web'] });
  const html = plans[0]?.files.find(({ path }) => path === 'index.html');
  return {
    found: diagnostics.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`),
    html: html && 'contents' in html ? String(html.contents) : '',
    folder,
  };
}

const codes = async (text: string, ...settings: string[]): Promise<string[]> =>
  (await build({ '01-test.md': text }, ...settings)).found.map((each) => each.split(' ')[0] ?? '');

describe('a pool', () => {
  test.each([
    ['draw: 2', question('one') + question('two')],
    ['draw: 2', question('one') + question('two') + question('three')],
    ['draw: 3', kase(question('one') + question('two')) + question('three') + question('four')],
    ['drawPerObjective: 1', question('one', ' objective="greet show"') + question('two', ' objective=show')],
    ['drawPerObjective: 1', question('one', ' objective=greet') + question('two', ' points=0')],
  ])('is drawn: %s', async (settings, body) => {
    expect(await codes(assessment(settings, body), OBJECTIVES)).toEqual([]);
  });

  test('of which a question has a mistake is not counted', async () => {
    const found = await codes(assessment('draw: 2', question('one') + question('two').replace('[x]', '[ ]')));
    expect(found).toEqual(['choice-no-correct-answer']);
  });

  test('comes into the configuration with its cases, and pages with what they teach', async () => {
    const text = assessment('draw: 3', kase(question('one') + question('two'), '{#jones}') + question('three'));
    const teaches = '---\nobjectives: [greet]\n---\n\n# Greet\n\nText.\n';
    const { folder } = await build({ '01-test.md': text, '02-greet.md': teaches }, OBJECTIVES);
    const config = (await readCourseConfig(folder)).config as RuntimeConfig;
    expect(config.pages[0]).toMatchObject({ cases: [['one', 'two']], assessment: { draw: 3 } });
    expect(config.pages[1]).toMatchObject({ objectiveIds: ['greet'] });
    expect(config.pages[0]).not.toHaveProperty('objectiveIds');
  });

  test('is reported to a support desk by what the try asks', async () => {
    const text = assessment('draw: 1', question('one') + question('two') + question('three'));
    const { folder } = await build({ '01-test.md': text });
    const config = (await readCourseConfig(folder)).config as RuntimeConfig;
    const [page] = config.pages;
    const state = emptyState('12345678', 1);
    const asked = page && questionsOf(state, page).map(({ id }) => id);
    expect(describeProgress(config, state).pages[0]?.answers.map(({ id }) => id)).toEqual(asked);
    expect(asked).toHaveLength(1);
  });
});

describe('a case', () => {
  test('is a group with its name and its id', async () => {
    const { html, found } = await build({
      '01-page.md': `# Page\n\n${kase(question('one'), '[Mrs *Jones*]{#jones}')}`,
    });
    expect(found).toEqual([]);
    expect(html).toContain('<div class="cw-case" role="group" aria-label="Case: Mrs Jones" id="page--jones">');
    expect(html).toContain('<p class="cw-case-title"><span>Case:</span> <span>Mrs <em>Jones</em></span></p>');
  });

  test('may do without both', async () => {
    const { html } = await build({ '01-page.md': `# Page\n\n${kase(question('one'))}` });
    expect(html).toContain('<div class="cw-case" role="group" aria-label="Case">');
  });

  test('shares the ids of pages and questions, and links lead to it', async () => {
    const { found } = await build({
      '01-page.md': `# Page\n\n${kase(question('one'), '{#two}')}`,
      '02-two.md': '# Two\n\n[The case](01-page.md#two)\n',
      '03-three.md': `# Three\n\n${kase(question('four'), '{#Four}')}`,
    });
    expect(found).toEqual(['id-taken 02-two.md:1', 'attribute-malformed-id 03-three.md:3']);
  });

  test('may stand in another block, and its questions in blocks within it', async () => {
    const inner = kase(`:::details[More]\n\n${question('one')}:::\n\n${question('two')}`);
    const text = assessment('draw: 1', `:::details[A case]\n\n${inner}:::\n\n${question('three')}`);
    expect(await codes(text)).toEqual(['assessment-text-between', 'page-draw-never']);
  });
});

describe('an evaluation', () => {
  const rating = (id: string, attributes = 'from=1 to=5'): string =>
    `:::rating{#${id} ${attributes}}\n\nHow sure?\n\n:::\n\n`;
  const page = (body: string): string => `---\nkind: evaluation\n---\n\n# What you think\n\n${body}`;

  test('says before anything else why it asks and who sees the answers', async () => {
    const { html, found } = await build({ '01-think.md': page(`Words of the author.\n\n${rating('sure')}`) });
    expect(found).toEqual([]);
    const at = (words: string): number => html.indexOf(words);
    expect(at('Why we ask:')).toBeGreaterThan(0);
    expect(at('your answers go to your learning system with your name')).toBeGreaterThan(at('Why we ask:'));
    expect(at('Words of the author.')).toBeGreaterThan(at('your answers go to'));
  });

  test('says so where answers are not reported, and that they are kept all the same', async () => {
    const { html } = await build({ '01-think.md': page(rating('sure')) }, 'tracking: { interactions: false }');
    expect(html).toContain('this course does not report your answers');
    expect(html).not.toContain('your answers go to your learning system');
  });

  test('takes no question with a right answer, whatever it earns', async () => {
    expect(await codes(page(rating('sure') + question('one', ' points=0')))).toEqual(['evaluation-has-right-answer']);
  });

  test.each([
    ['by item', 'item=greeting', 'item=greeting', []],
    ['by objective', 'objective=greet', 'objective=greet', []],
    [
      'an item is no objective',
      'item=greet',
      'objective=greet',
      ['evaluation-pair-incomplete', 'evaluation-pair-incomplete'],
    ],
    ['one of two objectives', 'objective="greet show"', 'objective=greet', ['evaluation-pair-incomplete']],
  ])('pairs confidence over the whole course: %s', async (_name, before, after, expected) => {
    const measure = 'from=1 to=5 measure=confidence moment=';
    const pages = {
      '01-before.md': page(rating('sure-before', `${measure}before ${before}`)),
      '02-after.md': `# After\n\n${rating('sure-after', `${measure}after ${after}`)}`,
    };
    const { found } = await build(pages, OBJECTIVES);
    expect(found.map((each) => each.split(' ')[0])).toEqual(expected);
  });
});
