/** What hosts stumble over in a package's files. */

import { describe, expect, test } from '@jest/globals';
import { makeDiagnostic } from '../../src/diagnostics/define.js';
import type { VirtualFile } from '../../src/model/package-plan.js';
import { checkPackage, checkPackageSize } from '../../src/package/check.js';
import { planOf } from './plans.js';

const manifest = (...hrefs: string[]): string =>
  `<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"><resources><resource href="index.html?a=1">${hrefs
    .map((href) => `<file href="${href}"/>`)
    .join('')}<dependency identifierref="x"/></resource></resources></manifest>`;

function found(files: Readonly<Record<string, string>>, hasManifest = true): string[] {
  const codes: string[] = [];
  const list = Object.entries(files).map(([path, contents]): VirtualFile => {
    return { path, contents, role: path.endsWith('imsmanifest.xml') ? 'manifest' : 'asset' };
  });
  checkPackage({ files: list, launch: 'index.html', hasManifest }, (definition, place, values) => {
    const { code, message, hint } = makeDiagnostic(definition, place, values);
    expect(`${message} ${hint}`).not.toMatch(/\{\w+\}/);
    codes.push(code);
  });
  return codes;
}

const web = (...names: string[]): string[] =>
  found(Object.fromEntries(['index.html', ...names].map((name) => [name, ''])), false);

describe('a package’s size', () => {
  const limit = { host: 'Any LMS', bytes: 360_000_000 };
  const said = (bytes: number, plan = { ...planOf([]), limit }): string[] => {
    const messages: string[] = [];
    checkPackageSize(plan, bytes, (definition, place, values) => {
      const { code, message, hint } = makeDiagnostic(definition, place, values);
      expect(hint).not.toMatch(/\{\w+\}/);
      messages.push(`${code}: ${message}`);
    });
    return messages;
  };

  test('is what its host takes', () => {
    expect(said(360_000_000)).toEqual([]);
    expect(said(360_000_001)).toEqual([
      `${'package-too-big'}: The package a-1.0.0-scorm12.zip has 360.1 MB, and Any LMS takes 360 MB at most.`,
    ]);
  });

  test('is nobody’s business where there is no host', () => {
    const { limit: _limit, ...plan } = { ...planOf([]), limit };
    const messages: unknown[] = [];
    checkPackageSize(plan, 1e12, (definition) => messages.push(definition));
    expect(messages).toEqual([]);
  });
});

describe('file names', () => {
  test('of letters, digits, dots, hyphens and underscores are fine', () => {
    expect(web('media/a_b-c.1f.PNG', 'php/page.html', 'a.b.c')).toEqual([]);
  });

  test.each(['a b.png', 'é.png', 'a%20b', 'a&b', 'a(1).png', 'ünï/x'])('package-name-not-portable: %s', (name) =>
    expect(web(name)).toEqual(['package-name-not-portable']),
  );

  test.each([
    'a.php',
    'A.PHP5',
    'x/b.asp',
    'c.aspx',
    'd.jsp',
    'e.cgi',
    'f.sh',
    'g.py',
    '.htaccess',
    'x/web.config',
    'h.mjs',
  ])('package-server-side-file: %s', (name) => expect(web(name)).toEqual(['package-server-side-file']));

  test('package-name-twins', () => expect(web('a/B.png', 'A/b.png')).toEqual(['package-name-twins']));
});

describe('the manifest', () => {
  test('that lists everything is fine', () => {
    expect(found({ 'imsmanifest.xml': manifest('index.html', 'a.js'), 'index.html': '', 'a.js': '' })).toEqual([]);
  });

  test('package-no-manifest: none, or one in a folder', () => {
    expect(found({ 'index.html': '' })).toEqual(['package-no-manifest']);
    expect(found({ 'index.html': '', 'course/imsmanifest.xml': manifest() })).toEqual(['package-no-manifest']);
  });

  test('package-manifest-unreadable', () => {
    for (const xml of ['', 'hello', '<a><b></a>', '<manifest']) {
      expect(found({ 'imsmanifest.xml': xml, 'index.html': '' })).toEqual(['package-manifest-unreadable']);
    }
  });

  test('package-file-missing: a listed file, the launch page', () => {
    expect(found({ 'imsmanifest.xml': manifest('index.html', 'gone.js'), 'index.html': '' })).toEqual([
      'package-file-missing',
    ]);
    expect(found({ 'a.html': '' }, false)).toEqual(['package-file-missing']);
  });

  test('package-file-unlisted', () => {
    expect(found({ 'imsmanifest.xml': manifest('index.html'), 'index.html': '', 'b.js': '' })).toEqual([
      'package-file-unlisted',
    ]);
  });
});
