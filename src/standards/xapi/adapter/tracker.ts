/** What the course's session sees of xAPI: facts become statements, saved progress a state document, both are delivered. */

import type { RuntimeConfig } from '../../../model/runtime-config.js';
import type { Delivery, LaunchState, Tracker } from '../../../model/tracking.js';
import { closeSession, closeSessionNow, deliver, deliveryOf } from './deliver.js';
import type { XapiEnvironment } from './environment.js';
import { takeLaunch } from './launch.js';
import { NOT_TOLD, noteEvent, noteText, openSession, startSession, type XapiSession } from './session.js';

/** Opened without an LMS: nothing is sent, and the device keeps the work. */
const ABSENT: LaunchState = {
  host: 'absent',
  learner: { id: '', name: '' },
  mode: 'normal',
  credit: true,
  status: NOT_TOLD,
  can: { interactions: true, objectives: false },
};

/** A tracker that speaks to the LRS of the launch in the address. */
export function createXapiTracker(environment: XapiEnvironment, config: RuntimeConfig): Tracker {
  let session: XapiSession | undefined;
  let onDelivery: (delivery: Delivery) => void = () => {};
  const open = (): XapiSession | undefined => (session?.phase === 'open' ? session : undefined);
  const standing = (): Delivery => (session ? deliveryOf(session) : 'not-saved');
  return {
    async initialize() {
      const launch = takeLaunch(environment, config.course);
      if (!launch) return ABSENT;
      const opened = openSession(environment, launch, config);
      opened.onDelivery = (delivery) => onDelivery(delivery);
      const state = await startSession(opened);
      session = opened;
      environment.whenOnline(() => {
        if (open() && deliveryOf(opened) === 'not-saved') void deliver(opened);
      });
      void deliver(opened);
      return state;
    },
    record(event) {
      const current = open();
      if (current) noteEvent(current, event);
    },
    save(state) {
      const current = open();
      if (current) noteText(current, state);
    },
    async commit(moment) {
      const current = open();
      if (!current) return standing();
      current.lrs.leaving = moment === 'hidden';
      await deliver(current);
      return deliveryOf(current);
    },
    async close(reason) {
      const current = session?.phase === 'left' ? session : open();
      return current ? closeSession(current, reason) : standing();
    },
    closeNow(reason) {
      if (session?.phase === 'open' || session?.phase === 'closing') closeSessionNow(session, reason);
    },
    onDelivery(callback) {
      onDelivery = callback;
    },
  };
}
