import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeDiagnostic, WorldError } from '../../src/diagnostics/define.js';
import { loadTheme, type Theme } from '../../src/theme/load-theme.js';
import { renderDocument } from '../../src/theme/render-document.js';
import { makeCourse, makePage, readWords, renderCourse, root } from '../support/render-pages.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'theme-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

interface Loading {
  readonly theme: Theme | undefined;
  readonly reported: readonly string[];
  readonly messages: string;
}

async function loadWith(name = 'nhs'): Promise<Loading> {
  const found: ReturnType<typeof makeDiagnostic>[] = [];
  const theme = await loadTheme(name, {
    tool: { root, words: readWords() },
    folder,
    report: (definition, place, values) => found.push(makeDiagnostic(definition, place, values)),
  });
  return {
    theme,
    reported: found.map(({ code }) => code),
    messages: found.map(({ message, hint }) => `${message} ${hint}`).join('\n'),
  };
}

function documentOf(theme: Theme | undefined): string {
  if (!theme) throw new Error('No theme.');
  const { site } = renderCourse(makeCourse([makePage('p', 'Text.')]));
  return renderDocument(site, theme, { script: 'a.js', style: 'a.css', icon: 'a.svg' });
}

describe('the built-in theme', () => {
  test('has a style sheet of at most 12 KB', async () => {
    const { theme, reported } = await loadWith();
    expect(reported).toEqual([]);
    expect(theme?.css.length).toBeGreaterThan(5_000);
    expect(theme?.css.length).toBeLessThanOrEqual(12 * 1024);
  });

  test('has no rule that fetches anything', async () => {
    expect((await loadWith()).theme?.css).not.toMatch(/url\(|@import|@font-face/);
  });
});

describe('a folder of templates', () => {
  test('replaces the theme’s files one by one, and adds to them', async () => {
    put('partials/footer.hbs', '<footer>{{> own}}</footer>');
    put('partials/own.hbs', '<b>{{title}}</b>');
    put('css/99-own.css', 'b { color: red }');
    const { theme } = await loadWith();
    expect(documentOf(theme)).toContain('<footer><b>A course</b></footer>');
    expect(documentOf(theme)).toContain('id="cw-contents-toggle"');
    expect(theme?.css).toMatch(/:root\{[\s\S]*b\{color:red\}$/);
  });

  test('escapes what it is given', async () => {
    put('layout.hbs', '{{title}}|{{{config}}}');
    const { theme } = await loadWith();
    const { site } = renderCourse(makeCourse([], { title: '<script>&' }));
    const html = theme ? renderDocument(site, theme, { script: 'a', style: 'b', icon: 'c' }) : '';
    expect(html).toMatch(/^&lt;script&gt;&amp;\|/);
    expect(html).toContain('"title":"\\u003cscript>&"');
  });
});

describe('what is wrong with a theme is a diagnostic', () => {
  test.each([
    ['theme-template-broken', 'layout.hbs', '<p>\n{{#if title}}</p>', 'layout.hbs'],
    ['theme-template-broken', 'layout.hbs', '{{#if title}}\n{{/each}}', 'line 1'],
    ['theme-partial-missing', 'layout.hbs', '\n{{> fotter}}', '"fotter", line 2'],
    ['theme-helper-unknown', 'partials/header.hbs', '{{words "theme.next"}}', 'Did you mean "word"?'],
    ['theme-helper-unknown', 'layout.hbs', '{{#repeat 3}}x{{/repeat}}', '"repeat"'],
    ['theme-word-unknown', 'layout.hbs', '<b title="{{word "theme.nxt"}}">', 'Did you mean "theme.next"?'],
  ])('%s in %s: %s', async (code, path, template, words) => {
    put(path, template);
    const { theme, reported, messages } = await loadWith();
    expect(theme).toBeUndefined();
    expect(reported).toEqual([code]);
    expect(messages).toContain(words);
  });

  test('theme-unknown', async () => {
    const { theme, reported, messages } = await loadWith('nhss');
    expect([theme, reported]).toEqual([undefined, ['theme-unknown']]);
    expect(messages).toContain('Did you mean "nhs"?');
    expect((await loadWith('../templates/nhs')).reported).toEqual(['theme-unknown']);
  });

  test('theme-folder-unreadable', async () => {
    folder = join(folder, 'missing');
    const error = await loadWith().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(WorldError);
    expect((error as WorldError).diagnostic.code).toBe('theme-folder-unreadable');
  });

  test.each(['{{titel}}', '{{> (lookup . "title")}}', '{{> self}}'])('theme-layout-failed: %s', async (template) => {
    put('layout.hbs', template);
    put('partials/self.hbs', '{{> self}}');
    const { theme } = await loadWith();
    let error: unknown;
    try {
      documentOf(theme);
    } catch (reason) {
      error = reason;
    }
    expect(error).toBeInstanceOf(WorldError);
    expect((error as WorldError).diagnostic.code).toBe('theme-layout-failed');
  });
});
