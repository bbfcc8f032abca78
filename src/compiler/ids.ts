/** Ids: made from names, and checked: sections, pages and activities share one namespace, now and with what they were. */

import { defineError } from '../diagnostics/define.js';
import type { Place, Report } from '../model/diagnostic.js';
import { idHash } from '../model/hash.js';
import { slug } from '../model/text.js';
import { ID_PATTERN, mendId } from './course-file/text-checks.js';

const nameNoId = defineError(
  'page-name-no-id',
  'The {what}\'s id comes from its name, and "{name}" cannot be one: ids have 1–64 characters of a–z, 0–9 and -, and begin with a letter.',
  'Rename the {what} to {mend}, or give it an id of its own: `id: …` in the front matter of {file}.',
);
const taken = defineError(
  'id-taken',
  '"{id}" is the id of two things: here of a{kind}, and before it of a{otherKind} ({otherFile}:{otherLine}). Progress and reports could not tell them apart.',
  'Give one of them another id: {mend}. If learners have begun the course, keep the id where their progress is.',
);
const reserved = defineError(
  'id-reserved',
  '"{id}" cannot be an id: the player uses it, or ids made from it, for its own parts.',
  'Choose another; ids may not begin with "cw-", an activity\'s may not be "title", and none may be another id with "--" and more.',
);
const hashCollision = defineError(
  'id-hash-taken',
  '"{id}" and "{other}" happen to be shortened to the same code in saved progress, so the progress of one would be read as the other\'s.',
  'Change one of the two ids a little.',
);
const wasCurrent = defineError(
  'was-still-used',
  '`was` names "{id}", but that is an id of this version ({otherFile}:{otherLine}), so the progress cannot move away from there.',
  'Remove it from `was`, or rename what has it now.',
);
const wasTwice = defineError(
  'was-claimed-twice',
  '`was` names "{id}" (or what saved progress takes for it), but so does another `was` before it ({otherFile}:{otherLine}). Progress can move to one place only.',
  'Remove it from one of them.',
);
const wasCollision = defineError(
  'was-hash-taken',
  '`was` names "{id}", which happens to be shortened to the same code in saved progress as the id "{other}" of this version.',
  'Remove it from `was`, or change "{other}" a little.',
);

export type IdKind = 'section' | 'page' | 'activity' | 'case';

/** Something with an id, in reading order. */
export interface IdClaim {
  readonly id: string;
  readonly kind: IdKind;
  readonly place: Place;
  readonly was: readonly string[];
  readonly wasPlace: Place;
}

/** The id that a file or folder gives by its name: without `NN-` and ending. Not always a valid one. */
export function idFromName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/\.md$/, '').replace(/^[0-9]+-/, '');
}

export interface NamedThing {
  /** Of a file, or of a folder for a section. */
  readonly path: string;
  readonly what: 'file' | 'folder';
  /** The file whose front matter may give an id. */
  readonly file: string;
  readonly report: Report;
}

/** What stands for an id that could not be had: no other thing has it, so nothing more is said of it. */
export function standInId(path: string): string {
  return `unnamed-${slug(path, 48)}`;
}

/** The id from a name; where it is none, that is reported and one to go on with is made. */
export function requireIdFromName({ path, what, file, report }: NamedThing): string {
  const id = idFromName(path);
  if (ID_PATTERN.test(id)) return id;
  const name = path.slice(path.lastIndexOf('/') + 1);
  // Its number orders the page, however it was written: `1 - Intro.md`.
  const number = /^\s*([0-9]+)(?![A-Za-z0-9])/.exec(name)?.[1];
  const prefix = number === undefined ? '' : `${number.padStart(2, '0')}-`;
  const mended = mendId(id);
  const mend = `${mended === undefined ? 'a name such as ' : ''}"${prefix}${mended ?? 'first-steps'}${what === 'file' ? '.md' : ''}"`;
  report(nameNoId, { file, line: 1, column: 1 }, { what, name: name.slice(0, 80), mend, file });
  return mended ?? standInId(path);
}

/** Reports every id and `was` that could not be told from another. */
export function checkIds(claims: readonly IdClaim[], report: Report): void {
  const byId = new Map<string, IdClaim>();
  const byHash = new Map<number, IdClaim>();
  for (const claim of claims) {
    const other = byId.get(claim.id);
    const alike = byHash.get(idHash(claim.id));
    if (other) report(taken, claim.place, takenValues(claim, other));
    else if (alike) report(hashCollision, claim.place, { id: claim.id, other: alike.id });
    if (!other) byId.set(claim.id, claim);
    if (!alike) byHash.set(idHash(claim.id), claim);
  }
  for (const claim of byId.values()) {
    if (isReserved(claim, byId)) report(reserved, claim.place, { id: claim.id });
  }
  checkWas(claims, { byId, byHash, report });
}

function takenValues(claim: IdClaim, other: IdClaim): Record<string, string | number> {
  const mend =
    claim.kind === 'activity' || claim.kind === 'case'
      ? 'write `{#another-id}` after its name'
      : 'add `id: another-id` to its front matter';
  const values = { id: claim.id, kind: withArticle(claim.kind), otherKind: withArticle(other.kind), mend };
  return { ...values, otherFile: other.place.file, otherLine: other.place.line };
}

function withArticle(kind: IdKind): string {
  return kind === 'activity' ? 'n activity' : ` ${kind}`;
}

/** Ids become ids of elements as `<page>` and `<page>--<activity>`, with `--prompt` and the like behind. */
function isReserved({ id, kind }: IdClaim, byId: ReadonlyMap<string, IdClaim>): boolean {
  if (id.startsWith('cw-') || ((kind === 'activity' || kind === 'case') && id === 'title')) return true;
  for (let at = id.indexOf('--'); at > 0; at = id.indexOf('--', at + 1)) {
    if (byId.has(id.slice(0, at))) return true;
  }
  return false;
}

interface CurrentIds {
  readonly byId: ReadonlyMap<string, IdClaim>;
  readonly byHash: ReadonlyMap<number, IdClaim>;
  readonly report: Report;
}

function checkWas(claims: readonly IdClaim[], { byId, byHash, report }: CurrentIds): void {
  const claimed = new Map<number, IdClaim>();
  for (const claim of claims) {
    for (const id of claim.was) {
      const current = byId.get(id);
      const alike = byHash.get(idHash(id));
      const before = claimed.get(idHash(id));
      if (current) report(wasCurrent, claim.wasPlace, { id, ...placeValues(current.place) });
      else if (before) report(wasTwice, claim.wasPlace, { id, ...placeValues(before.wasPlace) });
      else if (alike && alike !== claim) report(wasCollision, claim.wasPlace, { id, other: alike.id });
      if (!before) claimed.set(idHash(id), claim);
    }
  }
}

function placeValues(place: Place): { otherFile: string; otherLine: number } {
  return { otherFile: place.file, otherLine: place.line };
}
