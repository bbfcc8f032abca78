// The licences of what dist/cli.js and its chunks contain of others, as one text: they ask to be kept with every copy.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The innermost package of a path in esbuild's metafile, as its folder. */
function packageFolder(path) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

/** The text for all packages of `inputs` (paths relative to `root`). Throws where one of them says nothing of its licence. */
export function thirdPartyLicences(inputs, root) {
  const folders = [...new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined))];
  const parts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    if (!license) throw new Error(`${name} names no licence, so it cannot be part of the tool.`);
    const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)(\.|-|$)/i.test(entry));
    const text = file && existsSync(join(root, folder, file)) ? readFileSync(join(root, folder, file), 'utf8') : '';
    return { name, text: `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n').trim()}`.trim() };
  });
  parts.sort((a, b) => (a.text < b.text ? -1 : 1));
  const head = 'The tool contains these packages, under these licences.';
  return `${[head, ...new Set(parts.map(({ text }) => text))].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
