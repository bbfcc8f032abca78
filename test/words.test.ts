/** No word that a learner sees stands in code: it stands in a message file. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Code that makes what a learner sees: the browser's, the slices' markup, the theme. */
const SEEN = [
  /^runtime\//,
  /^activities\//,
  /^blocks\//,
  /^theme\/render/,
  /^compiler\/render/,
  /^standards\/.*adapter/,
];

const files = readdirSync(join(root, 'src'), { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(join(root, 'src'), join(entry.parentPath, entry.name)).split(sep).join('/'))
  .filter((file) => SEEN.some((pattern) => pattern.test(file)) && !file.endsWith('/for-authors.ts'))
  .sort();

/**
 * Text of a sentence or a label: several words in plain letters, or one with a capital. Names of types and keys are
 * neither; an adapter's single words with a capital are calls of its standard, since adapters say nothing to learners.
 */
function isWording(text: string, file: string): boolean {
  if (KEYS.has(text)) return false;
  const label = /^[A-Z][a-z]+( [a-z]+)*[.!?:…]?$/.test(text) && !(file.startsWith('standards/') && !text.includes(' '));
  return label || /[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/.test(text);
}

/** What the browser calls keys (`KeyboardEvent.key`). */
const KEYS: ReadonlySet<string> = new Set(['Backspace', 'Delete', 'End', 'Enter', 'Escape', 'Home', 'Tab']);

/** Texts for authors and developers, not for learners. */
function isForOthers(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    if (ts.isCallExpression(at) && /^define(Error|Warning)$/.test(at.expression.getText())) return true;
    if (ts.isNewExpression(at) && /Error$/.test(at.expression.getText())) return true;
    if (ts.isPropertyAssignment(at) && ['doc', 'title', 'hint', 'message', 'example'].includes(at.name.getText()))
      return true;
    if (ts.isImportDeclaration(at) || ts.isTypeNode(at)) return true;
  }
  return false;
}

function wordingIn(file: string): string[] {
  const text = readFileSync(join(root, 'src', file), 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const literal = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node);
    if (literal && isWording(node.text, file) && !isForOthers(node)) found.push(`${file}: ${node.text}`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe('a learner’s words', () => {
  test('stand in no code, but in messages/ beside it', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap(wordingIn)).toEqual([]);
  });

  test('stand in no template but as messages', () => {
    const templates = readdirSync(join(root, 'templates'), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
      .map((entry) => join(entry.parentPath, entry.name));
    const wording = templates.flatMap((file) => {
      const text = readFileSync(file, 'utf8')
        .replace(/\{\{!--[\s\S]*?--\}\}|\{\{[\s\S]*?\}\}/g, '')
        .replace(/<[^>]*>/g, '\n');
      return text.split('\n').filter((line) => /[A-Za-z]{2,}/.test(line));
    });
    expect(templates.length).toBeGreaterThan(0);
    expect(wording).toEqual([]);
  });
});
