/** The command line. Commands are loaded when they are asked for, so that `--version` is there at once. */

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { didYouMean } from '../diagnostics/did-you-mean.js';
import { profileNames } from '../profiles/table.js';
import { findToolRoot } from '../theme/tool-files.js';
import { EXIT_USAGE, endWithBug } from './exit.js';
import { watchOutput } from './output.js';
import { tuneEngine } from './tune-engine.js';

async function readVersion(): Promise<string> {
  const root = await findToolRoot(dirname(fileURLToPath(import.meta.url)));
  return JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).version;
}

watchOutput();
tuneEngine();

const program = new Command('coursewright')
  .description('Compiles a course written in Markdown into SCORM, xAPI and web packages.')
  .version(await readVersion(), '-V, --version', 'print the version')
  .helpCommand(false)
  .exitOverride()
  .showHelpAfterError('(coursewright --help lists commands, options and examples)')
  .addHelpText(
    'after',
    `
Examples:
  $ coursewright build                         the course in this folder, or every course under courses/
  $ coursewright build courses/intro -t scorm12
  $ coursewright decode '1.aBcD1234.…' --course courses/intro      what a learner has done, in words
  $ coursewright build --help                  all options of a command`,
  );

program
  .command('build')
  .description('build packages from one or more course folders')
  .showHelpAfterError('(coursewright build --help lists all options)')
  .argument(
    '[course...]',
    'course folders; none: this folder if it has a course.yaml, else every course under courses/',
  )
  .option('-o, --out <folder>', 'where packages are written', 'dist/packages')
  .option(
    '-t, --target <list>',
    "standards, separated by commas; default: the course's own targets",
    (list: string, before?: string) => (before === undefined ? list : `${before},${list}`),
  )
  .option(
    '--profile <name>',
    `the host that it is for: ${profileNames.join(', ')}; default: the course's own tracking.profile`,
  )
  .option('--theme-dir <folder>', 'templates that override the theme, file by file')
  .option('--no-cache', 'build everything anew')
  .option('--max-warnings <n>', 'fail where there are more warnings than this')
  .option('--format <format>', 'pretty or json', 'pretty')
  .option('-q, --quiet', 'print problems only')
  .addHelpText(
    'after',
    `
Examples:
  $ coursewright build
  $ coursewright build courses/intro courses/safety -o out
  $ coursewright build courses/intro --target scorm12,web
  $ coursewright build --profile learning-hub         checked against what the NHS Learning Hub takes
  $ coursewright build --format json > build.json     for programs
  $ coursewright build --max-warnings 0               for CI: a warning fails the build

Exit code: 0 fine, 1 problems found (no package is written), 2 wrong usage or a fault of coursewright itself.
With --format json the document is on stdout where the exit code is 0 or 1; with 2 stdout stays empty, and
stderr says why.`,
  )
  .action(async (courses: string[], options: object) => {
    const { runBuild } = await import('./build.js');
    process.exitCode = await runBuild(courses, options);
  });

program
  .command('decode')
  .description('say in words what a learner has done, from the saved progress that an LMS holds')
  .showHelpAfterError('(coursewright decode --help lists all options)')
  .argument('<suspend_data>', 'the value of cmi.suspend_data, in quotes')
  .requiredOption(
    '-c, --course <folder|zip>',
    'the course that it belongs to: its folder, or the package as it was uploaded',
  )
  .option('--format <format>', 'pretty or json', 'pretty')
  .addHelpText(
    'after',
    `
Examples:
  $ coursewright decode '1.aBcD1234.b4.…' --course intro-1.0.0-scorm12.zip
  $ coursewright decode '1.aBcD1234.b4.…' --course courses/intro
  $ coursewright decode '1.aBcD1234.b4.…' --course courses/intro --format json     for programs

Prints pages, answers in the author's words, tries, scores, when it was last saved and what is still missing for
completion. What a learner wrote for themselves is never printed.

Exit code: 0 fine, 1 it is no saved progress, or cut off, or the course cannot be read, 2 wrong usage.`,
  )
  .action(async (text: string, options: object) => {
    const { runDecode } = await import('./decode.js');
    process.exitCode = await runDecode(text, options);
  });

program
  .command('inspect')
  .description('draw a conversation that branches, or print what a stage of the compiler makes of a course')
  .showHelpAfterError('(coursewright inspect --help lists all options)')
  .argument('<course>', 'the folder of the course')
  .option('-s, --scenario <id>', 'the id of a scenario: it is drawn as a tree and as a Mermaid flowchart')
  .option('--stage <name>', 'load, parse, model, render or plan: what it made is printed as JSON')
  .option('--format <format>', 'of a scenario: all, text, mermaid or json; default: all')
  .addHelpText(
    'after',
    `
Examples:
  $ coursewright inspect courses/intro --scenario amir                      to read, or for the text of a pull request
  $ coursewright inspect courses/intro --scenario amir --format mermaid > amir.mmd
  $ coursewright inspect courses/intro --stage model > model.json           for programs, or to see what a change changed

The tree shows each step once, with what can be said there, scores, conditions (if) and flags (sets).

The stages, in their order: load (files and texts), parse (the pages' Markdown as trees), model (the course), render (markup and
settings), plan (the files of each package that the course's targets ask for, with size and SHA-256). The JSON is the same on every
machine, and paths are relative to the course. Problems of the course go to stderr; what a stage could still make is printed.

Exit code: 0 fine, 1 the course cannot be read or has mistakes (with --scenario: the scenario has), 2 wrong usage.`,
  )
  .action(async (course: string, options: object) => {
    const { runInspect } = await import('./inspect.js');
    process.exitCode = await runInspect(course, options);
  });

program
  .command('help')
  .description('print the help of a command')
  .argument('[command]')
  .action((name?: string) => {
    const names = program.commands.map((command) => command.name());
    const found = name === undefined ? program : program.commands.find((command) => command.name() === name);
    if (found) found.outputHelp();
    else program.error(`error: unknown command '${name}'. ${didYouMean(name ?? '', names)}`.trim());
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT_USAGE;
  else endWithBug(error);
}
