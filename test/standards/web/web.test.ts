import { expect, test } from '@jest/globals';
import { piece } from '../../../src/standards/web/adapter.js';
import { web } from '../../../src/standards/web/index.js';
import { course } from '../../runtime/fixture.js';

test('the web adds no file and demands nothing', () => {
  expect(web).toMatchObject({ name: piece.name, keepsSuspendData: false });
  expect(web.manifest({} as never, [], {} as never)).toEqual([]);
});

test('nobody is told, so the device keeps the work', async () => {
  const tracker = piece.createTracker({} as Window, course());
  expect(await tracker.initialize()).toMatchObject({ host: 'absent', mode: 'normal' });
  expect(await tracker.commit('progress')).toEqual({ taken: true });
  expect(await tracker.close('finish')).toEqual({ taken: true });
});
