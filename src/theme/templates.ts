/** Compiles a theme's Handlebars templates and finds what is wrong with them before a course is rendered. */

import Handlebars from 'handlebars';
import { defineError } from '../diagnostics/define.js';
import { nearestName } from '../diagnostics/did-you-mean.js';
import type { Report } from '../model/diagnostic.js';
import { type Messages, wordMessage } from '../model/messages.js';
import { TemplateError, wordParseProblem } from './template-problem.js';

const broken = defineError(
  'theme-template-broken',
  'The template {file} cannot be used, line {line}: {problem}.',
  'Mend the template; a copy of the built-in one is in the tool’s folder templates/.',
);
const partialMissing = defineError(
  'theme-partial-missing',
  'The template {file} asks for the partial "{name}", line {line}, and the theme has none of that name.',
  '{help}',
);
const helperUnknown = defineError(
  'theme-helper-unknown',
  'The template {file} calls the helper "{name}", line {line}, which does not exist.',
  '{help}',
);
const wordUnknown = defineError(
  'theme-word-unknown',
  'The template {file} asks for the word "{name}", line {line}, which no message file has.',
  '{help}',
);

/** Of Handlebars' own helpers, those that a layout has a use for. */
const HELPERS = ['if', 'unless', 'each', 'with', 'lookup', 'word'];

/** A template as text; `name` is `layout` or a partial's name, `file` what the author of the theme calls it. */
export interface TemplateSource {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** Fills a layout with what a document needs. Throws TemplateError where the template asks for what is not there. */
export type Layout = (data: object) => string;

/** The layout, ready to be filled; undefined where something was reported. */
export function compileTemplates(
  sources: readonly TemplateSource[],
  words: Messages,
  report: Report,
): Layout | undefined {
  const handlebars = Handlebars.create();
  handlebars.unregisterHelper('log');
  handlebars.registerHelper('word', (key: string) => wordMessage(words, key));
  const options = { strict: true, knownHelpersOnly: true, knownHelpers: { word: true } };
  const names = sources.map(({ name }) => name).filter((name) => name !== 'layout');
  let sound = true;
  let layout: Layout | undefined;
  for (const source of sources) {
    if (!checkTemplate(source, { names, words, report })) sound = false;
    else if (source.name === 'layout') layout = nameFile(handlebars.compile(source.text, options), source.file);
    else handlebars.registerPartial(source.name, nameFile(handlebars.compile(source.text, options), source.file));
  }
  return sound ? layout : undefined;
}

/** Handlebars says on which line it failed, but not in which template: the innermost one is named. */
function nameFile(fill: Handlebars.TemplateDelegate, file: string): Handlebars.TemplateDelegate {
  return (data: unknown, options?: Handlebars.RuntimeOptions) => {
    try {
      return fill(data, options);
    } catch (error) {
      throw error instanceof TemplateError ? error : new TemplateError(error, file);
    }
  };
}

interface Check {
  readonly names: readonly string[];
  readonly words: Messages;
  readonly report: Report;
}

function checkTemplate(source: TemplateSource, check: Check): boolean {
  const { file } = source;
  try {
    const watcher = new NameWatcher(file, check);
    watcher.accept(Handlebars.parse(source.text));
    return watcher.sound;
  } catch (error) {
    check.report(broken, undefined, { file, ...wordParseProblem(error) });
    return false;
  }
}

/** Walks a parsed template and reports partials, helpers and words that do not exist. */
class NameWatcher extends Handlebars.Visitor {
  sound = true;
  readonly #file: string;
  readonly #check: Check;

  constructor(file: string, check: Check) {
    super();
    this.#file = file;
    this.#check = check;
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    const name = 'original' in partial.name ? String(partial.name.original) : undefined;
    const { names } = this.#check;
    if (name !== undefined && !names.includes(name)) this.#tell(partialMissing, { name, known: names, node: partial });
    super.PartialStatement(partial);
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    this.#checkCall(mustache);
    super.MustacheStatement(mustache);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    this.#checkCall(block);
    super.BlockStatement(block);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.#checkCall(expression);
    super.SubExpression(expression);
  }

  #checkCall(node: hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression): void {
    const name = 'original' in node.path ? String(node.path.original) : '';
    const [first] = node.params;
    if (first !== undefined && !HELPERS.includes(name)) this.#tell(helperUnknown, { name, known: HELPERS, node });
    if (name !== 'word' || first?.type !== 'StringLiteral') return;
    const key = (first as hbs.AST.StringLiteral).value;
    const known = Object.keys(this.#check.words);
    if (!known.includes(key)) this.#tell(wordUnknown, { name: key, known, node });
  }

  #tell(
    definition: typeof partialMissing,
    { name, known, node }: { name: string; known: readonly string[]; node: hbs.AST.Node },
  ): void {
    this.sound = false;
    const nearest = nearestName(name, known);
    const help = nearest === undefined ? `There are: ${known.slice(0, 24).join(', ')}.` : `Did you mean "${nearest}"?`;
    this.#check.report(definition, undefined, { file: this.#file, line: node.loc.start.line, name, help });
  }
}
