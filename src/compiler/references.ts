/** References: where every link, image and file attribute leads, and which files the package therefore needs. */

import { defineError } from '../diagnostics/define.js';
import { didYouMean } from '../diagnostics/did-you-mean.js';
import type { Place, Report } from '../model/diagnostic.js';
import { isPicture } from '../model/picture.js';
import type { LinkTarget } from '../model/slice.js';
import type { FileEntry } from './load.js';
import { readAddress, relativePath } from './references/address.js';
import { refusedEndingOf, reportRefusedEnding } from './references/collect-assets.js';
import type { Reference } from './references/collect-references.js';
import type { FileIndex } from './references/file-index.js';

const missing = defineError(
  'reference-missing',
  'There is no "{path}" in the course\'s folder.',
  'Correct the path, which is relative to this file; names that begin with _ or . are left out. {suggestion}',
);
const otherCase = defineError(
  'reference-letter-case',
  'The file is called "{path}", in other letters than here. That works on some computers and fails on most servers.',
  'Write it exactly like the file: {written}',
);
const leavesCourse = defineError(
  'reference-symlink-outside',
  '"{path}" is a symbolic link, or lies behind one, that leads out of the course\'s folder, so it is not followed.',
  "Copy the file into the course's folder.",
);
const noFile = defineError(
  'reference-not-a-file',
  '"{path}" is no file that can be read, but {what}.',
  'Refer to a file. To link to a section, link to its first page.',
);
const noPage = defineError(
  'reference-no-page',
  '"{path}" is no page of this course: {reason}.',
  'Link to a page, or to a file in media/.',
);
const unknownAnchor = defineError(
  'reference-anchor-unknown',
  'The page "{path}" has no heading or activity "{anchor}".',
  'Headings are linked to by their words in lower case with hyphens, activities by their id. {suggestion}',
);
const noPicture = defineError(
  'image-not-a-picture',
  '"{path}" is no picture that every browser shows.',
  'Use PNG, JPEG, GIF, WebP, AVIF or SVG. A film is written `::video[Title]{src=…}`, other files are linked to.',
);
const pictureElsewhere = defineError(
  'image-elsewhere',
  'This would be fetched from {host} each time: it is missing without a connection, and that server learns who reads the course.',
  "Copy it into the course's folder, if its licence allows that.",
);
const fileElsewhere = defineError(
  'reference-file-elsewhere',
  '"{address}" is no file of the course, and this has to be one.',
  "Copy the file into the course's folder and write its path relative to this page.",
);

/** A page that can be linked to. */
export interface LinkablePage {
  readonly pageId: string;
  /** Ids of headings and activities; undefined where the page's errors keep them from being known. */
  anchors(): ReadonlySet<string> | undefined;
}

export interface ReferenceContext {
  readonly files: FileIndex;
  /** The page at a path of the course. */
  page(path: string): LinkablePage | undefined;
  readonly report: Report;
}

export interface References {
  /** Where a reference in the file `from` leads; undefined where that was reported. */
  target(reference: Reference, from: string): LinkTarget | undefined;
  /** The path of a file that an attribute in `from` names; undefined where that was reported. */
  file(address: string, from: string, place: Place): string | undefined;
  /** All files that were referred to so far. */
  used(): readonly FileEntry[];
}

export function createReferences(context: ReferenceContext): References {
  const used = new Map<string, FileEntry>();
  const { report } = context;
  const asset = (path: string, from: string, at: { place: Place; hash?: string | undefined }): string | undefined => {
    const entry = findFile(path, { from, ...at, ...context });
    if (!entry) return undefined;
    used.set(entry.path, entry);
    return entry.path;
  };
  return {
    used: () => [...used.values()],
    file(address, from, place) {
      const read = readAddress(address, from);
      if (read.kind === 'wrong') report(read.definition, place, read.values);
      else if (read.kind === 'external' || read.path === '') report(fileElsewhere, place, { address });
      else return asset(read.path, from, { place });
      return undefined;
    },
    target(reference, from) {
      const { place, use } = reference;
      const read = readAddress(reference.address, from);
      if (read.kind === 'wrong') {
        report(read.definition, place, read.values);
        return undefined;
      }
      if (read.kind === 'external') return externalTarget(read, reference, report);
      const path = read.path === '' ? from : read.path;
      if (path.endsWith('.md') && use !== 'image') {
        const page = context.page(path);
        if (page) return pageTarget(page, { path, anchor: read.hash, place, report });
        if (!mayBeAsset(path, place, context)) return undefined;
      }
      if (use === 'image' && !isPicture(path)) return report(noPicture, place, { path }) as undefined;
      const found = asset(path, from, { place, hash: read.hash });
      return found === undefined ? undefined : { kind: 'asset', path: found };
    },
  };
}

