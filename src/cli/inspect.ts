/** `coursewright inspect`: options → one call → print → exit code. */

import { createColors } from 'picocolors';
import { STAGES, type StageName } from '../compiler/compile.js';
import { readCourseGraphs } from '../compiler/read-graphs.js';
import { readStage } from '../compiler/read-stage.js';
import { WorldError } from '../diagnostics/define.js';
import { didYouMean } from '../diagnostics/did-you-mean.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { drawMermaid, drawTree } from '../report/draw-graph.js';
import { printDiagnostics } from '../report/print-diagnostics.js';
import { EXIT_FINE, EXIT_PROBLEMS, EXIT_USAGE, UsageError } from './exit.js';

const FORMATS = ['all', 'text', 'mermaid', 'json'];

type InspectOptions = { readonly scenario: string; readonly format: string } | { readonly stage: StageName };

/** Runs the command and gives the exit code. `raw` is what commander read. */
export async function runInspect(folder: string, raw: object): Promise<number> {
  try {
    const options = readOptions(raw);
    return await ('stage' in options ? printStage(folder, options.stage) : drawScenario(folder, options));
  } catch (error) {
    if (error instanceof WorldError) return fail([error.diagnostic], '');
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`error: ${error.message}\n(coursewright inspect --help lists all options)\n`);
    return EXIT_USAGE;
  }
}

async function drawScenario(
  folder: string,
  { scenario, format }: { readonly scenario: string; readonly format: string },
): Promise<number> {
  const { graphs, diagnostics } = await readCourseGraphs(folder);
  const graph = graphs.get(scenario);
  if (graph) {
    process.stdout.write(drawAs(format, { text: drawTree(graph), mermaid: drawMermaid(graph), graph }));
    return EXIT_FINE;
  }
  // What is asked for may be missing because of its own mistakes.
  if (diagnostics.some(isError)) return fail(diagnostics.filter(isError), folder);
  throw new UsageError(`The course has no scenario "${scenario}". ${adviseId(scenario, [...graphs.keys()])}`);
}

/** What the stage made is printed even where the course has mistakes, since it is looked at to understand them. */
async function printStage(folder: string, stage: StageName): Promise<number> {
  const { json, diagnostics } = await readStage(folder, stage);
  if (json !== undefined) process.stdout.write(json);
  if (diagnostics.length > 0) fail(diagnostics, folder);
  return diagnostics.some(isError) ? EXIT_PROBLEMS : EXIT_FINE;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function readOptions(raw: object): InspectOptions {
  const { scenario, stage, format } = raw as Readonly<Partial<Record<'scenario' | 'stage' | 'format', string>>>;
  if (scenario !== undefined && stage !== undefined) throw new UsageError('--scenario and --stage exclude each other.');
  if (stage !== undefined) return readStageOptions(stage, format);
  if (scenario === undefined) throw new UsageError('Say what to look at: --scenario <id> or --stage <name>.');
  return readScenarioOptions(scenario, format);
}

function readStageOptions(written: string, format = 'json'): InspectOptions {
  const stage = STAGES.find((name) => name === written);
  if (!stage) throw new UsageError(`--stage has no "${written}". ${didYouMean(written, STAGES)}`);
  if (format !== 'json') throw new UsageError(`--stage prints JSON, not "${format}".`);
  return { stage };
}

function readScenarioOptions(scenario: string, format = 'all'): InspectOptions {
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
  process.stderr.write(`${printDiagnostics(diagnostics, folder, colors)}\n`);
  return EXIT_PROBLEMS;
}
