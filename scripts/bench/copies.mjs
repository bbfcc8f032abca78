// Writes a course that holds the pages of another several times over: with ids, links and files of their own in each copy.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The Markdown pages of a course folder; transcripts lie in media/ and are none. */
export function pagesOf(folder) {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return paths.filter((path) => path.endsWith('.md') && !path.startsWith('media'));
}

/** `target`: the new folder, whose course is called `id`. What lies in media/ and other folders of files is shared. */
export function writeCopies(source, target, { id, count }) {
  mkdirSync(target, { recursive: true });
  const pages = pagesOf(source);
  const folders = new Set(pages.map((path) => path.split('/')[0]));
  for (const name of readdirSync(source)) {
    if (!folders.has(name)) cpSync(join(source, name), join(target, name), { recursive: true });
  }
  const settings = readFileSync(join(source, 'course.yaml'), 'utf8').replaceAll(/\beverything\b/g, id);
  // Each copy has the activity that completion asks for; the first stands for all.
  writeFileSync(join(target, 'course.yaml'), settings.replace(/activities: \[(.*?)\]/, 'activities: [$1-1]'));
  for (let copy = 1; copy <= count; copy++) {
    for (const path of pages) {
      const to = join(
        target,
        path
          .split('/')
          .map((name) => renamed(name, copy))
          .join('/'),
      );
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, ownText(readFileSync(join(source, path), 'utf8'), copy));
    }
  }
  return pages.length * count;
}

/** `01-welcome.md` → `01-welcome-3.md`; an index stays one. */
function renamed(name, copy) {
  return name === 'index.md' ? name : name.replace(/(\.md)?$/, `-${copy}$1`);
}

/** A page's text with ids that no other copy has. */
function ownText(text, copy) {
  const own = (ids) => ids.replaceAll(/[a-z][a-z0-9-]*/g, `$&-${copy}`);
  return text
    .replaceAll(/\{#([a-z0-9-]+)/g, (_, id) => `{#${own(id)}`)
    .replaceAll(/:to\[([a-z0-9-]+)\]/g, (_, id) => `:to[${own(id)}]`)
    .replaceAll(/\b(continue|item)=([a-z0-9-]+)/g, (_, name, id) => `${name}=${own(id)}`)
    .replaceAll(/\bwas="([^"]*)"/g, (_, ids) => `was="${own(ids)}"`)
    .replaceAll(/^(id|was): (.*)$/gm, (_, name, ids) => `${name}: ${own(ids)}`)
    .replaceAll(/^(unlock: (?:after|passed):)(.*)$/gm, (_, name, id) => `${name}${own(id)}`)
    .replaceAll(/\]\(((?:[\w-]+\/)*)([\w-]+\.md)(#[\w-]+)?\)/g, (_, path, file, hash = '') => {
      const folders = path.split('/').map((name) => (name === '' ? '' : renamed(name, copy)));
      return `](${folders.join('/')}${renamed(file, copy)}${hash === '' ? '' : `#${own(hash.slice(1))}`})`;
    });
}
