// Makes media/for-your-pocket.pdf, one side of A4, from 08-handbook.md. Run it again whenever that page changes.
//
//   npm install playwright-core     (and a Chromium)
//   BROWSER=path/to/chromium node make-pocket-page.mjs
//
// It reads only what that page uses: front matter, headings, paragraphs, lists, tables, bold and italics.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const page = readFileSync(here('../08-handbook.md'), 'utf8').replace(/^---[\s\S]*?\n---\n/, '');
const lines = page.split('\n');

const inline = (text) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/\*(.+?)\*/g, '<em>$1</em>');

/** One block of lines between blank lines. */
function block(text) {
  const [first] = text;
  const heading = /^(#+) (.*)$/.exec(first);
  if (heading) return `<h${heading[1].length}>${inline(heading[2])}</h${heading[1].length}>`;
  if (first.startsWith('- ')) {
    const items = text.join('\n').slice(2).split('\n- ');
    return `<ul>${items.map((item) => `<li>${inline(item.replace(/\s*\n\s*/g, ' '))}</li>`).join('')}</ul>`;
  }
  if (first.startsWith('|')) {
    const cells = (row) => row.replace(/^\||\|$/g, '').split('|').map((cell) => inline(cell.trim()));
    const [head, , ...rows] = text;
    const row = (each, tag) => `<tr>${cells(each).map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
    return `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((each) => row(each, 'td')).join('')}</tbody></table>`;
  }
  return first.startsWith(':') ? '' : `<p>${inline(text.join(' '))}</p>`;
}

const blocks = [];
let inside = false;
for (const part of lines.join('\n').split(/\n{2,}/)) {
  const text = part.trim().split('\n').filter(Boolean);
  if (text.length === 0) continue;
  if (text[0].startsWith(':::')) inside = text[0] !== ':::';
  else if (!inside) blocks.push(text);
}

/** Each part with its heading, so that a column never begins with a list that has lost it. */
const [title, ...rest] = blocks;
const parts = [];
for (const text of rest) {
  if (text[0].startsWith('## ')) parts.push('');
  if (parts.length > 0) parts[parts.length - 1] += block(text);
}
const html = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>For your pocket: the honest conversation</title><style>
  @page { size: A4; margin: 11mm; }
  body { font: 12.2pt/1.36 Arial, Helvetica, sans-serif; color: #212b32; margin: 0; }
  h1 { font-size: 19pt; color: #003087; margin: 0 0 3mm; }
  main { columns: 2; column-gap: 8mm; }
  section { break-inside: avoid; margin-bottom: 3.4mm; }
  h2 { font-size: 14pt; color: #003087; margin: 0 0 1mm; border-bottom: 2px solid #005eb8; }
  p, ul { margin: 1mm 0; }
  ul { padding-left: 4.5mm; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: .8mm 2mm .8mm 0; border-bottom: 1px solid #aeb7bd; }
</style></head><body>${block(title)}<main>${parts.map((part) => `<section>${part}</section>`).join('')}</main></body></html>`;

const browser = await chromium.launch({ executablePath: process.env.BROWSER, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const sheet = await browser.newPage();
  await sheet.setContent(html);
  await sheet.pdf({ path: here('../media/for-your-pocket.pdf'), preferCSSPageSize: true, printBackground: true, tagged: true });
} finally {
  await browser.close();
}
