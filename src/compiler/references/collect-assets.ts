/** The files that something refers to, and those of `include`, as assets: read once each and named for the package. */

import { readFileSync } from 'node:fs';
import picomatch from 'picomatch';
import { defineError, defineWarning } from '../../diagnostics/define.js';
import type { Asset } from '../../model/course.js';
import type { Place, Report } from '../../model/diagnostic.js';
import { compareText, slug } from '../../model/text.js';
import { reasonOf } from '../load/disk.js';
import { type AssetFacts, readAsset } from '../load/read-asset.js';
import type { FileEntry } from '../load.js';
import { checkSvg } from './check-svg.js';

const refusedEnding = defineError(
  'asset-ending-refused',
  '"{path}" cannot be packaged: files that end in {ending} are run, or refused, by the servers of some LMSs, or could replace the player.',
  'Offer the content as a page, or in another format such as PDF.',
);
const unreadable = defineError(
  'asset-unreadable',
  '"{path}" cannot be read: {reason}.',
  'Give yourself the right to read it.',
);
const includeName = defineError(
  'include-name-unsafe',
  '"{path}" is included under its own name, but some hosts lose files whose names have other characters than A–Z, a–z, 0–9, ".", "_" and "-".',
  'Rename the file and its folders.',
);
const includeReserved = defineError(
  'include-name-reserved',
  '"{path}" is included under its own name, but a package has a file of that kind there already.',
  'Move it into a folder, such as handouts/.',
);
const includeCase = defineError(
  'include-names-alike',
  '"{path}" and "{other}" differ in letter case only, so that one would replace the other on many hosts.',
  'Rename one of them.',
);
const includeNothing = defineWarning(
  'include-matches-nothing',
  'No file of the course matches "{pattern}", so it adds nothing to the package.',
  'Correct the pattern or remove it. Names that begin with _ or . are never packaged.',
);

/** Server-side programs, their settings, documents that could stand in for the player, and types that servers deny. */
const REFUSED =
  /\.(php\d?|phtml|phar|asp|aspx|ashx|asmx|asa|cer|jsp|jspx|jsf|cfm|cgi|fcgi|pl|py|rb|sh|bash|bat|cmd|exe|dll|com|htaccess|htpasswd|config|ini|mjs|cjs|js|wasm|html?|xhtml?|xht|shtml|xml|xslt?|hta|htc|mht|mhtml|swf|svgz)$/i;

/** Why a file cannot be packaged whatever its content; undefined where it can. */
export function refusedEndingOf(path: string): string | undefined {
  return REFUSED.exec(path)?.[0] ?? /(?:^|\/)(htaccess|htpasswd)$/i.exec(path)?.[1];
}

export function reportRefusedEnding(
  path: string,
  ending: string,
  { place, report }: { place: Place; report: Report },
): void {
  report(refusedEnding, place, { path, ending });
}

export interface IncludeContext {
  readonly patterns: readonly string[];
  /** Where the pattern with this index stands. */
  placeOf(index: number): Place;
  /** Paths that are never packaged: pages and settings. */
  isSource(path: string): boolean;
  readonly report: Report;
}

/** The files that the patterns of `include` match. */
export function includedFiles(files: readonly FileEntry[], context: IncludeContext): FileEntry[] {
  const included = new Map<string, FileEntry>();
  const folded = new Map<string, string>();
  context.patterns.forEach((pattern, index) => {
    const place = context.placeOf(index);
    const matches = matcherOf(pattern);
    const found = files.filter(
      (entry) => entry.kind === 'file' && !context.isSource(entry.path) && matches(entry.path),
    );
    if (found.length === 0) context.report(includeNothing, place, { pattern });
    for (const entry of found) {
      if (included.has(entry.path) || !isIncludable(entry.path, place, context.report)) continue;
      const other = folded.get(entry.path.toLowerCase());
      if (other !== undefined) context.report(includeCase, place, { path: entry.path, other });
      folded.set(entry.path.toLowerCase(), entry.path);
      included.set(entry.path, entry);
    }
  });
  return [...included.values()];
}

/** A pattern that picomatch cannot read matches nothing, and is reported as such. */
function matcherOf(pattern: string): (path: string) => boolean {
  try {
    return picomatch(pattern, { nonegate: true, noextglob: true, maxLength: 500 });
  } catch {
    return () => false;
  }
}

function isIncludable(path: string, place: Place, report: Report): boolean {
  const ending = refusedEndingOf(path);
  // imsmanifest.xml, tincan.xml, schemas and the player's own files stand at the package's root.
  if (/^(index|course|style|icon)\.|^[^/]*\.(xml|xsd|dtd|css)$/i.test(path)) report(includeReserved, place, { path });
  else if (ending !== undefined) reportRefusedEnding(path, ending, { place, report });
  else if (!/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/.test(path)) report(includeName, place, { path });
  else return true;
  return false;
}

/** All assets, sorted by path. `kept`: those that keep their own path in the package. */
export function collectAssets(entries: readonly FileEntry[], kept: ReadonlySet<string>, report: Report): Asset[] {
  const used = new Set([...kept].map((path) => path.toLowerCase()));
  const assets: Asset[] = [];
  for (const entry of [...entries].sort((a, b) => compareText(a.path, b.path))) {
    try {
      const { sha256, ...facts } = readAsset(entry.absolutePath);
      if (/\.svg$/i.test(entry.path)) checkSvg(facts.contents ?? readFileSync(entry.absolutePath), entry.path, report);
      const packagePath = kept.has(entry.path) ? entry.path : namePackaged(entry.path, sha256, used);
      assets.push(makeAsset(entry, facts, packagePath));
    } catch (error) {
      report(unreadable, { file: entry.path, line: 1, column: 1 }, { path: entry.path, reason: reasonOf(error) });
      // Later stages look for their own mistakes all the same, and find a file where one is named.
      assets.push(makeAsset(entry, { bytes: entry.bytes }, entry.path));
    }
  }
  return assets;
}

function makeAsset(entry: FileEntry, facts: Omit<AssetFacts, 'sha256'>, packagePath: string): Asset {
  return { path: entry.path, absolutePath: entry.absolutePath, ...facts, packagePath };
}

/** Servers keep old files under old names for long: with its hash in its name a file is never an older one. */
function namePackaged(path: string, sha256: string, used: Set<string>): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const ending = dot < 0 ? '' : slug(name.slice(dot + 1), 12);
  const base = `media/${slug(dot < 0 ? name : name.slice(0, dot)) || 'file'}`;
  for (let count = 1; ; count++) {
    const candidate = `${base}${count === 1 ? '' : `-${count}`}.${sha256.slice(0, 8)}${ending && `.${ending}`}`;
    if (used.has(candidate)) continue;
    used.add(candidate);
    return candidate;
  }
}
