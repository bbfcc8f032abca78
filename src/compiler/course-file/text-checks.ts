/** Checks of texts in settings: ids, versions, languages, licences, durations, dates and addresses. */

import { parse as parseLanguage } from 'bcp-47';
import licences from 'spdx-license-ids/index.json' with { type: 'json' };
import { defineError } from '../../diagnostics/define.js';
import { didYouMean } from '../../diagnostics/did-you-mean.js';
import { compareText, slug } from '../../model/text.js';
import { unknownTheme } from '../../theme/theme-shelf.js';
import type { TextCheck } from '../yaml/field-table.js';

/** A licence of its own, where nothing is allowed. */
export const ALL_RIGHTS_RESERVED = 'all-rights-reserved';

const badId = defineError(
  'id-not-valid',
  '"{value}" cannot be an id. Ids travel through every LMS, so they have 1–64 characters of a–z, 0–9 and -, and begin with a letter.',
  'Write {mend}.',
);
const badVersion = defineError(
  'course-version-not-semver',
  '"{value}" is no version number. Versions have three numbers, since only a change of the first may break saved progress.',
  'Write it as `version: {mend}`.',
);
const badLanguage = defineError(
  'course-language-unknown',
  '"{value}" is no language tag (BCP 47), so screen readers would not know how to read the course.',
  'Write a tag such as en-GB, cy or de.{mend}',
);
const badLicence = defineError(
  'course-licence-unknown',
  '"{value}" is no licence of the SPDX list, so nobody could tell what others may do with the course.',
  'Write an SPDX id such as CC-BY-NC-4.0, or all-rights-reserved. {suggestion}',
);
const badDuration = defineError(
  'setting-duration-unclear',
  '"{value}" is no duration that can be read, so learners and LMSs would not know how long this takes.',
  'Write it as `45 min`, `1 h 30 min` or PT1H30M.',
);
const badDate = defineError(
  'setting-date-unclear',
  '"{value}" is no date.',
  'Write a year, or year, month and day: 2024, 2024-10 or 2024-10-10.',
);
const badReportAddress = defineError(
  'course-report-address-unusable',
  '"{value}" cannot be opened to report an issue: it must be an address for mail or of a secure web page.',
  'Write `mailto:` and an address, or a web address that begins with https://.',
);
const badIri = defineError(
  'course-activity-id-unusable',
  '"{value}" is no absolute web address. An LRS knows a course by such an address, for ever.',
  'Write one under a domain that is yours, such as https://example.org/courses/honest-conversation; nothing needs to be there.',
);
const badShare = defineError(
  'course-pages-share-unclear',
  '"{value}" does not say how many pages must be done.',
  'Write `pages: all`, or a share from 1% to 100% such as `pages: 80%`.',
);
const badGlob = defineError(
  'course-include-outside',
  '"{value}" leads out of the course\'s folder, and only what lies in it is packaged.',
  "Write a pattern relative to the course's folder with `/`, such as `handouts/*.pdf`.",
);
const badThemeName = defineError(
  'course-theme-no-name',
  '"{value}" is no name of a theme: names have a–z, 0–9 and -.',
  'Write a name such as nhs.',
);

const unknownProfile = defineError(
  'course-profile-unknown',
  'There is no profile "{value}", so it is not known what its host demands.',
  "Write the name of one, or the path of a file in the course's folder, such as ./my-lms.yaml. {suggestion}",
);

/** What an id looks like. */
export const ID_PATTERN = /^[a-z][a-z0-9-]{0,63}$/;

/** A valid id made from a text; undefined where nothing of it can be used. */
export function mendId(text: string): string | undefined {
  const mended = slug(text, 64).replace(/^[0-9-]+/, '');
  return ID_PATTERN.test(mended) ? mended : undefined;
}

export const checkId: TextCheck = (text) => {
  if (ID_PATTERN.test(text)) return undefined;
  const mended = mendId(text);
  return { definition: badId, values: { mend: mended === undefined ? 'a word such as first-steps' : `"${mended}"` } };
};

