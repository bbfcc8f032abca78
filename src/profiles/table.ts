/** Every profile that a package can be built for. A new one is a YAML file beside this one and a line in this table. */

/** The profile of a course that names none: what is safe in every host. It stands in no file name. */
export const DEFAULT_PROFILE = 'generic';

export const profileNames: readonly string[] = [
  DEFAULT_PROFILE,
  'learning-hub',
  'esr',
  'elfh',
  'moodle',
  'moodle-strict',
  'chamilo',
  'cornerstone',
  'scorm-cloud',
];
