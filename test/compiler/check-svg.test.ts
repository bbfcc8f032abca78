import { describe, expect, test } from '@jest/globals';
import { checkSvg } from '../../src/compiler/references/check-svg.js';
import { collect } from './temporary-course.js';

/** What is said of an SVG with this in it. */
function said(inner: string, before = ''): string[] {
  const log = collect();
  const text = `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n${inner}\n</svg>\n`;
  checkSvg(Buffer.from(text), 'a.svg', log.report);
  return log.diagnostics.map(({ code, place, message }) => `${code} ${place?.line} ${message}`);
}

const ENTITIES = '<!DOCTYPE svg [\n<!ENTITY ns "http://ns.adobe.com/x/">\n]>';

describe('a drawing', () => {
  test.each([
    '<script>a()</script>',
    '<svg:script href="#a"/>',
    '<g onload="a()"/>',
    "<g\nONCLICK = 'a()'/>",
    '<a href="javascript:a()"><g/></a>',
    '<a xlink:href=" java&#115;cript:a()"><g/></a>',
    '<a><set attributeName="href" to="javascript:a()"/></a>',
    '<image href="https://x.uk/a.png"/>',
    '<image xlink:href="../a.png"/>',
    '<use href="data:image/svg+xml,x"/>',
    '<foreignObject><iframe src="//x.uk"/></foreignObject>',
    '<foreignObject><img src="//x.uk"/></foreignObject>',
    '<style>@import "a.css";</style>',
    '<style><![CDATA[ g { fill: url( "//x.uk/a" ) } ]]></style>',
    '\u0000',
  ])('is refused with %j', (inner) => {
    expect(said(inner)).toMatchObject([expect.stringMatching(/^svg-not-safe [23] This drawing holds \w/)]);
  });

  test.each([
    '<!DOCTYPE svg [<!ENTITY a "<script>">]>',
    '<!DOCTYPE svg [<!ENTITY a SYSTEM "b">]>',
    '<?xml-stylesheet href="a"?>',
  ])('is refused after %j', (before) => expect(said('', before)).toHaveLength(1));

  test.each([
    '<!-- <script>a()</script> -->',
    '<a href="https://x.uk"><text>On = "x"</text></a>',
    '<use xlink:href="#a"/><g fill="url(#b)" style="fill: url(\'#c\')"/>',
    '<image href="data:image/png;base64,xx"/>',
    '<style>@font-face { src: url(data:font/woff2;base64,xx) }</style>',
    '<foreignObject><div>Text</div></foreignObject><description/>',
  ])('may hold %j', (inner) => expect(said(inner, ENTITIES)).toEqual([]));

  test('costs little time, however long', () => {
    const before = performance.now();
    for (const piece of ['<a href="https://x" ', '<!--', '<!ENTITY a "', ' on', 'url(', '<'])
      said(piece.repeat(100_000));
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
