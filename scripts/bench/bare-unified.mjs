// The yardstick: parses and stringifies the pages of the named folders with the same unified plugins, and nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import rehypeStringify from 'rehype-stringify';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { pagesOf } from './copies.mjs';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).use(remarkRehype).use(rehypeStringify);
let characters = 0;
for (const folder of process.argv.slice(2)) {
  for (const path of pagesOf(folder)) {
    characters += String(processor.processSync(readFileSync(join(folder, path), 'utf8'))).length;
  }
}
console.log(characters);
