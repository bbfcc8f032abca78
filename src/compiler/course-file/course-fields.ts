/** course.yaml as a table: every setting, what it may hold and what it is for. */

import type { FieldTable } from '../yaml/field-table.js';
import {
  checkActivityId,
  checkDate,
  checkDuration,
  checkGlob,
  checkId,
  checkLanguage,
  checkLicence,
  checkProfileOf,
  checkReportAddress,
  checkShare,
  checkThemeOf,
  checkVersion,
} from './text-checks.js';

/** What may be named in course.yaml and stands in other tables of this tool. */
export interface KnownNames {
  /** Standards that a package can be built for. */
  readonly targets: readonly string[];
  readonly profiles: readonly string[];
  /** Any name is taken where this is missing. */
  readonly themes?: readonly string[];
}

/** Characters of a title: manifests of SCORM 1.2 and the NHS Learning Hub keep no more. */
const TITLE_LIMIT = 255;

/** Standards of the course format that a later version will know. */
const LATER_TARGETS = ['scorm2004-3', 'scorm2004-4', 'cmi5', 'aicc'];

/** The table of course.yaml, for the standards and profiles there are. */
export function courseFields({ targets, profiles, themes }: KnownNames) {
  return {
    id: {
      type: 'text',
      required: true,
      check: checkId,
      doc: 'what the course is known by for ever, such as honest-conversation.',
    },
    title: { type: 'text', required: true, limit: TITLE_LIMIT, doc: 'what the course is called.' },
    version: {
      type: 'text',
      required: true,
      numbers: true,
      check: checkVersion,
      doc: 'three numbers, such as 1.0.0; only a change of the first may break saved progress.',
    },
    language: {
      type: 'text',
      required: true,
      check: checkLanguage,
      doc: 'the language it is written in, such as en-GB.',
    },
    description: { type: 'text', limit: 1800, doc: 'what a catalogue shows.' },
    keywords: { type: 'list', of: { type: 'text', limit: 100 }, doc: 'words to find it by.' },
    duration: { type: 'text', numbers: true, check: checkDuration, doc: 'how long it takes, such as 45 min.' },
    audience: {
      type: 'group',
      doc: 'whom it is for.',
      fields: {
        level: { type: 'text', limit: 255, doc: 'who may open it, such as General user.' },
        for: { type: 'text', limit: 255, doc: 'for whom it was written.' },
      },
    },
    authors: {
      type: 'list',
      min: 1,
      max: 10,
      doc: 'who wrote it.',
      of: {
        type: 'group',
        fields: {
          name: { type: 'text', required: true, limit: 255, doc: "the author's name." },
          organisation: { type: 'text', limit: 255, doc: 'where they work.' },
          role: { type: 'text', limit: 255, doc: 'what they do there.' },
        },
      },
    },
    contributor: { type: 'text', limit: 255, doc: 'who gives it to a catalogue.' },
    provider: { type: 'text', limit: 255, doc: 'the organisation behind it.' },
    licence: {
      type: 'text',
      check: checkLicence,
      doc: 'what others may do with it: an SPDX id, or all-rights-reserved.',
    },
    published: { type: 'text', numbers: true, check: checkDate, doc: 'when it was published.' },
    firstContributed: { type: 'text', numbers: true, check: checkDate, doc: 'when it was first contributed.' },
    reportIssue: {
      type: 'text',
      limit: 1000,
      check: checkReportAddress,
      doc: 'where learners report an issue: mailto: or https:.',
    },
    sensitive: { type: 'flag', doc: 'whether its content may distress.' },
    objectives: {
      type: 'dictionary',
      key: checkId,
      of: { type: 'text', limit: 500 },
      doc: 'what learners can do afterwards: slug and sentence, in teaching order.',
    },
    theme: { type: 'text', check: checkThemeOf(themes), doc: 'how it looks.' },
    navigation: {
      type: 'group',
      doc: 'how learners move.',
      fields: {
        unlock: { type: 'one-of', values: ['free', 'in-order'], doc: 'whether pages open one after the other.' },
        exitButton: { type: 'flag', doc: 'whether there is a Save and exit button.' },
        search: { type: 'flag', doc: 'whether the course can be searched; it can where it has several pages.' },
      },
    },
    completion: {
      type: 'group',
      doc: 'what must be done; all that is named must hold.',
      fields: {
        pages: { type: 'text', numbers: true, check: checkShare, doc: 'all, or a share such as 80%.' },
        assessment: { type: 'one-of', values: ['passed', 'attempted'], doc: 'what must come of the assessments.' },
        activities: { type: 'list', of: { type: 'text' }, doc: 'ids of activities that must be answered.' },
      },
    },
    success: {
      type: 'one-of',
      values: ['assessment', 'none'],
      doc: 'whether passed or failed and a score are reported.',
    },
    tracking: {
      type: 'group',
      doc: 'what is reported.',
      fields: {
        interactions: { type: 'flag', doc: 'whether each answer is reported.' },
        profile: { type: 'text', limit: 255, check: checkProfileOf(profiles), doc: 'whose demands the packages meet.' },
        media: { type: 'flag', doc: 'reserved.' },
        trace: { type: 'flag', doc: 'reserved.' },
      },
    },
    targets: {
      type: 'list',
      min: 1,
      of: { type: 'one-of', values: targets, later: LATER_TARGETS },
      doc: 'the standards it is built for.',
    },
    xapi: {
      type: 'group',
      doc: 'what xAPI needs.',
      fields: {
        activityId: {
          type: 'text',
          limit: 1000,
          check: checkActivityId,
          doc: 'the web address that names the course.',
        },
      },
    },
    include: {
      type: 'list',
      of: { type: 'text', limit: 500, check: checkGlob },
      doc: 'patterns of files to package besides those referred to.',
    },
    messages: { type: 'dictionary', of: { type: 'anything' }, doc: 'reserved.' },
    brand: { type: 'dictionary', of: { type: 'anything' }, doc: 'reserved.' },
    images: { type: 'dictionary', of: { type: 'anything' }, doc: 'reserved.' },
    lint: { type: 'dictionary', of: { type: 'anything' }, doc: 'reserved.' },
    words: { type: 'anything', doc: 'reserved.' },
  } as const satisfies FieldTable;
}

export type CourseFields = ReturnType<typeof courseFields>;