// semver.org 2.0.0, 9–11.
const NUMBER = '(?:0|[1-9]\\d{0,8})';
const PRERELEASE = '(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)';
const SEMVER = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${PRERELEASE}(?:\\.${PRERELEASE})*)?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?$`,
);

export const checkVersion: TextCheck = (text) => {
  if (isVersion(text)) return undefined;
  // `1`, `1.0` and `v1.0.0` lack little.
  const mended = `${text.trim().replace(/^v/i, '')}.0.0`.split('.').slice(0, 3).join('.');
  return { definition: badVersion, values: { mend: isVersion(mended) ? mended : '1.0.0' } };
};

function isVersion(text: string): boolean {
  return text.length <= 64 && SEMVER.test(text);
}

/** Whether a text is a BCP 47 tag with a language of two or three letters: longer ones are reserved or registered by nobody. */
export function isLanguage(text: string): boolean {
  return text.length <= 64 && /^[A-Za-z]{2,3}(?:-|$)/.test(text) && Boolean(parseLanguage(text).language);
}

export const checkLanguage: TextCheck = (text) => {
  if (isLanguage(text)) return undefined;
  const dashed = text.replace(/_/g, '-');
  return { definition: badLanguage, values: { mend: isLanguage(dashed) ? ` Here: ${dashed}.` : '' } };
};

export const checkLicence: TextCheck = (text) => {
  if (text === ALL_RIGHTS_RESERVED || licences.includes(text)) return undefined;
  const name = text.trim().replace(/\s+/g, '-').slice(0, 64).toLowerCase();
  // "CC BY-NC" lacks but its version: the latest is meant.
  const versions = licences.filter(
    (id) => id.toLowerCase().startsWith(`${name}-`) && /^[\d.]+$/.test(id.slice(name.length + 1)),
  );
  const latest = versions.sort(compareText).at(-1);
  const suggestion = didYouMean(latest ?? name, [...licences, ALL_RIGHTS_RESERVED]);
  return { definition: badLicence, values: { suggestion } };
};

/** Minutes of `45 min`, `1 h 30 min` or an ISO 8601 duration; undefined for anything else, and for none at all. */
export function parseDuration(text: string): number | undefined {
  const words = /^\s*(?:(\d{1,4})\s*(?:h|hours?))?\s*(?:(\d{1,6})\s*(?:min|mins|minutes?))?\s*$/.exec(text);
  const iso = /^P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/.exec(text);
  const minutes = words
    ? Number(words[1] ?? 0) * 60 + Number(words[2] ?? 0)
    : iso
      ? Number(iso[1] ?? 0) * 1440 +
        Number(iso[2] ?? 0) * 60 +
        Number(iso[3] ?? 0) +
        Math.ceil(Number(iso[4] ?? 0) / 60)
      : 0;
  return minutes > 0 ? minutes : undefined;
}

export const checkDuration: TextCheck = (text) =>
  parseDuration(text) === undefined ? { definition: badDuration } : undefined;

export const checkDate: TextCheck = (text) => {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined || Number(month) < 1 || Number(month) > 12) return { definition: badDate };
  return Number(day) >= 1 && Number(day) <= daysOf(Number(year), Number(month)) ? undefined : { definition: badDate };
};

function daysOf(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether a text is an address of one of these protocols, such as `https:`. */
export function isUrl(text: string, protocols: readonly string[]): boolean {
  return !/[\s\p{Cc}<>"\\]/u.test(text) && URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

export const checkReportAddress: TextCheck = (text) => {
  const isMail = /^mailto:[^\s<>"\\?]+@[^\s<>"\\?]+(\?[^\s<>"\\]*)?$/.test(text);
  return isMail || (/^https:\/\//.test(text) && isUrl(text, ['https:'])) ? undefined : { definition: badReportAddress };
};

/** xAPI Data 2.4.4.1: an activity's id is an IRI; ours is one that a registry of names can vouch for. */
export const checkActivityId: TextCheck = (text) =>
  /^https?:\/\//.test(text) && isUrl(text, ['http:', 'https:']) ? undefined : { definition: badIri };

/** The share of pages, 0–1, of `all` or `80%`. */
export function parseShare(text: string): number | undefined {
  if (text === 'all') return 1;
  const percent = /^(\d{1,3}(?:\.\d{1,2})?)\s?%$/.exec(text)?.[1];
  const share = Number(percent) / 100;
  return percent !== undefined && share > 0 && share <= 1 ? share : undefined;
}

export const checkShare: TextCheck = (text) => (parseShare(text) === undefined ? { definition: badShare } : undefined);

export const checkGlob: TextCheck = (text) => {
  const leaves = /^[/~]|^[A-Za-z]:|\\/.test(text) || text.split('/').includes('..') || /^[a-z]+:\/\//i.test(text);
  return leaves ? { definition: badGlob } : undefined;
};

/** Whether a profile is named by a path in the course's folder. */
export function isProfilePath(text: string): boolean {
  return /^\.\/[^\\]*\.ya?ml$/.test(text) && !text.split('/').includes('..');
}

/** The check of a profile's name: one of the tool's own, or a path of the course. */
export const checkProfileOf =
  (profiles: readonly string[]): TextCheck =>
  (text) => {
    if (profiles.includes(text) || isProfilePath(text)) return undefined;
    const isFile = /\.ya?ml$/.test(text) && isProfilePath(`./${text}`);
    return {
      definition: unknownProfile,
      values: { suggestion: isFile ? `Did you mean "./${text}"?` : didYouMean(text, profiles) },
    };
  };

/** The check of a theme's name, where it is known which themes there are. */
export const checkThemeOf =
  (themes: readonly string[] | undefined): TextCheck =>
  (text) => {
    if (!/^[a-z][a-z0-9-]{0,63}$/.test(text)) return { definition: badThemeName };
    if (!themes || themes.includes(text)) return undefined;
    return { definition: unknownTheme, values: { name: text, help: didYouMean(text, themes) } };
  };
