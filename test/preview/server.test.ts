import { request as httpRequest } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_CREDENTIAL } from '../../src/preview/lrs-store.js';
import { collectFiles, findLaunch, type PackageFiles } from '../../src/preview/package-files.js';
import { type Preview, type PreviewOptions, startPreview } from '../../src/preview/server.js';

const filesOf = (files: Record<string, string>): PackageFiles =>
  new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));

const SCORM = `<?xml version="1.0"?>
<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<organizations default="o"><organization identifier="o"><title>T</title>
<item identifier="folder"><title>F</title><item identifier="i" identifierref="r" parameters="?a=1"><title>T</title>
<adlcp:datafromlms>x &amp; y</adlcp:datafromlms><adlcp:masteryscore>80</adlcp:masteryscore></item></item></organization></organizations>
<resources><resource identifier="other" type="webcontent" href="other.html"/>
<resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="index.html"/></resources></manifest>`;
const TINCAN = `<?xml version="1.0"?><tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>
<activity id="https://example.org/page" type="http://adlnet.gov/expapi/activities/module"><name>P</name></activity>
<activity id="https://example.org/tiny?a=1&amp;b=2" type="http://adlnet.gov/expapi/activities/course"><name>T</name>
<launch lang="en-GB">index.html</launch></activity></activities></tincan>`;

let preview: Preview | undefined;
afterEach(async () => {
  await preview?.close();
  preview = undefined;
});

async function start(files: Record<string, string>, more: Partial<PreviewOptions> = {}): Promise<Preview> {
  preview = await startPreview({ files: filesOf(files), ...more });
  return preview;
}

describe('what a package starts', () => {
  test('is its manifest’s item', () => {
    expect(findLaunch(filesOf({ 'imsmanifest.xml': SCORM }))).toEqual({
      kind: 'scorm12',
      path: 'index.html?a=1',
      launchData: 'x & y',
      masteryScore: 80,
    });
  });

  test('is its tincan.xml’s launch', () => {
    const launch = findLaunch(filesOf({ 'tincan.xml': TINCAN }));
    expect(launch).toEqual({ kind: 'xapi', path: 'index.html', activityId: 'https://example.org/tiny?a=1&b=2' });
  });

  test('is index.html where it has neither', () => {
    expect(findLaunch(filesOf({ 'index.html': '' }))).toEqual({ kind: 'web', path: 'index.html' });
  });

  test.each([
    ['imsmanifest.xml', '<manifest/>', /no item/],
    ['tincan.xml', '<tincan><activities/></tincan>', /no activity/],
  ])('is refused where %s starts nothing', (name, text, reason) => {
    expect(() => findLaunch(filesOf({ [name]: text }))).toThrow(reason);
  });

  test('comes from memory and from disk', async () => {
    const self = fileURLToPath(import.meta.url);
    const files = await collectFiles([
      { path: 'a/b.txt', role: 'asset', contents: 'text' },
      { path: 'test.ts', role: 'asset', copyFrom: self },
    ]);
    expect(Buffer.from(files.get('a/b.txt') ?? '').toString()).toBe('text');
    expect(Buffer.from(files.get('test.ts') ?? '').toString()).toContain('from memory and from disk');
  });
});

