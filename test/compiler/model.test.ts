import { describe, expect, test } from '@jest/globals';
import type { Link, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { load } from '../../src/compiler/load.js';
import { buildCourse } from '../../src/compiler/model.js';
import { pagesInOrder } from '../../src/model/course.js';
import { collect, courseYaml, writeFolder } from './temporary-course.js';

async function build(files: Readonly<Record<string, string | Uint8Array>>) {
  const log = collect();
  const loaded = await load(writeFolder({ 'course.yaml': courseYaml(), ...files }), log.report);
  const course = buildCourse(loaded, log.report);
  return { course, found: log.list(), diagnostics: log.diagnostics };
}

const QUESTION = ':::choice{#first}\n\nWhich?\n\n- [x] This\n- [ ] That\n\n:::\n';
const TEST = `---\nkind: assessment\n---\n# The test\n\n${QUESTION.replace('first', 'last')}`;

describe('buildCourse', () => {
  test('makes a tree of pages with ids, titles and defaults', async () => {
    const { course, found } = await build({
      '01-welcome.md': '# Welcome *all*\n\nText.\n\n## The facts\n\n## The facts\n',
      '02-the-talk/index.md': '---\ntitle: The talk\nid: talk\nwas: [old-talk]\n---\n\nAn opening.\n',
      '02-the-talk/01-before.md': `# Before\n\n${QUESTION}`,
      '03-more/01-end.md': '---\ntitle: End\n---\n# End\n',
      '04-title-only/index.md': '# A section\n',
      '04-title-only/01-last.md': '# Last\n',
    });
    expect(found).toEqual([]);
    expect(course?.pages.map(({ id, title, source }) => [id, title, source])).toEqual([
      ['welcome', 'Welcome all', '01-welcome.md'],
      ['talk', 'The talk', '02-the-talk/index.md'],
      ['more', 'More', '03-more'],
      ['title-only', 'A section', '04-title-only/index.md'],
    ]);
    expect(pagesInOrder(course ?? { pages: [] }).map(({ id, completion }) => [id, completion])).toEqual([
      ['welcome', 'view'],
      ['talk', 'view'],
      ['before', 'activities'],
      ['end', 'view'],
      ['last', 'view'],
    ]);
    const [welcome, talk] = course?.pages ?? [];
    expect(welcome?.content?.children.map((node) => node.type === 'heading' && node.data?.anchor)).toEqual([
      false,
      'the-facts',
      'the-facts-2',
    ]);
    expect(talk).toMatchObject({ was: ['old-talk'], unlock: { when: 'free' } });
    expect(talk?.children[0]?.activities).toMatchObject([{ id: 'first', pageId: 'before', type: 'choice' }]);
    expect(course).toMatchObject({
      completion: { pages: 1, assessment: 'none', activities: [] },
      success: 'none',
      assets: [],
    });
  });

  test('has an assessment with its settings, and completion by it', async () => {
    const { course, found } = await build({ '01-a.md': '# A', '02-test.md': TEST });
    expect(found).toEqual([]);
    expect(course?.completion).toEqual({ pages: 1, assessment: 'passed', activities: [] });
    expect(course?.success).toBe('assessment');
    expect(course?.pages[1]).toMatchObject({
      kind: 'assessment',
      assessment: { passMark: 0.8, attempts: 0, shuffle: false, feedback: 'end' },
    });
  });

  test('asks of completion only what course.yaml names, if it names something', async () => {
    const yaml = courseYaml('completion: { pages: 50%, activities: [last] }', 'navigation: { unlock: in-order }');
    const { course, found } = await build({ 'course.yaml': yaml, '01-a.md': '# A', '02-test.md': TEST });
    expect(found).toEqual([]);
    expect(course?.completion).toEqual({ pages: 0.5, assessment: 'none', activities: ['last'] });
    expect(course?.pages.map(({ unlock }) => unlock)).toEqual([{ when: 'in-order' }, { when: 'in-order' }]);
  });

  test('resolves references everywhere, in questions too, and packages each file once', async () => {
    const { course, found } = await build({
      '01-a.md':
        '# A\n\n[to b](02-b.md#first) [to heading](02-b.md#the-facts) ![x](media/x.svg)\n\n<img src="media/x.svg" alt="x">\n',
      '02-b.md': `# B\n\n## The facts\n\n${QUESTION.replace('- [x] This', '- [x] This\n  > Read [a](01-a.md) again.')}`,
      'media/x.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
      'media/unused.png': 'x',
    });
    expect(found).toEqual([]);
    const [a, b] = course?.pages ?? [];
    const targets: unknown[] = [];
    const root: Root = a?.content ?? { type: 'root', children: [] };
    visit(root, (node) => {
      if (node.data?.target) targets.push(node.data.target);
      if (node.data?.targets) targets.push(node.data.targets);
    });
    expect(targets).toEqual([
      { kind: 'page', pageId: 'b', anchor: 'first' },
      { kind: 'page', pageId: 'b', anchor: 'the-facts' },
      { kind: 'asset', path: 'media/x.svg' },
      { 'media/x.svg': { kind: 'asset', path: 'media/x.svg' } },
    ]);
    const links: Link[] = [];
    const text = JSON.stringify(b?.activities[0], (_, value) => {
      if (value?.type === 'link') links.push(value);
      return value;
    });
    expect(text).toContain('again');
    expect(links[0]?.data?.target).toEqual({ kind: 'page', pageId: 'a' });
    expect(course?.assets).toMatchObject([{ path: 'media/x.svg', width: 4, height: 3 }]);
    expect(course?.assets[0]?.packagePath).toMatch(/^media\/x\.[0-9a-f]{8}\.svg$/);
  });

  test('takes a transcript for no page, whatever stands in it', async () => {
    const { course, found } = await build({
      '01-a.md': '# A\n\n::audio[Talk]{src=media/a.mp3 transcript="02-words.md"}\n',
      '02-words.md': 'No title here.\n',
      'media/a.mp3': 'x',
    });
    expect(found).toEqual([]);
    expect(course?.pages.map(({ id }) => id)).toEqual(['a']);
    expect(course?.assets.map(({ path }) => path)).toEqual(['02-words.md', 'media/a.mp3']);
  });

  test('finds the mistakes of all pages in one run', async () => {
    const { found } = await build({
      'course.yaml': courseYaml('titel: x', 'completion: { activities: [nothing] }'),
      '01-a.md': 'No title.\n',
      '02-b.md': '---\nkindd: x\n---\n# B\n\n[x](gone.md)\n\n# Again\n',
      '03-c.md': '---\nunlock: after:d\n---\n# C\n',
      '04-broken.md': '---\ntitle: X\n',
      '05-e/01-e.md': '# E\n\n[x](../04-broken.md#somewhere)\n',
    });
    expect(found).toEqual([
      'id-taken 05-e/01-e.md:1:1',
      'page-front-matter-not-closed 04-broken.md:1:1',
      'page-second-title 02-b.md:8:1',
      'page-title-missing 01-a.md:1:1',
      'page-unlock-unknown-page 03-c.md:2:9',
      'reference-missing 02-b.md:6:1',
      'setting-unknown 02-b.md:2:1',
      'setting-unknown course.yaml:6:1',
    ]);
  });

  test('checks the pages even where course.yaml is none', async () => {
    const { found } = await build({
      'course.yaml': '- a\n',
      '01-a.md': '---\nobjectives: [x]\n---\nNo title.\n',
    });
    expect(found).toEqual(['page-title-missing 01-a.md:1:1', 'setting-wrong-type course.yaml:1:1']);
  });

  test('knows a page that could not be read as a page all the same', async () => {
    const { found } = await build({
      '01-a.md': new Uint8Array([0xff]),
      '02-b.md': '---\nunlock: after:a\n---\n# B\n\n[a](01-a.md#x)\n',
    });
    expect(found).toEqual(['file-not-utf8 01-a.md:1:1']);
  });

  test('does not take missing questions for a mistake where the page has errors', async () => {
    const { found } = await build({ '01-a.md': TEST.replace('[x]', '[ ]') });
    expect(found).toEqual([expect.stringContaining('choice-no-correct-answer')]);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['no pages', {}, ['course-no-pages course.yaml:1:1']],
    ['a title twice over', { '01-a.md': '---\ntitle: B\n---\n# A\n' }, ['page-second-title 01-a.md:4:1']],
    ['an empty title', { '01-a.md': '#\n' }, ['page-title-missing 01-a.md:1:1']],
    ['no questions', { '01-a.md': '---\nkind: assessment\n---\n# A\n' }, ['page-assessment-no-questions 01-a.md:2:7']],
    [
      'no alternative text',
      { '01-a.md': '# A\n\n![](x.png)\n', 'x.png': '' },
      ['image-without-alternative 01-a.md:3:1'],
    ],
    [
      'passed: what is none',
      { '01-a.md': '# A', '02-b.md': '---\nunlock: passed:a\n---\n# B' },
      ['page-unlock-no-assessment 02-b.md:2:9'],
    ],
    ['a page after itself', { '01-a.md': '---\nunlock: after:a\n---\n# A' }, ['page-unlock-loop 01-a.md:2:9']],
    [
      'no assessment',
      { 'course.yaml': courseYaml('completion: { assessment: passed }', 'success: assessment'), '01-a.md': '# A' },
      ['course-no-assessment course.yaml:6:27', 'course-no-assessment course.yaml:7:10'],
    ],
    [
      'an unknown activity',
      { 'course.yaml': courseYaml('completion: { activities: [frist] }'), '01-a.md': `# A\n\n${QUESTION}` },
      ['course-activity-unknown course.yaml:6:28'],
    ],
    ["an activity with its page's id", { '01-first.md': `# A\n\n${QUESTION}` }, ['id-taken 01-first.md:3:1']],
  ])('%s', async (_, files, expected) => expect((await build(files)).found).toEqual(expected));

  test('finds pages that wait for each other, through pages in order too, and says how', async () => {
    const { found, diagnostics } = await build({
      '01-a.md': '---\nunlock: after:c\n---\n# A',
      '02-b.md': '# B',
      '03-c.md': '---\nunlock: in-order\n---\n# C',
    });
    expect(found).toEqual(['page-unlock-loop 01-a.md:2:9']);
    expect(diagnostics[0]?.message).toContain('a → c → a');
  });

  test('what a section says of opening holds for the pages in it that say nothing, also where it is no page itself', async () => {
    const { course, found } = await build({
      '01-a.md': '# A',
      '02-talk/index.md': '---\nunlock: after:a\n---\n# Talk',
      '02-talk/01-b.md': '# B',
      '02-talk/02-more/01-c.md': '# C',
      '02-talk/02-more/02-d.md': '---\nunlock: free\n---\n# D',
      '03-rest/index.md': '---\nunlock: in-order\n---\n# Rest\n\nText.',
      '03-rest/01-e.md': '# E',
      '04-f.md': '# F',
    });
    expect(found).toEqual([]);
    const unlocks = pagesInOrder(course ?? { pages: [] }).map(({ id, unlock }) => [id, unlock]);
    const afterA = { when: 'after', pageId: 'a' };
    expect(unlocks).toEqual([
      ['a', { when: 'free' }],
      ['b', afterA],
      ['c', afterA],
      ['d', { when: 'free' }],
      ['rest', { when: 'in-order' }],
      ['e', { when: 'in-order' }],
      ['f', { when: 'free' }],
    ]);
  });

  test('finds mistakes in what a section says of opening, once, where it says so', async () => {
    const { found } = await build({
      '01-talk/index.md': '---\nunlock: after:b\n---\n# Talk',
      '01-talk/01-a.md': '# A',
      '01-talk/02-b.md': '# B',
      '02-rest/index.md': '---\nunlock: after:nowhere\n---\n# Rest',
      '02-rest/01-c.md': '# C',
      '02-rest/02-d.md': '# D',
    });
    expect(found).toEqual(['page-unlock-loop 01-talk/index.md:2:9', 'page-unlock-unknown-page 02-rest/index.md:2:9']);
  });

  test('takes a thousand pages in order', async () => {
    const pages = Array.from({ length: 1000 }, (_, n) => [`${n}-page-${n}.md`, `# Page ${n}\n`]);
    const yaml = courseYaml('navigation: { unlock: in-order }');
    const { course, found } = await build({ 'course.yaml': yaml, ...Object.fromEntries(pages) });
    expect(found).toEqual([]);
    expect(course?.pages).toHaveLength(1000);
  });
});
