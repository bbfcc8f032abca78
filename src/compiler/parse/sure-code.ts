/** Which lines surely are code between fences: in those no mark costs anything. What only looks like code is none here. */

export interface CodeMeter {
  /** Whether the line stands between two fences, or is one. Lines come in order, blank ones too. */
  isCode(line: string): boolean;
}

/** HTML that may run on over blank lines, in which a fence is no fence (CommonMark 4.6, kinds 1–5). */
const RUNS_ON = /<(?:[!?]|(?:script|pre|style|textarea)(?![A-Za-z]))/i;

/** Starts at the top of a page. A fence counts at the margin, after a blank line, where no HTML before it may still run on. */
export function meterCode(): CodeMeter {
  let fence: string | undefined;
  let blankBefore = true;
  let mayBeHtml = false;
  return {
    isCode(line) {
      if (fence !== undefined) {
        const run = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1] ?? '';
        if (run.startsWith(fence)) fence = undefined;
        blankBefore = false;
        return true;
      }
      if (blankBefore && !mayBeHtml) {
        const [, ticks, waves] = /^(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line) ?? [];
        fence = ticks ?? waves;
      }
      mayBeHtml ||= fence === undefined && RUNS_ON.test(line);
      blankBefore = line.trim() === '';
      return fence !== undefined;
    },
  };
}
