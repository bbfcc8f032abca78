/** The profile that a course is built for: one of the tool's own, or a YAML file of the course. */

import { defineError } from '../diagnostics/define.js';
import type { Report } from '../model/diagnostic.js';
import type { Profile } from '../model/profile.js';
import { DEFAULT_PROFILE, profileNames } from '../profiles/table.js';
import { ID_PATTERN, isProfilePath } from './course-file/text-checks.js';
import { nodeDisk } from './load/disk.js';
import { type Loaded, readSource, type SourceFile } from './load.js';
import type { PlaceOfSetting } from './profile/place-of-setting.js';
import { type ProfileFields, profileFields } from './profile/profile-fields.js';
import { createFileIndex, type FoundFile } from './references/file-index.js';
import type { FieldValues } from './yaml/field-table.js';
import { readFields } from './yaml/read-fields.js';
import { readYaml } from './yaml.js';

const fileMissing = defineError(
  'profile-file-missing',
  '`tracking.profile` names "{path}", but {reason}, so it is not known what the host demands.',
  "Write a path relative to the course's folder, such as ./my-lms.yaml, or the name of a profile. {suggestion}",
);
const nameTaken = defineError(
  'profile-name-unusable',
  'A profile is known by its file name, which becomes a part of the package\'s; "{name}" {reason}.',
  'Rename the file to 1–64 characters of a–z, 0–9 and -, beginning with a letter, such as my-lms.yaml.',
);

export interface ProfileOptions {
  /** The texts of the tool's own profiles, by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** The course's files, for a profile of its own. */
  readonly loaded: Pick<Loaded, 'files'>;
  readonly placeOf: PlaceOfSetting;
  /** Takes the text of a profile of the course, whose lines may be shown. */
  keep(source: SourceFile): unknown;
  readonly report: Report;
}

/** The profile of that name, or at that path in the course; undefined where it cannot be had, which is reported. */
export async function takeProfile(nameOrPath: string, options: ProfileOptions): Promise<Profile | undefined> {
  if (!isProfilePath(nameOrPath)) return ownProfile(nameOrPath, options);
  const source = await readProfileFile(nameOrPath, options);
  const name = nameOf(nameOrPath);
  const reason = profileNames.includes(name)
    ? "is the name of one of the tool's own"
    : 'cannot be a part of a file name';
  if (!ID_PATTERN.test(name) || profileNames.includes(name)) {
    options.report(nameTaken, options.placeOf('profile'), { name, reason });
    return undefined;
  }
  return source && readProfile(name, source, options);
}

/** One of the tool's own. */
function ownProfile(name: string, options: ProfileOptions): Profile | undefined {
  const text = options.texts.get(name);
  if (text === undefined) throw new Error(`The profile ${name} is missing in dist/profiles.`);
  return readProfile(name, { path: `${name}.yaml`, text }, options);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
}

async function readProfileFile(
  path: string,
  { loaded, placeOf, keep, report }: ProfileOptions,
): Promise<SourceFile | undefined> {
  const relative = path.replace(/^(\.\/)+/, '');
  const files = createFileIndex(loaded.files);
  const found = files.find(relative);
  if (found.kind !== 'found') {
    const nearest = found.kind === 'missing' ? files.nearest(relative) : undefined;
    const suggestion = nearest?.endsWith('.yaml') ? `Did you mean "./${nearest}"?` : '';
    report(fileMissing, placeOf('profile'), { path, reason: reasonOf(found), suggestion });
    return undefined;
  }
  const text = await readSource(found.entry, 'YAML file', { disk: nodeDisk, report });
  if (text === undefined) return undefined;
  const source = { path: found.entry.path, text };
  keep(source);
  return source;
}

function reasonOf(found: Exclude<FoundFile, { kind: 'found' }>): string {
  if (found.kind === 'other-case') return `the file is called "${found.path}", in other letters`;
  if (found.kind === 'outside') return "that is a symbolic link out of the course's folder, which is not followed";
  return found.kind === 'folder' ? 'that is a folder' : 'there is no such file in the course';
}

/** Reads a profile's YAML over the facts of the one that it begins with. Undefined where it has mistakes. */
function readProfile(name: string, source: SourceFile, options: ProfileOptions): Profile | undefined {
  let errors = 0;
  const report: Report = (definition, place, values) => {
    errors += 1;
    options.report(definition, place, values);
  };
  const node = readYaml(source.text, { file: source.path, line: 1, report });
  const bases = profileNames.filter((base) => base !== name);
  const fields = node && readFields(profileFields(bases), node, { report, where: source.path });
  if (errors > 0 || !fields) return undefined;
  const { values } = fields;
  const base = name === DEFAULT_PROFILE ? undefined : ownProfile(values.extends ?? DEFAULT_PROFILE, options);
  const stated = factsOf(values);
  // A limit that is left out is the base's, and generic states all.
  return { ...base, ...stated, metadata: { ...base?.metadata, ...stated.metadata }, name } as Profile;
}

/** The facts that a profile's own YAML states. */
function factsOf(values: FieldValues<ProfileFields>): Partial<Profile> {
  const { title, extends: _base, ...facts } = values;
  const { trace, ...ofHost } = facts;
  const stated = Object.entries(ofHost).flatMap(([key, fact]) => (fact === undefined ? [] : [[key, fact.is]]));
  return { title: title ?? '', ...(trace === undefined ? {} : { trace }), ...Object.fromEntries(stated) };
}
