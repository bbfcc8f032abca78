/** `contacts`: people and services to turn to, from contacts.yaml. */

import { defineError } from '../../diagnostics/define.js';
import type { BlockSlice } from '../../model/slice.js';
import { renderContacts } from './render.js';

const none = defineError(
  'contacts-none',
  'The course has no contacts, so there is nothing to list here.',
  'Write them into contacts.yaml, beside course.yaml: `- { name: Samaritans, phone: "116 123", reviewed: 2026-11-01 }`.',
);

export const contacts: BlockSlice<Record<never, never>, null> = {
  name: 'contacts',
  doc: 'Lists the people and services of contacts.yaml.',
  forms: ['leaf'],
  attributes: {},
  otherNames: ['contact', 'helplines', 'support', 'get-help'],
  label: 'none',
  parts: {},
  parse: () => null,
  check: (_data, { course, place, report }) => {
    if (!course.contacts) report(none, place);
  },
  render: renderContacts,
};
