/** contacts.yaml → people and services that learners can turn to. */

import { defineError, defineWarning } from '../../diagnostics/define.js';
import { type Contact, isPlaceholder } from '../../model/course.js';
import type { Place, Report } from '../../model/diagnostic.js';
import { squeeze } from '../../model/text.js';
import type { SourceFile } from '../load.js';
import type { FieldTable, TextCheck } from '../yaml/field-table.js';
import { readFields } from '../yaml/read-fields.js';
import { readYaml } from '../yaml.js';
import { checkDate, isUrl } from './text-checks.js';

const badAddress = defineError(
  'contact-address-unusable',
  '"{value}" cannot be opened: it must be a web address or one for mail.',
  'Write the whole address, such as https://example.org or mailto:help@example.org.',
);
const unreachable = defineError(
  'contact-unreachable',
  '"{name}" has neither a phone number nor an address, so nobody could turn to them.',
  'Add `phone: "0300 123 1"` or `url: https://example.org`.',
);
const unreviewed = defineWarning(
  'contact-unreviewed',
  'Nothing says when "{name}" was last checked. A number that is wrong is worst for those who need it most.',
  'Try the number and the address, and add the day: `reviewed: 2026-11-01`.',
);
const outdated = defineWarning(
  'contact-outdated',
  '"{name}" was last checked more than 12 months ago ({reviewed}).',
  'Try the number and the address, mend them, and write the day of today as `reviewed`.',
);

const reviewedLater = defineWarning(
  'contact-reviewed-later',
  '"{name}" is said to have been checked on {reviewed}, which is still to come, so nothing would tell when it is out of date.',
  'Write the day on which number and address were last tried.',
);

const checkAddress: TextCheck = (text) =>
  isUrl(text, ['https:', 'http:', 'mailto:']) ? undefined : { definition: badAddress };

/** What contacts.yaml tells of a contact. */
export const contactFields = {
  name: { type: 'text', required: true, limit: 200, doc: 'who it is, such as Samaritans.' },
  for: { type: 'text', limit: 500, doc: 'what they can be asked for.' },
  phone: { type: 'text', limit: 60, doc: 'their number, in quotes: a zero at its beginning would be lost.' },
  url: { type: 'text', limit: 1000, check: checkAddress, doc: 'their web page, or mailto: and an address.' },
  reviewed: { type: 'text', numbers: true, check: checkDate, doc: 'the day on which this was last checked.' },
} as const satisfies FieldTable;

const table = {
  contacts: {
    type: 'list',
    of: { type: 'group', fields: contactFields },
    min: 1,
    max: 100,
    doc: 'the list of contacts.',
  },
} as const satisfies FieldTable;

/** The contacts in the author's order; those with mistakes are left out. `today`: `2026-11-22`, where it is known. */
export function readContacts({ path, text }: SourceFile, report: Report, today?: string): readonly Contact[] {
  const list = readYaml(text, { file: path, line: 1, report });
  if (!list) return [];
  const entries = [{ key: 'contacts', place: list.place, value: list }];
  const node = { kind: 'map', place: list.place, entries, damaged: false } as const;
  const { values, placeOf, has } = readFields(table, node, { report, where: path });
  return (values.contacts ?? []).flatMap((written, at) => {
    if (written?.name === undefined) return [];
    const contact: Contact = { ...written, name: squeeze(written.name) };
    const isWritten = (key: string): boolean => has(`contacts.${at}.${key}`);
    checkContact(contact, { place: placeOf(`contacts.${at}`), isWritten, report, today });
    return [contact];
  });
}

interface Checking {
  readonly place: Place;
  /** Whether a setting is there, right or wrong: what is wrong was told. */
  isWritten(key: string): boolean;
  readonly report: Report;
  readonly today: string | undefined;
}

function checkContact(contact: Contact, { place, isWritten, report, today }: Checking): void {
  const { name, reviewed } = contact;
  if (!isWritten('phone') && !isWritten('url')) report(unreachable, place, { name });
  if (isPlaceholder(contact)) return;
  if (!isWritten('reviewed')) report(unreviewed, place, { name });
  if (today !== undefined && reviewed !== undefined && reviewed < yearBefore(today)) {
    report(outdated, place, { name, reviewed });
  }
  // A month or year that has begun is no day to come.
  if (today !== undefined && reviewed !== undefined && reviewed > today)
    report(reviewedLater, place, { name, reviewed });
}

/** Dates in this form are in order as texts; a month or year counts from its beginning. */
function yearBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
}
