/** The pages' paths → the course's tree: a folder with pages is a section, and its index.md is its opening. */

/** A page of the tree, or a section with what lies in it. Paths are relative to the course's folder. */
export type OutlineItem =
  | { readonly kind: 'page'; readonly path: string }
  | {
      readonly kind: 'section';
      readonly folder: string;
      /** Path of its index.md, where it has one. */
      readonly opening?: string;
      readonly children: readonly OutlineItem[];
    };

interface Section {
  readonly folder: string;
  opening?: string;
  readonly children: (Section | string)[];
}

/** The tree of pages, in the order of their paths, which is natural order already. An index.md beside course.yaml is a page. */
export function outlinePages(paths: readonly string[]): OutlineItem[] {
  const root: Section = { folder: '', children: [] };
  const sections = new Map<string, Section>([['', root]]);
  for (const path of paths) {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    const section = openSection(folder, sections);
    if (folder !== '' && path === `${folder}/index.md`) section.opening = path;
    else section.children.push(path);
  }
  return root.children.map(toItem);
}

function openSection(folder: string, sections: Map<string, Section>): Section {
  const known = sections.get(folder);
  if (known) return known;
  const parent = openSection(folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '', sections);
  const section: Section = { folder, children: [] };
  sections.set(folder, section);
  parent.children.push(section);
  return section;
}

function toItem(item: Section | string): OutlineItem {
  if (typeof item === 'string') return { kind: 'page', path: item };
  const { folder, opening, children } = item;
  return { kind: 'section', folder, ...(opening === undefined ? {} : { opening }), children: children.map(toItem) };
}
