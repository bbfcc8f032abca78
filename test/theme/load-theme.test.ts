import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
  test('has a style sheet of at most 13 KB', async () => {
    const { theme, reported } = await loadWith();
    expect(reported).toEqual([]);
    expect(theme?.css.length).toBeGreaterThan(5_000);
    expect(theme?.css.length).toBeLessThanOrEqual(13 * 1024);
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

  test('theme-folder-unreadable', async () => {
    folder = join(folder, 'missing');
    const error = await loadWith().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(WorldError);
    expect((error as WorldError).diagnostic.code).toBe('theme-folder-unreadable');
  });

  test.each([
    ['{{titel}}', 'layout.hbs could not be filled, line 1: there is no field "titel".'],
    ['{{> (lookup . "title")}}', 'layout.hbs could not be filled, line 1: there is no partial "A course".'],
    ['{{> self}}', 'self.hbs could not be filled, line 1: a partial asks for itself without end.'],
    ['{{> deep}}', 'deep.hbs could not be filled, line 2: there is no field "titel".'],
  ])('theme-layout-failed: %s', async (template, words) => {
    put('layout.hbs', template);
    put('partials/self.hbs', '{{> self}}');
    put('partials/deep.hbs', '\n<p>{{titel}}</p>');
    const { theme } = await loadWith();
    let error: unknown;
    try {
      documentOf(theme);
    } catch (reason) {
      error = reason;
    }
    expect(error).toBeInstanceOf(WorldError);
    expect((error as WorldError).diagnostic.code).toBe('theme-layout-failed');
    expect((error as WorldError).diagnostic.message).toContain(words);
  });

  test.each([
    ['{{#if title}}\n{{/each}}', 'line 1: {{#if}} is closed by {{/each}}.'],
    ['<p>\n{{#if title}}</p>', 'a {{#…}} is opened and never closed by its {{/…}}.'],
    ['<p>\n{{/if}}</p>', 'line 2: a {{/…}} closes what was never opened.'],
    ['<p>\n{{a & b}}</p>', 'line 2: a character stands within {{…}} that may not stand there.'],
    ['<p>\n{{title</p>', 'line 2: '],
    ['{{}}', 'line 1: something within {{…}} is not finished'],
  ])('theme-template-broken, in plain words: %j', async (template, words) => {
    put('layout.hbs', template);
    const { reported, messages } = await loadWith();
    expect(reported).toEqual(['theme-template-broken']);
    expect(messages).toContain(words);
    expect(messages).not.toMatch(/Expecting|got '|doesn't match/);
  });

  test.each([
    ['{{#each pages}}{{{html}}}{{/each}}', 'the pages'],
    ['{{#each pages}}\n{{{html}}}', 'the pages', '{{#each pages}}\n{{html}}'],
    ['<script src="{{script}}" defer></script>', 'the script'],
    ['<link rel="stylesheet" href="{{style}}">', 'the style sheet'],
    ['id="cw-config"', 'cw-config'],
    ['{{{config}}}', 'cw-config', '{{config}}'],
    ['<script src="{{script}}" defer></script>', 'the script', '<!--<script src="{{script}}" defer></script>-->'],
  ])('theme-layout-incomplete: %j', async (part, missing, instead = '') => {
    const whole = readFileSync(join(root, 'templates/nhs/layout.hbs'), 'utf8').replace(
      /\{\{#each pages\}\}\n(.*)\n/,
      (all) => (part.includes('/each') ? all.replaceAll('\n', '') : all),
    );
    expect(whole).toContain(part);
    put('layout.hbs', whole);
    expect((await loadWith()).reported).toEqual([]);
    put('layout.hbs', whole.replace(part, instead));
    const { reported, messages } = await loadWith();
    expect(reported).toEqual(['theme-layout-incomplete']);
    expect(messages).toContain(missing);
  });

  test('theme-file-not-utf8', async () => {
    mkdirSync(join(folder, 'css'));
    writeFileSync(join(folder, 'css/a.css'), Buffer.from('b { content: "\xe9" }', 'latin1'));
    const { reported, messages } = await loadWith();
    expect(reported).toEqual(['theme-file-not-utf8']);
    expect(messages).toContain('css/a.css');
  });

  test('theme-file-refused: links out of the folder or to nowhere, pipes, folders', async () => {
    put('css/own.css', 'b{color:red}');
    put('partials/own.hbs/x.hbs', '');
    symlinkSync('own.css', join(folder, 'css/same.css'));
    symlinkSync(join(root, 'templates/nhs/css/10-tokens.css'), join(folder, 'css/out.css'));
    symlinkSync('nowhere', join(folder, 'icon.svg'));
    execFileSync('mkfifo', [join(folder, 'layout.hbs')]);
    const { reported, messages, theme } = await loadWith();
    expect(reported).toEqual(Array(4).fill('theme-file-refused'));
    for (const name of ['out.css', 'icon.svg', 'layout.hbs', 'own.hbs']) expect(messages).toContain(name);
    expect(theme?.css).toMatch(/b\{color:red\}\nb\{color:red\}$/);
  });

  test('theme-file-refused: a link instead of the folder css/', async () => {
    symlinkSync(join(root, 'templates/nhs/css'), join(folder, 'css'));
    expect((await loadWith()).reported).toEqual(['theme-file-refused']);
  });

  test.each([
    ['layot.hbs', 'Did you mean "layout.hbs"?'],
    ['icons.svg', 'Did you mean "icon.svg"?'],
    ['own.css', 'Did you mean "css/own.css"?'],
    ['header.hbs', 'Did you mean "partials/header.hbs"?'],
    ['partial/header.hbs', 'Did you mean "partials"?'],
    ['css/header.hbs', 'Did you mean "partials/header.hbs"?'],
    ['notes.txt', 'A theme has layout.hbs'],
  ])('theme-file-unknown: %s', async (path, words) => {
    put(path, '');
    put('.hidden', '');
    const { reported, messages, theme } = await loadWith();
    expect(reported).toEqual(['theme-file-unknown']);
    expect(messages).toContain(words);
    expect(theme).toBeDefined();
  });

  test.each([
    ['theme-style-fetches', '\n@import "more.css";', '"more.css", line 2'],
    ['theme-style-fetches', '@import url(//x.uk/a.css);', '"//x.uk/a.css", line 1'],
    ['theme-style-fetches', 'b{background:URL( "https://x.uk/a.png" )}', '"https://x.uk/a.png"'],
    ['theme-style-file-missing', '/*\n*/b{background:url(img/a.png)}', '"img/a.png", line 2'],
    ['theme-style-file-missing', '@font-face{src:url("a.woff2")}', '"a.woff2"'],
  ])('%s: %j', async (code, css, words) => {
    put('css/own.css', css);
    const { reported, messages } = await loadWith();
    expect(reported).toEqual([code]);
    expect(messages).toContain(words);
  });

  test('a style sheet may refer to the document, hold data, and speak of addresses', async () => {
    put(
      'css/own.css',
      '/* url(a.png) */b{fill:url(#a);mask:url("data:image/svg+xml,<svg/>");content:"@import url(b.png)"}',
    );
    expect((await loadWith()).reported).toEqual([]);
  });
});
