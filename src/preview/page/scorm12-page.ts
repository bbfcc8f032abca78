/** The LMS's page under SCORM 1.2: puts the API on its window and takes what is stored to the server at once. */

import type { PageLaunch, SessionReport } from '../host-messages.js';
import { createScorm12Host, type Scorm12Api, type Scorm12Host } from '../scorm12-host.js';
import type { Scorm12Call } from '../scorm12-session.js';
import { courseWindows, howItLeaves, wireButtons } from './course-windows.js';

declare global {
  interface Window {
    API: Scorm12Api;
  }
}

const launch = JSON.parse(document.querySelector('#launch')?.textContent ?? '') as PageLaunch;
let reported = 0;
let timer = 0;

/** All that is new in the log, and what is stored. The server takes a call that comes twice for one. */
function makeReport(host: Scorm12Host): string {
  const stored = host.stored();
  const report: SessionReport = {
    from: reported,
    calls: host.calls.slice(reported),
    refusals: host.refusals,
    phase: host.phase(),
    unfinished: host.unfinished(),
    ...(stored === undefined ? {} : { stored }),
  };
  return JSON.stringify(report);
}

/** Synchronous, as LMSs do it: when Commit returns, the values are safe. While a page goes away only a beacon may be sent. */
function sendNow(host: Scorm12Host): void {
  const url = `/host/sessions/${launch.session}`;
  const body = makeReport(host);
  const length = host.calls.length;
  try {
    const request = new XMLHttpRequest();
    request.open('POST', url, false);
    request.send(body);
    if (request.status < 400) reported = length;
  } catch {
    if (navigator.onLine && navigator.sendBeacon(url, body)) reported = length;
  }
}

/** Calls that store nothing are reported a little later, several at a time. */
function sendSoon(host: Scorm12Host): void {
  if (timer !== 0) return;
  timer = window.setTimeout(() => {
    timer = 0;
    const length = host.calls.length;
    const done = (): void => {
      reported = Math.max(reported, length);
    };
    void fetch(`/host/sessions/${launch.session}`, { method: 'POST', body: makeReport(host) }).then(
      done,
      () => undefined,
    );
  }, 100);
}

const watched = new WeakSet<Document>();

/** Tells the host when a course's page goes away. At pagehide that is too late: the course's own listener was there first. */
function watch(course: Window, host: Scorm12Host): void {
  try {
    if (watched.has(course.document)) return;
    watched.add(course.document);
    for (const type of ['beforeunload', 'pagehide']) {
      course.addEventListener(type, () => host.leave(howItLeaves(course)), { capture: true });
    }
    // The learner was asked whether to leave, and stayed.
    for (const type of ['pointerdown', 'keydown']) course.addEventListener(type, host.stay, { capture: true });
  } catch {
    // A page of another origin, between this one and the course.
  }
}

function start(): void {
  const onCall = ({ name, error }: Scorm12Call): void => {
    const stores = name === 'LMSCommit' || name === 'LMSFinish';
    if (stores || error !== '0') sendNow(host);
    else sendSoon(host);
  };
  const host = createScorm12Host({ ...launch, isOnline: () => navigator.onLine, onCall });
  window.API = {
    ...host.API,
    LMSInitialize: (...given) => {
      for (const each of courseWindows()) watch(each, host);
      return host.API.LMSInitialize(...given);
    },
  };
}

start();
wireButtons();
