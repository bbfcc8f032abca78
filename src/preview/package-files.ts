/** A package's files in memory, and what its manifest says that a host opens. */

import { readFile } from 'node:fs/promises';
import { create } from 'xmlbuilder2';
import type { VirtualFile } from '../model/package-plan.js';

/** By path, relative to the package's root. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/** The contents of a package's files, whether they were planned or read from a zip. */
export async function collectFiles(files: readonly VirtualFile[]): Promise<PackageFiles> {
  const contents = files.map(async (file): Promise<readonly [string, Uint8Array]> => {
    if ('copyFrom' in file) return [file.path, await readFile(file.copyFrom)];
    return [file.path, Buffer.from(file.contents)];
  });
  return new Map(await Promise.all(contents));
}

/** What a host opens, and as what. */
export interface PackageLaunch {
  readonly kind: 'scorm12' | 'xapi' | 'web';
  /** Relative to the package's root; it may have a query. */
  readonly path: string;
  /** The xAPI activity's id. */
  readonly activityId?: string;
  /** SCORM's `adlcp:datafromlms` and `adlcp:masteryscore`. */
  readonly launchData?: string;
  readonly masteryScore?: number;
}

/** Reads a package's manifest: imsmanifest.xml, tincan.xml, or none for a plain website. Throws where it starts nothing. */
export function findLaunch(files: PackageFiles): PackageLaunch {
  const manifest = files.get('imsmanifest.xml');
  if (manifest) return readScormManifest(Buffer.from(manifest).toString('utf8'));
  const tincan = files.get('tincan.xml');
  if (tincan) return readTincan(Buffer.from(tincan).toString('utf8'));
  return { kind: 'web', path: 'index.html' };
}

type XmlNode = ReturnType<typeof create>;

/** The first element of a name, whatever its prefix, that passes a test. */
function findElement(
  xml: XmlNode,
  name: string,
  isWanted: (element: XmlNode) => boolean = () => true,
): XmlNode | undefined {
  const named = (node: XmlNode): boolean => node.node.nodeName.replace(/^.*:/, '') === name && isWanted(node);
  return xml.root().find(named, true, true);
}

function attributeOf(element: XmlNode | undefined, name: string): string | undefined {
  return (
    (element?.node as { getAttribute?: (name: string) => string | null } | undefined)?.getAttribute?.(name) ?? undefined
  );
}

function textOf(element: XmlNode | undefined): string | undefined {
  return element?.node.textContent?.trim() || undefined;
}

/** SCORM 1.2 CAM 2.3: the first item that refers to a resource is launched. */
function readScormManifest(text: string): PackageLaunch {
  const xml = create(text);
  const item = findElement(xml, 'item', (element) => attributeOf(element, 'identifierref') !== undefined);
  const reference = attributeOf(item, 'identifierref');
  const resource = findElement(xml, 'resource', (element) => attributeOf(element, 'identifier') === reference);
  const href = attributeOf(resource, 'href');
  if (!item || href === undefined) throw new Error('imsmanifest.xml has no item that starts anything.');
  const launchData = textOf(findElement(item, 'datafromlms'));
  const mastery = textOf(findElement(xml, 'masteryscore'));
  return {
    kind: 'scorm12',
    path: `${href}${attributeOf(item, 'parameters') ?? ''}`,
    ...(launchData === undefined ? {} : { launchData }),
    ...(mastery === undefined ? {} : { masteryScore: Number(mastery) }),
  };
}

/** The one activity that has a `launch`. */
function readTincan(text: string): PackageLaunch {
  const launches = (element: XmlNode): boolean => element.find((node) => node.node.nodeName === 'launch') !== undefined;
  const activity = findElement(create(text), 'activity', launches);
  const path = textOf(activity?.find((node) => node.node.nodeName === 'launch'));
  const activityId = attributeOf(activity, 'id');
  if (path === undefined || activityId === undefined) throw new Error('tincan.xml has no activity with a launch.');
  return { kind: 'xapi', path, activityId };
}
