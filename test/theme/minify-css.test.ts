import { expect, test } from '@jest/globals';
import { minifyCss } from '../../src/theme/minify-css.js';

test.each([
  ['a {\n  color: red;\n  margin: 0 auto;\n}\n', 'a{color:red;margin:0 auto}'],
  ['a::before { content: "a: b; { /* c */ }"; }', 'a::before{content:"a: b; { /* c */ }"}'],
  ["a { background: url('x  y.svg') }", "a{background:url('x  y.svg')}"],
  ['/* one */ a { /* two */ color: red } /* three */', 'a{color:red}'],
  ['a { content: "\\"  x" }', 'a{content:"\\"  x"}'],
  ['nav a:hover > b ,\ni + u { width: calc(1px + 2px) }', 'nav a:hover > b,i + u{width:calc(1px + 2px)}'],
  [
    '@media (min-width: 40em) and (max-width: 60em) {\n a { b: c; }\n}',
    '@media (min-width:40em) and (max-width:60em){a{b:c}\n}',
  ],
])('%j', (css, small) => {
  expect(minifyCss(css)).toBe(small);
});
