/** imsmanifest.xml of a SCORM 1.2 package: one organisation, one item, one SCO. SCORM 1.2 CAM 2.3. */

import type { Course } from '../../model/course.js';
import type { VirtualFile } from '../../model/package-plan.js';
import { squeeze } from '../../model/text.js';
import { fileElements, IMS_MANIFEST, manifestIds } from '../ims-manifest.js';
import { describeCourse } from '../lom.js';
import type { ManifestContext } from '../standard.js';
import { writeXml, type XmlObject } from '../xml.js';
import { passMarksOf } from './check-for-host.js';
import { makeLom } from './metadata.js';

/** The schemas that stand beside the manifest, by the namespaces that it uses them for. */
const SCHEMAS = {
  'http://www.imsproject.org/xsd/imscp_rootv1p1p2': 'imscp_rootv1p1p2.xsd',
  'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1': 'imsmd_rootv1p2p1.xsd',
  'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp_rootv1p2.xsd',
};

/** Characters of a title that the schema allows; the metadata holds it whole. imscp_rootv1p1p2.xsd, grp.title. */
const TITLE_LIMIT = 200;

/** A text of at most so many UTF-16 units, cut between characters. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const characters = [...text];
  while (characters.join('').length >= limit) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** The schemas themselves, and the one that they import. */
function schemaFiles(folder: string): VirtualFile[] {
  const names = [...Object.values(SCHEMAS), 'ims_xml.xsd'].sort();
  return names.map((path) => ({ path, role: 'schema', copyFrom: `${folder}/scorm12/${path}` }));
}

/** The manifest's attributes: hosts look for the prefix `adlcp` by its letters, and for IMS elements without one. */
function namespaces(): Record<string, string> {
  const [cp, md, adlcp] = Object.keys(SCHEMAS) as [string, string, string];
  return {
    '@xmlns': cp,
    '@xmlns:adlcp': adlcp,
    '@xmlns:imsmd': md,
    '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    '@xsi:schemaLocation': Object.entries(SCHEMAS).flat().join(' '),
  };
}

/** Only where the profile asks for it: hosts overwrite the status from it, Moodle even over "incomplete". CAM 2.3.2.5.6. */
function masteryScore(course: Course, context: ManifestContext): XmlObject {
  const [passMark, ...others] = passMarksOf(course);
  const wanted = context.masteryScore === true && passMark !== undefined && others.length === 0;
  return wanted ? { 'adlcp:masteryscore': String(Math.round(passMark * 10_000) / 100) } : {};
}

/** The manifest and its schemas. `files`: everything else in the package. */
export function makeManifest(course: Course, files: readonly VirtualFile[], context: ManifestContext): VirtualFile[] {
  const schemas = schemaFiles(context.schemaFolder);
  const ids = manifestIds(course.id);
  const title = shorten(squeeze(course.title), TITLE_LIMIT);
  const metadata = {
    schema: 'ADL SCORM',
    schemaversion: '1.2',
    'imsmd:lom': makeLom(describeCourse(course), context.launch),
  };
  const item = {
    '@identifier': ids.item,
    '@identifierref': ids.resource,
    '@isvisible': 'true',
    title,
    ...masteryScore(course, context),
  };
  const resource = {
    '@identifier': ids.resource,
    '@type': 'webcontent',
    '@adlcp:scormtype': 'sco',
    '@href': context.launch,
    file: fileElements([...files, ...schemas], context.launch),
  };
  const contents = writeXml({
    manifest: {
      '@identifier': ids.manifest,
      ...namespaces(),
      metadata,
      organizations: { '@default': ids.organization, organization: { '@identifier': ids.organization, title, item } },
      resources: { resource },
    },
  });
  return [{ path: IMS_MANIFEST, role: 'manifest', contents }, ...schemas];
}
