/** What a package will hold, before anything is written. */

/** Why a file is in a package. */
export type FileRole = 'manifest' | 'page' | 'runtime' | 'asset' | 'schema';

/** One file of a package: its contents in memory, or the file on disk that is copied when the package is written. */
export type VirtualFile = {
  /** Relative to the package's root, `[A-Za-z0-9._-/]`. */
  readonly path: string;
  readonly role: FileRole;
} & ({ readonly contents: string | Uint8Array } | { readonly copyFrom: string });

/** A package, complete but for being written. */
export interface PackagePlan {
  /** The standard's name, such as `scorm12`. */
  readonly standard: string;
  /** The zip's file name, without a folder. */
  readonly fileName: string;
  /** The page that a host opens, relative to the package's root. */
  readonly launch: string;
  readonly files: readonly VirtualFile[];
  /** What the host that it is for takes at most; undefined where it is for none. */
  readonly limit?: { readonly host: string; readonly bytes: number };
}
