/** What Handlebars says of a template, in words of this tool: which template, which line, what is wrong. */

/** A failure while a template is filled. */
export class TemplateError extends Error {
  readonly file: string;
  readonly line: number | undefined;

  constructor(error: unknown, file: string) {
    super(wordRuntimeProblem(error));
    this.file = file;
    const line = typeof error === 'object' && error !== null && 'lineNumber' in error ? error.lineNumber : undefined;
    this.line = typeof line === 'number' ? line : undefined;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Why a template cannot be parsed, and where. */
export function wordParseProblem(error: unknown): { readonly line: number; readonly problem: string } {
  const text = messageOf(error);
  const line = Number(/line (\d+)/.exec(text)?.[1] ?? / - (\d+):\d+$/.exec(text)?.[1] ?? 1);
  const pair = /^(\S+) doesn't match (\S+)/.exec(text);
  if (pair) return { line, problem: `{{#${pair[1]}}} is closed by {{/${pair[2]}}}` };
  const got = /got '(\w+)'/.exec(text)?.[1];
  if (got === 'EOF') return { line, problem: 'a {{#…}} is opened and never closed by its {{/…}}' };
  if (got === 'OPEN_ENDBLOCK') return { line, problem: 'a {{/…}} closes what was never opened' };
  if (got === 'INVALID') return { line, problem: 'a character stands within {{…}} that may not stand there' };
  return { line, problem: 'something within {{…}} is not finished, or stands where it may not' };
}

function wordRuntimeProblem(error: unknown): string {
  const text = messageOf(error);
  const field = /^"([^"]*)" not defined/.exec(text)?.[1];
  if (field !== undefined) return `there is no field "${field}"`;
  const partial = /^The partial (.*) could not be found/.exec(text)?.[1];
  if (partial !== undefined) return `there is no partial "${partial}"`;
  if (error instanceof RangeError) return 'a partial asks for itself without end';
  return text.split('\n')[0]?.replace(/ - \d+:\d+$/, '') ?? text;
}
