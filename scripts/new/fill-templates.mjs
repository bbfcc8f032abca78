// The files of a new slice: the templates of its kind with its name put in.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Words that the code of a slice or its shelf's table has a meaning for, so that nothing else can be called by them. */
const TAKEN_WORDS = new Set(
  `abstract arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return static
  super switch this throw true try typeof undefined var void while with yield async of
  activities blocks standards piece describe expect test parse render context`.split(/\s+/),
);

/** Every file of the slice, by its path from the root, as text. */
export function fillTemplates(root, kind, name) {
  const words = wordsOf(kind, name);
  const fill = (text) => text.replace(/\{\{(\w+)\}\}/g, (_whole, key) => words[key]);
  const folder = join(root, 'scripts/new/templates', kind.name);
  const paths = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return paths.sort().map((path) => ({
    // Templates end in .txt, so that no tool takes them for code.
    path: path.replaceAll('NAME', name).replace(/\.txt$/, ''),
    text: fill(readFileSync(join(folder, path), 'utf8')),
  }));
}

function wordsOf(kind, name) {
  const pascal = name.replace(/(?:^|-)(.)/g, (_whole, letter) => letter.toUpperCase());
  return {
    name,
    Name: pascal,
    ident: identifierOf(kind, name),
    title: pascal.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  };
}

/** What the slice is called in code. */
export function identifierOf(kind, name) {
  const camel = name.replace(/-(.)/g, (_whole, letter) => letter.toUpperCase());
  return TAKEN_WORDS.has(camel) ? `${camel}${kind.name.replace(/^./, (letter) => letter.toUpperCase())}` : camel;
}
