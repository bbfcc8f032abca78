/** `coursewright inspect`: options → one call → print → exit code. */

import { createColors } from 'picocolors';
import { readCourseGraphs } from '../compiler/read-graphs.js';
import { WorldError } from '../diagnostics/define.js';
import { didYouMean } from '../diagnostics/did-you-mean.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { drawMermaid, drawTree } from '../report/draw-graph.js';
import { printDiagnostics } from '../report/print-diagnostics.js';
import { EXIT_FINE, EXIT_PROBLEMS, EXIT_USAGE, UsageError } from './exit.js';

const FORMATS = ['all', 'text', 'mermaid', 'json'];

interface InspectOptions {
  readonly scenario: string;
  readonly format: string;
}

/** Runs the command and gives the exit code. `raw` is what commander read. */
export async function runInspect(folder: string, raw: object): Promise<number> {
  try {
    const { scenario, format } = readOptions(raw);
    const { graphs, diagnostics } = await readCourseGraphs(folder);
    const graph = graphs.get(scenario);
    if (graph) {
      process.stdout.write(drawAs(format, { text: drawTree(graph), mermaid: drawMermaid(graph), graph }));
      return EXIT_FINE;
    }
    // What is asked for may be missing because of its own mistakes.
    if (diagnostics.some(({ severity }) => severity === 'error')) return fail(diagnostics, folder);
    throw new UsageError(`The course has no scenario "${scenario}". ${adviseId(scenario, [...graphs.keys()])}`);
  } catch (error) {
    if (error instanceof WorldError) return fail([error.diagnostic], '');
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`error: ${error.message}\n(coursewright inspect --help lists all options)\n`);
    return EXIT_USAGE;
  }
}

function readOptions(raw: object): InspectOptions {
  const { scenario = '', format = 'all' } = raw as Partial<InspectOptions>;
  if (scenario === '') throw new UsageError('--scenario takes the id of a scenario, not an empty name.');
  if (!FORMATS.includes(format)) throw new UsageError(`--format has no "${format}". ${didYouMean(format, FORMATS)}`);
  return { scenario, format };
}

function drawAs(
  format: string,
  { text, mermaid, graph }: { readonly text: string; readonly mermaid: string; readonly graph: object },
): string {
  if (format === 'json') return `${JSON.stringify(graph, null, 2)}\n`;
  if (format === 'text') return text;
  if (format === 'mermaid') return mermaid;
  return `${text}\n\`\`\`mermaid\n${mermaid}\`\`\`\n`;
}

function adviseId(id: string, known: readonly string[]): string {
  if (known.length === 0) return 'It has none that branches.';
  return didYouMean(id, known) || `It has ${known.join(', ')}.`;
}

function fail(diagnostics: readonly Diagnostic[], folder: string): number {
  const colors = createColors(process.stderr.isTTY === true && !process.env.NO_COLOR);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  process.stderr.write(`${printDiagnostics(errors, folder, colors)}\n`);
  return EXIT_PROBLEMS;
}
