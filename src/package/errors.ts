/** What the world can do to a package: failures of disk and files, worded. */

import { defineError, WorldError } from '../diagnostics/define.js';
import type { DiagnosticDefinition } from '../model/diagnostic.js';

const diskFull = defineError(
  'package-disk-full',
  'There is no room left to write {path}.',
  'Free some space, or choose another folder with --out.',
);

const noPermission = defineError(
  'package-no-permission',
  'This account may not write {path}.',
  'Change the permissions, or choose another folder with --out.',
);

const notAFolder = defineError(
  'package-not-a-folder',
  'Packages cannot be written to {path}: part of that path is a file.',
  'Choose a folder with --out, or move the file away.',
);

const linkBroken = defineError(
  'package-link-broken',
  'Packages cannot be written to {path}: it is a link that leads to no folder.',
  'Make the folder that the link names, or choose another folder with --out.',
);

const pathTooLong = defineError(
  'package-path-too-long',
  'Packages cannot be written to {path}: that path, or a name in it, is longer than this system takes.',
  'Choose a shorter folder with --out.',
);

const nameTaken = defineError(
  'package-name-taken',
  '{path} is a folder, so that the package cannot take its place.',
  'Move the folder away, or choose another folder with --out.',
);

const cannotWrite = defineError(
  'package-cannot-write',
  'Writing {path} failed ({reason}).',
  'Look whether the disk is there and healthy, then build again.',
);

const fileGone = defineError(
  'package-file-gone',
  '{path} was there when the course was read and cannot be read now ({reason}).',
  'Put the file back, or take away what refers to it, and build again.',
);

const fileChanged = defineError(
  'package-file-changed',
  '{path} changed while it was being packaged.',
  'Wait until it is no longer being written, and build again.',
);

const unsafePath = defineError(
  'package-unsafe-path',
  'A package must not hold a file named {path}: it could be unpacked outside its folder.',
  "Use names of letters, digits, dots, hyphens and underscores below the package's own folder.",
);

const BY_SYSTEM_CODE: Readonly<Record<string, DiagnosticDefinition>> = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EFBIG: diskFull,
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: noPermission,
  ENOTDIR: notAFolder,
  EEXIST: notAFolder,
  EISDIR: nameTaken,
  ENAMETOOLONG: pathTooLong,
};

/** The system's code, such as ENOSPC; undefined where the error is not the system's. */
export function systemCodeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** What stopped the writing of `path`, as a diagnostic. What is no failure of the world is thrown as it is: our bug. */
export function writeFailure(error: unknown, path: string): WorldError {
  if (error instanceof WorldError) return error;
  const code = systemCodeOf(error);
  if (code === undefined) throw error;
  return new WorldError(BY_SYSTEM_CODE[code] ?? cannotWrite, { path, reason: code });
}

/** What stopped the reading of a course's file. */
export function readFailure(error: unknown, path: string): WorldError {
  const code = systemCodeOf(error);
  if (code === undefined) throw error;
  return new WorldError(fileGone, { path, reason: code });
}

export const failures = { linkBroken, nameTaken, fileChanged, unsafePath } as const;
