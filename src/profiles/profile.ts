/** What a host demands, as data: a package is built for one profile. */

export interface Profile {
  /** As in `--profile` and `tracking.profile`. */
  readonly name: string;
  readonly title: string;
  /** Characters of SCORM 1.2's cmi.suspend_data that the host keeps. */
  readonly suspendData: number;
}
