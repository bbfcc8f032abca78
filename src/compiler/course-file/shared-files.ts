/** What all pages of a course share beside course.yaml: its glossary and its contacts. */

import type { Course } from '../../model/course.js';
import type { Report } from '../../model/diagnostic.js';
import { CONTACTS_FILE, GLOSSARY_FILE, type Loaded } from '../load.js';
import { readContacts } from './contacts-file.js';
import { readGlossary } from './glossary-file.js';

/** Each that there is, as far as it can be read; an author's mistakes are reported. */
export function sharedFilesOf(
  { sources, files }: Pick<Loaded, 'sources' | 'files'>,
  report: Report,
  { today }: { readonly today?: string | undefined },
): Pick<Course, 'glossary' | 'contacts'> {
  const has = (path: string): boolean => files.some((file) => file.path === path);
  const source = (path: string): (typeof sources)[number] | undefined => sources.find((each) => each.path === path);
  const glossary = source(GLOSSARY_FILE);
  const contacts = source(CONTACTS_FILE);
  return {
    // A file that is there and cannot be read has had its mistake told.
    ...(has(GLOSSARY_FILE) ? { glossary: glossary ? readGlossary(glossary, report) : [] } : {}),
    ...(has(CONTACTS_FILE) ? { contacts: contacts ? readContacts(contacts, report, today) : [] } : {}),
  };
}
