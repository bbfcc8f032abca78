/** What the manifests of IMS content packages (SCORM 1.2 and 2004) have in common. */

import { create } from 'xmlbuilder2';
import type { VirtualFile } from '../model/package-plan.js';
import type { XmlObject } from './xml.js';

/** The name that every host looks for at a package's root, in lower case. */
export const IMS_MANIFEST = 'imsmanifest.xml';

/** Ids of a manifest, unique in it as xs:ID demands, and the same in every build: Moodle matches a re-upload by the item's. */
export function manifestIds(courseId: string): Record<'manifest' | 'organization' | 'item' | 'resource', string> {
  return {
    manifest: courseId,
    organization: `${courseId}--organization`,
    item: `${courseId}--item`,
    resource: `${courseId}--resource`,
  };
}

/** `file` elements for all files, the launch page first. The manifest is no file of its own package. */
export function fileElements(files: readonly VirtualFile[], launch: string): XmlObject[] {
  const others = files.map(({ path }) => path).filter((path) => path !== launch);
  return [launch, ...others].map((path) => ({ '@href': path }));
}

/** What a manifest says is in its package. */
export interface ManifestContents {
  /** Where its launchable resources begin. */
  readonly launches: readonly string[];
  /** All files that it lists. */
  readonly files: readonly string[];
}

/** Every `href` of the elements with this name, whatever prefix they bear. */
function hrefsOf(value: unknown, element: string, name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => hrefsOf(each, element, name));
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, child]) =>
    // "#" holds children of several names; they bear their own.
    hrefsOf(child, element, key === '#' ? '' : key.slice(key.indexOf(':') + 1)),
  );
  const { '@href': href } = value as { '@href'?: unknown };
  return name === element && typeof href === 'string' ? [href, ...inner] : inner;
}

/** Reads a manifest, ours or anyone's; undefined where it is no XML, or another kind. */
export function readImsManifest(xml: string): ManifestContents | undefined {
  try {
    const document = create(xml);
    if ((document.root().node as { localName?: string }).localName !== 'manifest') return undefined;
    const root: unknown = document.end({ format: 'object' });
    return { launches: hrefsOf(root, 'resource'), files: hrefsOf(root, 'file') };
  } catch {
    return undefined;
  }
}
