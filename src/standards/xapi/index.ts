/** xAPI 1.0.3 with a Tin Can launch: the standard's row. */

import { defineError } from '../../diagnostics/define.js';
import type { Standard } from '../standard.js';
import { writeTincan } from './manifest.js';

const ACTIVITY_ID_MISSING = defineError(
  'xapi-activity-id-missing',
  'The course is built for xAPI and has no xAPI activity id, so nothing that an LRS is told could be found again.',
  'Add `xapi: { activityId: https://… }` to course.yaml: an address of yours that will never change.',
);

export const xapi: Standard = {
  name: 'xapi',
  title: 'xAPI',
  keepsSuspendData: false,
  hasHost: true,
  tellsOwnWords: true,
  check(course, report) {
    // Where course.yaml names xAPI as a target, its own check has said so at the line where it belongs.
    if (course.xapiActivityId === undefined && !course.targets.includes('xapi')) {
      report(ACTIVITY_ID_MISSING, { file: 'course.yaml', line: 1, column: 1 });
    }
  },
  manifest: (course, _files, { launch }) => [
    { path: 'tincan.xml', role: 'manifest', contents: writeTincan(course, launch) },
  ],
};