describe('the server', () => {
  test.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['course.js', 'text/javascript; charset=utf-8'],
    ['a/b.css', 'text/css; charset=utf-8'],
    ['p.svg', 'image/svg+xml'],
    ['captions.vtt', 'text/vtt; charset=utf-8'],
    ['thing.xyz', 'application/octet-stream'],
    ['constructor', 'application/octet-stream'],
  ])('gives %s as %s', async (path, type) => {
    const { url } = await start({ [path]: 'x' });
    const response = await fetch(`${url}package/${path}`);
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, type, 'x']);
    expect(response.headers.get('content-encoding')).toBeNull();
  });

  test('allows a course its own files and the LRS alone', async () => {
    const { url, lrsEndpoint } = await start({ 'index.html': '' });
    const policy = (await fetch(`${url}package/index.html`)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain(`connect-src 'self' ${new URL(lrsEndpoint).origin}`);
    expect(policy).not.toContain('unsafe');
  });

  test.each(['../package.json', '..%2f..%2fpackage.json', '%2e%2e/package.json', '/etc/passwd', 'nothing', '%ff'])(
    'gives nothing for %s',
    async (path) => {
      const { url } = await start({ 'index.html': '' });
      expect((await fetch(`${url}package/${path}`)).status).toBeGreaterThanOrEqual(400);
    },
  );

  test('answers to its own name alone', async () => {
    const { url } = await start({ 'index.html': '' });
    const status = await new Promise((resolve) => {
      httpRequest(`${url}package/index.html`, { headers: { host: 'evil.example' } }, ({ statusCode }) =>
        resolve(statusCode),
      ).end();
    });
    expect(status).toBe(400);
  });

  test('keeps what a page reports, and gives it to the next launch', async () => {
    const { url, launchUrl, scorm12 } = await start({ 'imsmanifest.xml': SCORM });
    await fetch(launchUrl('frame'));
    const stored = { elements: { 'cmi.suspend_data': 'a1' }, exit: 'suspend', finished: true };
    const call = { name: 'LMSInitialize', answer: 'true', error: '0', at: 1 };
    const report = { from: 0, calls: [call], refusals: [], phase: 'finished', unfinished: [], stored };
    const send = (body: string): Promise<Response> => fetch(`${url}host/sessions/0`, { method: 'POST', body });
    expect((await send(JSON.stringify(report))).status).toBe(204);
    expect(scorm12.record).toEqual(stored);
    expect(await (await fetch(`${url}host/log`)).json()).toMatchObject({
      record: stored,
      sessions: [{ calls: [call] }],
    });
    const page = await (await fetch(launchUrl('nested-frame'))).text();
    expect(page).toContain('"cmi.suspend_data":"a1"');
    expect((await send('{')).status).toBe(400);
    expect((await fetch(`${url}host/sessions/9`, { method: 'POST', body: JSON.stringify(report) })).status).toBe(400);
  });

  test('lets no late report undo a newer one', async () => {
    const { url, launchUrl, scorm12 } = await start({ 'imsmanifest.xml': SCORM });
    await fetch(launchUrl('frame'));
    const call = { name: 'LMSCommit', answer: 'true', error: '0', at: 1 };
    const report = (from: number, count: number, data: string): string => {
      const stored = { elements: { 'cmi.suspend_data': data }, exit: '', finished: false };
      const calls = Array.from({ length: count }, () => call);
      return JSON.stringify({ from, calls, refusals: [], phase: 'running', unfinished: [], stored });
    };
    for (const body of [report(0, 3, 'new'), report(0, 2, 'old')]) {
      await fetch(`${url}host/sessions/0`, { method: 'POST', body });
    }
    expect(scorm12.record?.elements['cmi.suspend_data']).toBe('new');
    expect(scorm12.sessions[0]?.calls).toHaveLength(3);
  });

  test('frames nothing but the course, and knows only its placements', async () => {
    const { url } = await start({ 'imsmanifest.xml': SCORM });
    expect((await fetch(`${url}lms/inner?url=https://evil.example`)).status).toBe(400);
    expect((await fetch(`${url}launch?placement=moon`)).status).toBe(400);
    expect((await fetch(`${url}nothing`)).status).toBe(404);
    expect((await fetch(`${url}launch`, { method: 'PUT' })).status).toBe(405);
  });

  test('writes nothing inline but data, and escapes it', async () => {
    const { launchUrl } = await start({ 'imsmanifest.xml': SCORM }, { learner: { id: 'l', name: '</script><b>' } });
    const page = await (await fetch(launchUrl('frame'))).text();
    expect(page).toContain('\\u003c/script>\\u003cb>');
    expect(page.match(/<script(?![^>]*(src|json))/)).toBeNull();
  });
});

describe('the LRS beside it', () => {
  test('is on another origin, and named in the launch', async () => {
    const { url, launchUrl, lrsEndpoint } = await start({ 'tincan.xml': TINCAN });
    const launch = new URL(launchUrl('window'));
    expect(launch.pathname).toBe('/package/index.html');
    expect(Object.fromEntries(launch.searchParams)).toEqual({
      endpoint: lrsEndpoint,
      auth: DEFAULT_CREDENTIAL,
      actor: expect.stringContaining('"account"'),
      registration: expect.stringMatching(/^[0-9a-f-]{36}$/),
      activity_id: 'https://example.org/tiny?a=1&b=2',
    });
    expect(new URL(lrsEndpoint).origin).not.toBe(new URL(url).origin);
    expect(await (await fetch(`${lrsEndpoint}about`)).json()).toMatchObject({ version: expect.any(Array) });
  });

  test('breaks connections, and answers late, where it is told to', async () => {
    const { lrs, lrsEndpoint } = await start({ 'tincan.xml': TINCAN });
    lrs.faults.push({ match: {}, times: 1, effect: 'refuse' }, { match: {}, times: 1, effect: { delay: 120 } });
    await expect(fetch(`${lrsEndpoint}about`)).rejects.toThrow();
    const before = performance.now();
    expect((await fetch(`${lrsEndpoint}about`)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(100);
  });

  test('closes though a request hangs', async () => {
    const { lrs, lrsEndpoint, close } = await start({ 'tincan.xml': TINCAN });
    lrs.faults.push({ match: {}, times: 1, effect: 'hang' });
    const hanging = fetch(`${lrsEndpoint}about`).then(
      () => 'answered',
      () => 'broken off',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    preview = undefined;
    await close();
    expect(await hanging).toBe('broken off');
  });
});
