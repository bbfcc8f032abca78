import { describe, expect, test } from '@jest/globals';
import { wordDate } from '../../src/blocks/word-date.js';
import type { Course } from '../../src/model/course.js';
import { wordMessage } from '../../src/model/messages.js';
import { readWords } from '../support/render-pages.js';
import { renderBlock } from './parse-block.js';

const about = (course: Partial<Course>): string => renderBlock('about', {}, course);

describe('about', () => {
  test('lists what is known, in the order of the Learning Hub’s page', () => {
    const html = about({
      authors: [{ name: 'A. Writer', role: 'Consultant', organisation: 'WE-R NHS' }, { name: 'B. Helper' }],
      contributor: 'WE-R NHS',
      provider: 'An NHS trust',
      licence: 'all-rights-reserved',
      published: '2024',
      firstContributed: '2024-10-10',
      audience: { level: 'General user', for: 'Team leaders' },
      version: '1.2.3',
    });
    const facts = [...html.matchAll(/<(?:dt|dd)>(.*?)<\/(?:dt|dd)>/g)].map((match) => match[1]);
    expect(facts).toEqual([
      ...['Written by', 'A. Writer, Consultant, WE-R NHS', 'B. Helper', 'Contributed by', 'WE-R NHS'],
      ...['Provided by', 'An NHS trust', 'Licence', 'All rights reserved', 'Published', '2024'],
      ...['First contributed', '10 October 2024', 'Audience access level', 'General user', 'For', 'Team leaders'],
      ...['Version', '1.2.3'],
    ]);
  });

  test('leaves out what is not', () => {
    expect(about({})).toBe('<div class="cw-about"><dl><dt>Version</dt><dd>1.0.0</dd></dl></div>');
  });

  test.each([
    ['CC-BY-4.0', 'https://creativecommons.org/licenses/by/4.0/', 'Creative Commons Attribution 4.0'],
    [
      'CC-BY-NC-SA-3.0',
      'https://creativecommons.org/licenses/by-nc-sa/3.0/',
      'Creative Commons Attribution, Non-Commercial, Share Alike 3.0',
    ],
    ['CC0-1.0', 'https://creativecommons.org/publicdomain/zero/1.0/', 'Creative Commons Zero 1.0, no rights reserved'],
  ])('names %s in words and links to it', (licence, address, words) => {
    expect(about({ licence })).toContain(
      `<a href="${address}" target="_blank" rel="noopener noreferrer">${words}<span`,
    );
  });

  test.each(['CC-BY-ND-4.0', 'CC-BY-NC-4.0', 'CC-BY-NC-ND-4.0', 'CC-BY-SA-4.0'])('has words for %s', (licence) => {
    expect(about({ licence })).toContain('>Creative Commons Attribution, ');
  });

  test('shows any other licence by its id', () => {
    expect(about({ licence: 'MIT' })).toContain('<dd>MIT</dd>');
  });
});

describe('reporting an issue', () => {
  const reasons = [
    'Copyright infringement',
    'Breach of personal data',
    'Factual inaccuracies',
    'Typing errors',
    'Safety concerns',
  ];

  test('by mail has a link for each reason', () => {
    const html = about({ reportIssue: 'mailto:a@b.uk', title: 'Q & A', version: '1.0.0' });
    const links = [...html.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)];
    expect(links.map((match) => match[2])).toEqual(reasons);
    expect(links[0]?.[1]).toBe('mailto:a@b.uk?subject=Copyright%20infringement%3A%20Q%20%26%20A%20(1.0.0)');
  });

  test('by mail adds to a query', () => {
    expect(about({ reportIssue: 'mailto:a@b.uk?cc=c@d.uk' })).toContain('mailto:a@b.uk?cc=c@d.uk&#x26;subject=');
    const own = about({ reportIssue: 'mailto:a@b.uk?subject=Course%207&cc=c@d.uk', title: 'Q' });
    expect(own).toContain('mailto:a@b.uk?cc=c@d.uk&#x26;subject=Course%207%20Copyright');
  });

  test('on a page has one link, and names the reasons', () => {
    const html = about({ reportIssue: 'https://b.uk/report' });
    expect(html).toContain('<a href="https://b.uk/report" target="_blank" rel="noopener noreferrer">Report an issue');
    expect([...html.matchAll(/<li>([^<]+)<\/li>/g)].map((match) => match[1])).toEqual(reasons);
  });
});

test.each([
  ['2024', '2024'],
  ['2024-10', 'October 2024'],
  ['2024-01-09', '9 January 2024'],
  ['2024-13-01', '2024-13-01'],
  ['soon', 'soon'],
])('%s is worded %s', (date, words) => {
  const { page } = readWords();
  expect(wordDate(date, (key, values) => wordMessage(page, key, values))).toBe(words);
});
