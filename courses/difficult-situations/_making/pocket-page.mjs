/**
 * Prints the pocket page (07-pocket-page.md) as media/pocket-page.pdf, one sheet of A4, from the words of that page itself.
 *
 * Run it in the project's folder after each change of the page, with CHROMIUM naming a Chromium:
 *   CHROMIUM=/path/to/chromium node courses/difficult-situations/_making/pocket-page.mjs
 * It knows only the Markdown that the page uses: headings, one table, paragraphs, **bold**, <br>.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const source = readFileSync(here('../07-pocket-page.md'), 'utf8');
const body = source.slice(source.indexOf('\n## '), source.indexOf('\n:::resources')).trim();

const inline = (text) => text.replace(/&/g, '&amp;').replace(/<(?!br>)/g, '&lt;').replace(/\*\*(.+?)\*\*/g, '<b>$1</b>');
const cellsOf = (line) => line.slice(1, -1).split('|').map((cell) => inline(cell.trim()));

function tableOf(lines) {
  const [head, , ...rows] = lines.map(cellsOf);
  const row = ([first, ...rest]) => `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const heads = head.map((cell) => `<th scope="col">${cell}</th>`).join('');
  return `<table><thead><tr>${heads}</tr></thead><tbody>${rows.map(row).join('')}</tbody></table>`;
}

function blockOf(block) {
  if (block.startsWith('## ')) return `<h2>${inline(block.slice(3))}</h2>`;
  return block.startsWith('|') ? tableOf(block.split('\n')) : `<p>${inline(block)}</p>`;
}

const style = `
  body { font: 13pt/1.4 Arial, "Liberation Sans", sans-serif; color: #212b32; margin: 0 }
  h1 { font-size: 19pt; margin: 0 0 6pt; color: #003087 }
  h2 { font-size: 13pt; margin: 0 0 8pt; padding: 6pt 9pt; border: 2pt solid #b3261e; color: #9c1f17 }
  table { border-collapse: collapse; width: 100% }
  th, td { border-bottom: 0.75pt solid #768692; padding: 5pt 6pt; text-align: left; vertical-align: top }
  thead th { border-bottom-width: 1.5pt }
  tbody th { color: #003087; white-space: nowrap }
  p { margin: 9pt 0 0 }`;
const html = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Handling difficult situations: pocket page</title>
<style>${style}</style></head><body><h1>Handling difficult situations</h1>${body.split(/\n\n+/).map(blockOf).join('')}</body></html>`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
await page.setContent(html);
const margin = { top: '14mm', right: '15mm', bottom: '12mm', left: '15mm' };
await page.pdf({ path: here('../media/pocket-page.pdf'), format: 'A4', margin, tagged: true });
await browser.close();
