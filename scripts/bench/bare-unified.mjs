// The yardstick: parses and stringifies the pages of the named folders with the same unified plugins, and nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import rehypeStringify from 'rehype-stringify';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).use(remarkRehype).use(rehypeStringify);
let characters = 0;
for (const folder of process.argv.slice(2)) {
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.md')) continue;
    characters += String(processor.processSync(readFileSync(join(folder, name), 'utf8'))).length;
  }
}
console.log(characters);
