/** Site + Standard → PackagePlan: joins the scripts and styles that the course uses, and asks the standard for its files. */

import { createHash } from 'node:crypto';
import { hasSearch } from '../model/course.js';
import type { FileRole, PackagePlan, VirtualFile } from '../model/package-plan.js';
import type { Profile } from '../model/profile.js';
import type { RuntimeConfig } from '../model/runtime-config.js';
import { canBePrintedWhole, type Site } from '../model/site.js';
import { compareText } from '../model/text.js';
import { DEFAULT_PROFILE } from '../profiles/table.js';
import type { Standard } from '../standards/standard.js';
import type { Theme } from '../theme/load-theme.js';
import { renderDocument } from '../theme/render-document.js';
import type { ToolFiles } from '../theme/tool-files.js';
import { asksForOwnWords } from './check-own-words.js';
import { applyProfile } from './profile/apply-profile.js';

/** The page that a host opens. It keeps its name, since hosts remember it; what it loads is named by its content. */
const LAUNCH = 'index.html';

export interface PlanOptions {
  readonly theme: Theme;
  readonly tool: ToolFiles;
  readonly profile: Profile;
}

/** Megabytes to bytes, as disks are sold. */
const MEGABYTE = 1_000_000;

/** The package of one standard, ready to be written. Pure: the same site gives the same plan. */
export function planPackage(rendered: Site, standard: Standard, { theme, tool, profile }: PlanOptions): PackagePlan {
  const trace = traceFile(standard, theme, tool);
  const site = { ...rendered, config: configFor(rendered, { standard, profile, trace }) };
  const script = textFile('course', 'js', joinScripts(site, standard, tool), 'runtime');
  const style = textFile('style', 'css', joinStyles(site, theme, tool), 'runtime');
  const icon = textFile('icon', 'svg', theme.icon, 'runtime');
  const html = renderDocument(site, theme, { script: script.path, style: style.path, icon: icon.path });
  const content: VirtualFile[] = [
    { path: LAUNCH, role: 'page', contents: html },
    script,
    style,
    icon,
    ...(trace ? [trace] : []),
    ...site.course.assets.map(
      ({ packagePath: path, absolutePath, contents }): VirtualFile =>
        contents ? { path, role: 'asset', contents } : { path, role: 'asset', copyFrom: absolutePath },
    ),
  ];
  const context = { launch: LAUNCH, schemaFolder: tool.schemaFolder, masteryScore: profile.masteryScore };
  const described = standard.manifest(site.course, content, context);
  return {
    standard: standard.name,
    fileName: fileNameOf(site, standard, profile),
    launch: LAUNCH,
    files: [...described, ...content].sort(byRoleAndPath),
    ...(standard.hasHost ? { limit: { host: profile.title, bytes: profile.packageSize * MEGABYTE } } : {}),
  };
}

interface ConfigOptions {
  readonly standard: Standard;
  readonly profile: Profile;
  readonly trace: VirtualFile | undefined;
}

/** What the standard and the profile add to what the script is told. */
function configFor(
  { config: common, activityTypes }: Site,
  { standard, profile, trace }: ConfigOptions,
): RuntimeConfig {
  const config = standard.hasHost ? applyProfile(common, profile) : common;
  const tells = standard.tellsOwnWords && config.tracking.interactions && asksForOwnWords(activityTypes);
  return { ...(trace && { traceScript: trace.path }), ...config, ...(tells && { tellsOwnWords: true as const }) };
}

/** The profile stands in it only where it is not the default, and where there is a host. */
function fileNameOf({ course: { id, version } }: Site, standard: Standard, { name }: Profile): string {
  const host = standard.hasHost && name !== DEFAULT_PROFILE ? `-${name}` : '';
  return `${id}-${version}-${standard.name}${host}.zip`;
}

const ROLE_ORDER: readonly FileRole[] = ['manifest', 'page', 'runtime', 'asset', 'schema'];

function byRoleAndPath(a: VirtualFile, b: VirtualFile): number {
  return ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role) || compareText(a.path, b.path);
}

/** Whether there is something that learners write for themselves. */
function hasNotes({ config }: Site): boolean {
  return config.notesReserve !== undefined;
}

/** Core first: it makes the registry that the other pieces register with. */
function joinScripts(site: Site, standard: Standard, tool: ToolFiles): string {
  const { core, activityHost, pieces } = tool;
  const used = [
    ...kindsOf(site).map((kind) => pieces.get(`pages/${kind}.js`)),
    ...site.blockNames.map((name) => pieces.get(`blocks/${name}.js`)),
    ...(site.activityTypes.length > 0 ? [activityHost, pieces.get(`standards/${standard.name}.answers.js`)] : []),
    ...(hasNotes(site) ? [pieces.get('notes/notes.js')] : []),
    ...(hasSearch(site.course) ? [pieces.get('search/search.js')] : []),
    ...(canBePrintedWhole(site) ? [pieces.get('print/print.js')] : []),
    ...site.activityTypes.flatMap((name) => ['', '.extra'].map((part) => pieces.get(`activities/${name}${part}.js`))),
    pieces.get(`standards/${standard.name}.js`),
  ];
  return [core, ...used.filter((piece) => piece !== undefined)].map((piece) => `${piece.trimEnd()}\n`).join(';');
}

/** The script for support, with its words; the page loads it only where it is asked for. */
function traceFile(standard: Standard, { words }: Theme, { pieces }: ToolFiles): VirtualFile | undefined {
  const piece = pieces.get(`standards/${standard.name}.trace.js`);
  if (piece === undefined) return undefined;
  const own = Object.entries(words.script).filter(([key]) => key.startsWith('trace.'));
  return textFile(
    'trace',
    'js',
    `${piece.trimEnd()}\nwindow.coursewright.trace(${JSON.stringify(Object.fromEntries(own))});\n`,
    'runtime',
  );
}

function kindsOf({ config }: Site): string[] {
  return [...new Set(config.pages.map(({ kind }) => kind))].sort(compareText);
}

function joinStyles(site: Site, theme: Theme, tool: ToolFiles): string {
  const used = [
    ...(hasNotes(site) ? [tool.pieces.get('notes/notes.css')] : []),
    ...(hasSearch(site.course) ? [tool.pieces.get('search/search.css')] : []),
    ...(canBePrintedWhole(site) ? [tool.pieces.get('print/print.css')] : []),
    ...kindsOf(site).map((kind) => tool.pieces.get(`pages/${kind}.css`)),
    ...site.blockNames.map((name) => tool.pieces.get(`blocks/${name}.css`)),
    ...site.activityTypes.map((name) => tool.pieces.get(`activities/${name}.css`)),
  ];
  return [theme.css, ...used.filter((piece) => piece !== undefined)].map((piece) => `${piece.trimEnd()}\n`).join('');
}

function textFile(name: string, ending: string, contents: string, role: FileRole): VirtualFile {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8);
  return { path: `${name}.${hash}.${ending}`, role, contents };
}
