/** Which of the browser's pieces a package carries: no more than its course uses. */

import { expect, test } from '@jest/globals';
import { compile } from '../../src/compiler/compile.js';
import { loadToolFiles } from '../../src/theme/tool-files.js';
import { courseYaml, writeFolder } from './temporary-course.js';

const QUESTION = ':::choice{#q}\n\nWhich?\n\n- [x] This\n- [ ] That\n\n:::';
const PAGES = {
  reading: '# A page\n\nText.\n',
  question: `# A page\n\n${QUESTION}\n`,
  writing: '# A page\n\n:::reflect{#r}\n\nWhat do you think?\n\n:::\n',
  assessment: `---\nkind: assessment\n---\n\n# A test\n\n${QUESTION}\n`,
};

/** Names of the tool's pieces in a one-page course's script, in their order there. */
async function piecesOf(page: keyof typeof PAGES, target = 'scorm12'): Promise<string[]> {
  const folder = writeFolder({
    'course.yaml': courseYaml('xapi: { activityId: https://example.org/a }'),
    '01-page.md': PAGES[page],
  });
  const { plans, diagnostics } = await compile(folder, { targets: [target] });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const file = plans[0]?.files.find(({ path }) => path.endsWith('.js'));
  const script = file && 'contents' in file ? String(file.contents) : '';
  const { core, activityHost, pieces } = await loadToolFiles();
  const named = [['core', core], ['activity-host', activityHost], ...pieces] as const;
  return named
    .map(([name, text]) => ({ name, at: name.endsWith('.css') ? -1 : script.indexOf(text.trimEnd()) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
}

test('a course without activities has nothing around them', async () => {
  expect(await piecesOf('reading')).toEqual(['core', 'standards/scorm12.js']);
});

test('a course with activities has their host before them', async () => {
  expect(await piecesOf('question')).toEqual(['core', 'activity-host', 'activities/choice.js', 'standards/scorm12.js']);
});

test('a course with activities has what its standard needs to tell of answers', async () => {
  const scripts = ['core', 'activity-host', 'standards/xapi.answers.js', 'activities/choice.js', 'standards/xapi.js'];
  expect(await piecesOf('question', 'xapi')).toEqual(scripts);
  expect(await piecesOf('reading', 'xapi')).toEqual(['core', 'standards/xapi.js']);
});

test('a course in which learners write for themselves has the script for it', async () => {
  const scripts = ['core', 'activity-host', 'notes/notes.js', 'activities/reflect.js', 'standards/scorm12.js'];
  expect(await piecesOf('writing')).toEqual(scripts);
});

test('a course with an assessment has its script too', async () => {
  expect(await piecesOf('assessment')).toEqual([
    'core',
    'pages/assessment.js',
    'activity-host',
    'activities/choice.js',
    'standards/scorm12.js',
  ]);
});
