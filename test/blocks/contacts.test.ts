import { describe, expect, test } from '@jest/globals';
import { buildPage } from './build-page.js';

const contacts = (...lines: string[]): { files: Record<string, string> } => ({
  files: { 'contacts.yaml': `${lines.join('\n')}\n` },
});

describe('contacts', () => {
  test('are listed as they are written, with numbers that can be dialled', async () => {
    const { html, reported } = await buildPage(
      '::contacts',
      contacts(
        '- { name: Samaritans, for: Any time, phone: "+44 116 123", url: "https://www.samaritans.org/", reviewed: 2026-11-01 }',
        '- { name: Shout, phone: Text SHOUT to 85258, url: "mailto:a@example.org", reviewed: 2026-10 }',
      ),
    );
    expect(reported).toEqual([]);
    expect(html).toContain('<p><strong>Samaritans</strong></p><p>Any time</p>');
    expect(html).toContain('<p>Phone: <a href="tel:+44116123">+44 116 123</a></p>');
    expect(html).toMatch(/<a href="https:\/\/www\.samaritans\.org\/" target="_blank"[^>]*>samaritans\.org<span/);
    expect(html).toContain('<p>Text SHOUT to 85258</p><p><a href="mailto:a@example.org">a@example.org</a></p>');
    expect(html).toContain('Checked 1 November 2026');
    expect(html).toContain('Checked October 2026');
  });

  test('in square brackets are for others to fill in: nobody is asked when they were checked, or told', async () => {
    const { html, reported } = await buildPage(
      '::contacts',
      contacts(
        '- { name: "[Your chaplaincy]", phone: "[your number]" }',
        '- { name: Safety, phone: "[your number]", reviewed: 2020-01-01 }',
      ),
    );
    expect(reported).toEqual([]);
    expect(html).toContain('<p><strong>[Your chaplaincy]</strong></p><p>[your number]</p>');
    expect(html).not.toContain('Checked');
  });

  test.each([
    ['- { name: A, phone: 03001231, reviewed: 2026-11-01 }', ['setting-needs-quotes 1']],
    ['- { name: A, phone: "1", revewed: 2026-11-01 }', ['contact-unreviewed 1', 'setting-unknown 1']],
    ['- { name: A, phone: "1", reviewed: 2026-02-30 }', ['setting-date-unclear 1']],
    ['- { phone: "1", reviewed: 2026-11-01 }', ['setting-missing 1']],
    ['name: A', ['setting-wrong-type 1']],
    ['', ['setting-empty 1']],
  ])('%j is explained, once', async (line, expected) => {
    const { reported } = await buildPage('::contacts', contacts(line));
    expect([...reported].sort()).toEqual(expected);
  });
});

describe('a contact that was checked', () => {
  const page = (reviewed: string): Parameters<typeof buildPage> => [
    '::contacts',
    contacts(`- { name: A, phone: "1", reviewed: ${reviewed} }`),
  ];

  test.each([
    ['2025-11-21', ['contact-outdated 1']],
    ['2025-11-22', []],
    ['2026-11-22', []],
    ['2025-11', ['contact-outdated 1']],
    ['2024', ['contact-outdated 1']],
    ['2026', []],
    ['2026-11', []],
    ['2026-11-23', ['contact-reviewed-later 1']],
    ['2027', ['contact-reviewed-later 1']],
  ])('on %s is warned of on 2026-11-22: %j', async (reviewed, expected) => {
    const [markdown, options] = page(reviewed);
    expect((await buildPage(markdown, { ...options, today: '2026-11-22' })).reported).toEqual(expected);
  });

  test('on a day to come is not warned of where the day is not known', async () => {
    const [markdown, options] = page('2030-01-01');
    expect((await buildPage(markdown, options)).reported).toEqual([]);
    const { reported } = await buildPage(markdown, { ...options, today: '2026-11-22' });
    expect(reported.map((each) => each.split(' ')[0])).toEqual(['contact-reviewed-later']);
  });

  test('long ago is not warned of where the day is not known, and is packaged alike', async () => {
    const [markdown, options] = page('2020-01-01');
    const without = await buildPage(markdown, options);
    expect(without.reported).toEqual([]);
    const { html, reported } = await buildPage(markdown, { ...options, today: '2026-11-22' });
    expect(reported.map((each) => each.split(' ')[0])).toEqual(['contact-outdated']);
    expect(html).toBe(without.html);
  });
});