function externalTarget(
  { url, scheme }: { readonly url: string; readonly scheme: string },
  { use, place, isFetched = use === 'image' }: Reference,
  report: Report,
): LinkTarget | undefined {
  if (isFetched) {
    if (!scheme.startsWith('http')) return report(noPicture, place, { path: url }) as undefined;
    return report(pictureElsewhere, place, { host: new URL(url).host }) as undefined;
  }
  return { kind: 'external', url };
}

interface LinkToPage {
  readonly path: string;
  readonly anchor: string | undefined;
  readonly place: Place;
  readonly report: Report;
}

function pageTarget(page: LinkablePage, { path, anchor, place, report }: LinkToPage): LinkTarget {
  if (anchor === undefined) return { kind: 'page', pageId: page.pageId };
  const anchors = page.anchors();
  if (anchors && !anchors.has(anchor)) {
    report(unknownAnchor, place, { path, anchor: anchor.slice(0, 80), suggestion: didYouMean(anchor, [...anchors]) });
  }
  return { kind: 'page', pageId: page.pageId, anchor };
}

/** Markdown that is no page may be a transcript or lie in media/; a translation or README is nothing for learners. */
function mayBeAsset(path: string, place: Place, { files, report }: ReferenceContext): boolean {
  if (files.find(path).kind !== 'found' || /(^|\/)media\//.test(path) || !NO_PAGES.test(path)) return true;
  report(noPage, place, { path, reason: 'translations, README, LICENSE and CHANGELOG are not shown to learners' });
  return false;
}

const NO_PAGES = /(^|\/)(README|LICEN[SC]E|CHANGELOG)[^/]*$|\.[A-Za-z]{2,3}(-[A-Za-z0-9-]+)?\.md$|^theme\//i;

interface FileLookup extends ReferenceContext {
  readonly from: string;
  readonly place: Place;
  /** What followed the path. */
  readonly hash?: string | undefined;
}

function findFile(path: string, { files, from, place, hash, report }: FileLookup): FileEntry | undefined {
  const found = files.find(path);
  if (found.kind === 'found' && /^(course|glossary|contacts)\.yaml$|^theme\//.test(path)) {
    return report(noPage, place, { path, reason: 'it holds settings, which are not shown to learners' }) as undefined;
  }
  if (found.kind === 'found' && found.entry.kind === 'file') {
    const ending = refusedEndingOf(path);
    if (ending === undefined) return found.entry;
    reportRefusedEnding(path, ending, { place, report });
  } else if (found.kind === 'found') {
    const broken = 'a symbolic link that leads nowhere';
    report(noFile, place, { path, what: found.entry.kind === 'broken' ? broken : 'a pipe, device or socket' });
  } else if (found.kind === 'other-case') {
    report(otherCase, place, { path: found.path, written: relativePath(from, found.path) });
  } else if (found.kind === 'outside') {
    report(leavesCourse, place, { path });
  } else if (found.kind === 'folder') {
    report(noFile, place, { path: path === '' ? '.' : path, what: 'a folder' });
  } else {
    const nearest = files.nearest(path);
    const meant = /^www\./i.test(path) ? `https://${path}` : nearest && relativePath(from, nearest);
    const suggestion =
      meant === undefined
        ? ''
        : `Did you mean "${meant}${hash !== undefined && meant.endsWith('.md') ? `#${hash}` : ''}"?`;
    report(missing, place, { path: path.slice(0, 120), suggestion });
  }
  return undefined;
}
