import { expect, test } from '@jest/globals';
import { createRuntimeConfig } from '../../src/compiler/runtime-config.js';
import { makeActivity, makeCourse, makePage } from '../support/render-pages.js';

const messages = {
  'runtime.saved': 'a',
  'activities.right': 'b',
  'activities.choice.one': 'c',
  'activities.rating.one': 'd',
  'blocks.shared': 'e',
  'blocks.video.play': 'f',
  'standards.x.y': 'g',
};
const used = { messages, activityTypes: ['choice'], blockNames: [] };

test('words of the core, the shelves and the slices in use travel, no others', () => {
  const { messages: travelling } = createRuntimeConfig(makeCourse([]), used);
  expect(Object.values(travelling)).toEqual(['a', 'b', 'c', 'e']);
});

test('pages and activities keep what the script needs, and no empty lists of old ids', () => {
  const activity = makeActivity('q', 'choice', { secret: 'tree' }, { was: ['old'] });
  const pages = [
    makePage('one', 'x', { was: ['uno'] }),
    makePage('part', undefined, { children: [makePage('two', 'x', { activities: [activity] })] }),
  ];
  const config = createRuntimeConfig(makeCourse(pages, { xapiActivityId: 'https://x.uk/a' }), used);
  expect(config.course).toEqual({
    id: 'a',
    title: 'A course',
    language: 'en-GB',
    version: '1.0.0',
    activityId: 'https://x.uk/a',
  });
  expect(config.pages.map(({ id, was }) => [id, was])).toEqual([
    ['one', ['uno']],
    ['two', undefined],
  ]);
  expect(config.pages[0]).not.toHaveProperty('assessment');
  expect(config.pages[1]?.activities).toEqual([
    {
      id: 'q',
      type: 'choice',
      was: ['old'],
      points: 1,
      attempts: 0,
      required: true,
      shuffle: false,
      objectiveIds: [],
      fingerprint: 7,
      data: { some: 'config' },
    },
  ]);
  expect(JSON.stringify(config)).not.toContain('secret');
});
