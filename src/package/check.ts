/** Whether hosts can serve and import a package's files: what LMSs refuse or break, whatever standard it speaks. */

import { defineError } from '../diagnostics/define.js';
import type { Report } from '../model/diagnostic.js';
import type { PackagePlan, VirtualFile } from '../model/package-plan.js';
import { IMS_MANIFEST, readImsManifest } from '../standards/ims-manifest.js';

const nameNotPortable = defineError(
  'package-name-not-portable',
  'The file name {name} holds characters that some hosts change or lose, so that the page would not find the file.',
  'Use only letters A–Z and a–z, digits, dots, hyphens, underscores and slashes.',
);

const nameTwins = defineError(
  'package-name-twins',
  'The file names {name} and {other} differ in upper and lower case only. On some hosts one replaces the other.',
  'Rename one of them.',
);

const serverSideFile = defineError(
  'package-server-side-file',
  'The file {name} has an ending that servers run instead of serving. LMSs refuse a package that holds one.',
  'Put it into a zip file or give it another ending, such as .txt, and refer to that.',
);

const noManifest = defineError(
  'package-no-manifest',
  "There is no manifest at the package's root, so that no LMS can import it.",
  'Zip the files themselves, not the folder that holds them.',
);

const manifestUnreadable = defineError(
  'package-manifest-unreadable',
  'The manifest {name} is no XML that can be read.',
  'Build the package again with the tool that made it.',
);

const fileMissing = defineError(
  'package-file-missing',
  'The package should hold {name}, and does not.',
  'Build the package again with the tool that made it.',
);

const fileUnlisted = defineError(
  'package-file-unlisted',
  'The manifest does not list {name}. Hosts that copy what is listed leave it behind.',
  'Build the package again with the tool that made it.',
);

const packageTooBig = defineError(
  'package-too-big',
  'The package {name} has {size} MB, and {host} takes {limit} MB at most.',
  'Make its films and pictures smaller, or build it for a host that takes more: --profile learning-hub (2000 MB), or a profile of your own.',
);

/** Reports a package that is larger than its host takes. `bytes`: of the zip. */
export function checkPackageSize({ fileName, limit }: PackagePlan, bytes: number, report: Report): void {
  if (!limit || bytes <= limit.bytes) return;
  const megabytes = (count: number): string => String(Math.ceil(count / 100_000) / 10);
  const values = { name: fileName, size: megabytes(bytes), host: limit.host, limit: megabytes(limit.bytes) };
  report(packageTooBig, { file: 'course.yaml', line: 1, column: 1 }, values);
}

/** Peritus and others refuse these; `.mjs` is served as text by Moodle and does not run. */
const SERVER_SIDE =
  /(^|\/)(\.[^/]*|web\.config)$|\.(php\d?|phtml|phar|aspx?|ashx|asmx|jspx?|cgi|pl|py|rb|sh|bash|bat|cmd|exe|com|dll|mjs|htaccess|htpasswd|shtml)$/i;

/** What is checked: a plan before it is written, or a finished package. */
export interface CheckedPackage {
  readonly files: readonly VirtualFile[];
  /** The page that a host opens, where it is known. */
  readonly launch?: string;
  /** False for a package without a manifest by its standard, such as `web`. */
  readonly hasManifest: boolean;
}

function checkNames(paths: readonly string[], report: Report): void {
  const seen = new Map<string, string>();
  for (const name of paths) {
    if (!/^[A-Za-z0-9._/-]+$/.test(name)) report(nameNotPortable, undefined, { name: JSON.stringify(name) });
    if (SERVER_SIDE.test(name)) report(serverSideFile, undefined, { name });
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) report(nameTwins, undefined, { name, other });
    seen.set(name.toLowerCase(), name);
  }
}

function checkManifest(manifest: VirtualFile, paths: readonly string[], report: Report): void {
  const contents = 'contents' in manifest ? manifest.contents : '';
  const read = readImsManifest(typeof contents === 'string' ? contents : Buffer.from(contents).toString('utf8'));
  if (!read) {
    report(manifestUnreadable, undefined, { name: manifest.path });
    return;
  }
  const present = new Set(paths);
  // A launch address may carry a query; a file's does not.
  const named = new Set([...read.files, ...read.launches.map((href) => href.replace(/[?#].*$/, ''))]);
  for (const name of named) if (!present.has(name)) report(fileMissing, undefined, { name });
  const listed = new Set(read.files);
  const unlisted = paths.filter((path) => !listed.has(path) && path !== manifest.path);
  for (const name of unlisted) report(fileUnlisted, undefined, { name });
}

/** Reports everything in a package that hosts are known to stumble over. */
export function checkPackage({ files, launch, hasManifest }: CheckedPackage, report: Report): void {
  const paths = files.map(({ path }) => path);
  checkNames(paths, report);
  if (launch !== undefined && !paths.includes(launch)) report(fileMissing, undefined, { name: launch });
  const manifests = files.filter(({ role, path }) => role === 'manifest' && !path.includes('/'));
  if (hasManifest && manifests.length === 0) report(noManifest, undefined);
  const ims = manifests.find(({ path }) => path === IMS_MANIFEST);
  if (ims) checkManifest(ims, paths, report);
}
