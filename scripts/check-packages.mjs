// For CI: looks at the packages that the main job wrote, from outside. Each SCORM 1.2 manifest is validated against the
// schemas in its own package, and once more against a second set where one lies beside the checkout.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AdmZip from 'adm-zip';
import { validateXML } from 'xmllint-wasm';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = process.argv[2] ?? join(root, 'dist/packages');
const SCHEMAS = ['imscp_rootv1p1p2.xsd', 'imsmd_rootv1p2p1.xsd', 'adlcp_rootv1p2.xsd', 'ims_xml.xsd'];
// libxml2 refuses the original metadata schema as ambiguous; this change of the copy in memory only forbids the ambiguity.
const determined = (text) => text.replaceAll('namespace="##any"', 'namespace="##other"');
const driver = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<xsd:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/>
<xsd:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/>
<xsd:import namespace="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" schemaLocation="imsmd_rootv1p2p1.xsd"/>
</xsd:schema>`;

/** What a validator says against a manifest, by the schemas that `read` gives. */
async function problemsOf(manifest, read) {
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'imsmanifest.xml', contents: manifest }],
    schema: [{ fileName: 'driver.xsd', contents: driver }],
    preload: SCHEMAS.map((fileName) => ({ fileName, contents: determined(read(fileName)) })),
  });
  return valid ? [] : errors.map(({ message }) => message);
}

const packages = readdirSync(folder).filter((name) => name.endsWith('.zip'));
if (packages.length < 6) throw new Error(`Expected six packages in ${folder}, found ${packages.length}.`);
const second = join(root, '../shared/xsd/scorm12-deterministic');
let checked = 0;
for (const name of packages.filter((each) => each.includes('scorm12'))) {
  const zip = new AdmZip(join(folder, name));
  const manifest = zip.readAsText('imsmanifest.xml');
  const problems = await problemsOf(manifest, (schema) => zip.readAsText(schema));
  if (existsSync(second)) {
    problems.push(...(await problemsOf(manifest, (schema) => readFileSync(join(second, schema), 'utf8'))));
  }
  if (problems.length > 0) throw new Error(`${name}: ${problems.join('\n')}`);
  checked += 1;
}
console.log(`${packages.length} packages, ${checked} manifests valid.`);
