/** The adapter under the strict host: whatever a learner does, over any number of launches, not one call is refused. */

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TrackingEvent } from '../../../src/model/tracking.js';
import { createScorm12Host, type Scorm12Host } from '../../../src/preview/scorm12-host.js';
import type { Scorm12Record } from '../../../src/preview/scorm12-record.js';
import type { Scorm12Refusal } from '../../../src/preview/scorm12-session.js';
import { answered, completed, fakeWindow, launchIn, location, scored, success } from './fake-host.js';

type Step = TrackingEvent | 'commit' | 'hidden' | 'offline' | 'online';

const event: fc.Arbitrary<TrackingEvent> = fc.oneof(
  fc.constantFrom('one', 'two', 'a-long-page-id').map(location),
  fc.record({ activityId: fc.constantFrom('q1', 'q2'), weighting: fc.nat({ max: 5 }) }).map(answered),
  fc.double({ min: 0, max: 1, noNaN: true }).map(scored),
  fc.constant(null).map(completed),
  fc
    .tuple(fc.constantFrom('passed', 'failed'), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([outcome, score]) => success(outcome, score)),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: event },
  fc.constantFrom('commit', 'hidden', 'offline', 'online'),
);
const visits = fc.array(fc.record({ steps: fc.array(step, { maxLength: 12 }), waits: fc.boolean() }), {
  minLength: 1,
  maxLength: 4,
});

/** What was refused, but for a line that is down, and for the score that goes with a status that is raised. */
function faultsOf({ refusals, calls }: Scorm12Host): Scorm12Refusal[] {
  const isRaised = (call: number): boolean =>
    calls.slice(call).some(({ element }) => element === 'cmi.core.lesson_status');
  return refusals.filter(({ rule, reason, call }) => {
    return reason !== 'The LMS is not reached.' && !(rule === 'score-after-status' && isRaised(call));
  });
}

test('not one call is refused, and what was committed last is there at the next launch', async () => {
  await fc.assert(
    fc.asyncProperty(visits, async (list) => {
      let stored: Scorm12Record | undefined;
      let counter = 0;
      let kept: string | undefined;
      let rank = 0;
      for (const { steps, waits } of list) {
        let online = true;
        const host = createScorm12Host({ isOnline: () => online, ...(stored ? { stored } : {}) });
        const { tracker, launch } = await launchIn(fakeWindow({ parent: fakeWindow({ API: host.API }) }));
        expect(launch.state).toBe(kept);
        for (const each of steps) {
          if (each === 'offline' || each === 'online') online = each === 'online';
          else if (each === 'commit' || each === 'hidden') {
            tracker.save(`1.${++counter}`);
            const delivery = await tracker.commit(each === 'commit' ? 'progress' : 'hidden');
            expect(delivery).toBe(online ? 'saved' : 'not-saved');
          } else tracker.record(each);
        }
        online = true;
        kept = `1.${++counter}`;
        tracker.save(kept);
        if (waits) expect(await tracker.close('suspend')).toBe('saved');
        else {
          host.leave();
          tracker.closeNow('suspend');
        }
        expect(faultsOf(host)).toEqual([]);
        expect(host.phase()).toBe('finished');
        stored = host.stored();
        const now = ['incomplete', 'failed', 'completed', 'passed'].indexOf(
          stored?.elements['cmi.core.lesson_status'] ?? '',
        );
        expect(now).toBeGreaterThanOrEqual(rank);
        rank = now;
      }
    }),
    { numRuns: 300 },
  );
});
