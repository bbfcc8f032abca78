/** Blocks are checked wherever they stand, in what an activity holds too. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { blocks } from '../../src/blocks/table.js';
import { buildPage } from '../blocks/build-page.js';

const shelf = join(dirname(fileURLToPath(import.meta.url)), '../../src/blocks');

const NOTE = ':::content-note{continue=nowhere}\n\nIt may hurt.\n\n:::\n\n';
const QUESTION = `:::choice{#q}\n\n${NOTE}Which?\n\n- [x] This\n  > ::contacts\n- [ ] That\n\n:::hint\n\n::glossary\n\n:::\n\n:::`;

test('also within a question: in what it asks, in feedback, in a hint; each once', async () => {
  const { reported } = await buildPage(QUESTION);
  expect([...reported].sort()).toEqual(['contacts-none 14', 'content-note-unknown-page 5', 'glossary-none 19']);
});

test('a conversation shows its scene where it stands, and its steps as copies', async () => {
  const tabs = ':::tabs\n\n:::tab[A]\n\nx\n\n:::\n\n:::tab[B]\n\ny\n\n:::\n\n:::\n\n';
  const talk = (scene: string, step: string): string =>
    `:::scenario{#talk title="A talk"}\n\n${scene}:::step{#open}\n\nHi\n\n${step}- Ho :to[end]\n\n:::\n\n:::step{#end end=good}\n\nBye\n\n:::\n\n:::`;
  expect((await buildPage(talk(tabs, ''))).reported).toEqual([]);
  expect((await buildPage(talk('', `:::callout{type=note}\n\n${tabs}:::\n\n`))).reported).toEqual([
    'block-in-conversation 11',
  ]);
});

test('those with a script say so, but for the glossary, whose script is for terms in the text', () => {
  const scripted = blocks.filter(({ name }) => existsSync(join(shelf, name, 'runtime.ts'))).map(({ name }) => name);
  expect(blocks.flatMap(({ name, isLive }) => (isLive ? name : [])).sort()).toEqual(
    scripted.filter((name) => name !== 'glossary').sort(),
  );
});
