/** The facts that an about block lists, in the order of the NHS Learning Hub's resource page; unknown ones are left out. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Author, Course } from '../../model/course.js';
import { type Word, wordDate } from '../word-date.js';

export interface Fact {
  readonly name: string;
  readonly values: readonly (string | ElementContent)[];
}

export function listFacts(course: Course, word: Word): Fact[] {
  const { authors, contributor, provider, licence, published, firstContributed, audience, version } = course;
  const fact = (key: string, ...values: readonly (string | ElementContent | undefined)[]): Fact => ({
    name: word(`blocks.about.${key}`),
    values: values.filter((value) => value !== undefined),
  });
  return [
    fact('authors', ...authors.map(nameAuthor)),
    fact('contributor', contributor),
    fact('provider', provider),
    fact('licence', licence === undefined ? undefined : nameLicence(licence, word)),
    fact('published', published === undefined ? undefined : wordDate(published, word)),
    fact('first-contributed', firstContributed === undefined ? undefined : wordDate(firstContributed, word)),
    fact('audience-level', audience?.level),
    fact('audience-for', audience?.for),
    fact('version', version),
  ].filter(({ values }) => values.length > 0);
}

function nameAuthor({ name, role, organisation }: Author): string {
  return [name, role, organisation].filter((part) => part !== undefined).join(', ');
}

/** SPDX's ids of the Creative Commons licences: `CC-BY-NC-4.0`. */
const CREATIVE_COMMONS = /^CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)$/;

/** A licence in words, with a link to a Creative Commons one's own text; any other by its SPDX id. */
function nameLicence(licence: string, word: Word): string | ElementContent {
  if (licence === 'all-rights-reserved') return word('blocks.about.all-rights-reserved');
  if (licence === 'CC0-1.0') {
    return outside('https://creativecommons.org/publicdomain/zero/1.0/', word('blocks.about.cc0'), word);
  }
  const [, kind = '', version = ''] = CREATIVE_COMMONS.exec(licence) ?? [];
  if (kind === '') return licence;
  const address = `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`;
  return outside(address, word(`blocks.about.cc-${kind.toLowerCase()}`, { version }), word);
}

/** A link out of the course, in a new tab, so that it never replaces the course. */
export function outside(href: string, text: string, word: Word): ElementContent {
  const hint = h('span', { class: 'cw-hidden' }, `\u00a0${word('theme.opens-in-new-tab')}`);
  return h('a', { href, target: '_blank', rel: ['noopener', 'noreferrer'] }, [text, hint]);
}
