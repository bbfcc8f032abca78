/** Counts how deep lists, quotes and containers stand in each other, line by line, without parsing. */

import type { LinePrefix } from './line-prefix.js';

/** Fenced code that is open. */
interface Code {
  readonly mark: string;
  readonly size: number;
  readonly quotes: number;
  /** Columns of the list item that it stands in. */
  readonly indent: number;
}

export interface LevelCounter {
  /** Levels of lists, quotes and containers at this line; 0 in a block of code. Lines come in order, blank ones too. */
  levelsAt(prefix: LinePrefix): number;
  /** Directives on lines of their own so far, or closing fences where there are more of them. */
  directives(): number;
}

/** Starts counting at the top of a page. */
export function countLevels(): LevelCounter {
  const lists: number[] = [];
  let code: Code | undefined;
  let containers = 0;
  let directives = 0;
  let closed = 0;
  let blankBefore = true;

  function closeLists(prefix: LinePrefix): void {
    // A line right below a paragraph may be part of it, however little it is indented: that keeps its lists open.
    if (!blankBefore && prefix.items.length === 0) return;
    while (lists.length > 0 && (lists.at(-1) ?? 0) > prefix.indent) lists.pop();
  }

  function countColons(text: string): void {
    if (!text.startsWith('::')) return;
    if (/^:{3,}\s*$/.test(text)) {
      closed += 1;
      containers = Math.max(0, containers - 1);
    } else {
      directives += 1;
      if (text.startsWith(':::')) containers += 1;
    }
  }

  function levelsAt(prefix: LinePrefix): number {
    const { quotes, items, text } = prefix;
    const blank = text === '' && items.length === 0;
    if (code !== undefined && !endsCode(code, prefix, blank)) return 0;
    if (code !== undefined && closesCode(code, text)) {
      code = undefined;
      return 0;
    }
    code = undefined;
    if (!blank) {
      closeLists(prefix);
      lists.push(...items.slice(0, 1000));
      code = openCode(prefix, lists.at(-1) ?? 0);
      if (code === undefined) countColons(text);
    }
    blankBefore = blank;
    return quotes + lists.length + containers;
  }

  return { levelsAt, directives: () => Math.max(directives, closed) };
}

function openCode({ quotes, items, indent, text }: LinePrefix, listColumn: number): Code | undefined {
  const fence = /^(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(text);
  const run = fence?.[1] ?? fence?.[2];
  if (run === undefined || (items.length === 0 && indent - Math.min(listColumn, indent) > 3 + quotes * 2))
    return undefined;
  return { mark: run.charAt(0), size: run.length, quotes, indent: Math.min(listColumn, indent) };
}

/** Whether the line ends the code: by its closing fence, or because it stands outside of the code's quote or item. */
function endsCode(code: Code, prefix: LinePrefix, blank: boolean): boolean {
  if (prefix.quotes < code.quotes) return true;
  return !blank && (prefix.indent < code.indent || closesCode(code, prefix.text));
}

function closesCode(code: Code, text: string): boolean {
  return text.length >= code.size && text.startsWith(code.mark.repeat(code.size)) && isRun(text.trimEnd(), code.mark);
}

function isRun(text: string, mark: string): boolean {
  for (let at = 0; at < text.length; at++) if (text[at] !== mark) return false;
  return true;
}
