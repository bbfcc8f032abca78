// What saved progress weighs: characters of a course in which everything was done.
import { join } from 'node:path';
import { build } from 'esbuild';

async function loadModel(root) {
  const contents = `export * from './src/model/state.ts'; export * from './src/model/saved-state.ts'; export * from './src/model/hash.ts';`;
  const stdin = { contents, resolveDir: root, sourcefile: join(root, 'codec-entry.ts'), loader: 'ts' };
  const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

/** Figures for the report: characters for so many pages and as many questions, all answered. */
export async function codecFigures(root) {
  const { emptyState, encodeState, idHash } = await loadModel(root);
  const ids = (count, name) => Array.from({ length: count }, (_, at) => idHash(`${name}-${at + 1}`));
  const answered = { fingerprint: 173, tries: 1, checked: true, revealed: false, hinted: false };
  const lengthOf = (count) =>
    encodeState({
      ...emptyState('aBcD1234', 1),
      counter: 400,
      sessions: 12,
      savedAt: 3_600_000,
      activeSeconds: 7200,
      completedAt: 3_600_000,
      success: 'passed',
      location: idHash('page-1'),
      viewed: new Set(ids(count, 'page')),
      activities: new Map(
        ids(count, 'question').map((id, at) => [id, { ...answered, answer: { kind: 'one', value: at % 4 } }]),
      ),
    }).length;
  return [
    { label: '100 pages and 100 questions, characters', value: lengthOf(100), limit: 'at most 1,024' },
    { label: '300 pages and 300 questions, characters', value: lengthOf(300), limit: 'at most 4,096' },
  ];
}
