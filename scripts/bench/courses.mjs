// Makes the courses that benchmarks build: N pages of 300 words, a list, a table and a question each. Same every time.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

/** A stream of numbers in [0, 1) that depends on the seed alone. */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const WORDS =
  'the ward team meets before each shift to share what happened and who needs help today a calm word early can stop a small thing from growing people listen when they feel heard so ask first then say what you saw and what you need next time it is easier when you have practised with a friend who knows the work'.split(
    ' ',
  );

function sentence(random, count) {
  const words = Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]);
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function page(index, random, image) {
  const paragraphs = Array.from({ length: 5 }, () => Array.from({ length: 4 }, () => sentence(random, 15)).join(' '));
  const list = Array.from({ length: 4 }, () => `- ${sentence(random, 6)}`).join('\n');
  const rows = Array.from({ length: 3 }, () => `| ${sentence(random, 3)} | ${sentence(random, 4)} |`).join('\n');
  return `# Page ${index}

${paragraphs[0]} **${sentence(random, 3)}** ${paragraphs[1]}
${image ? `\n![A picture of the ward, number ${index}](media/picture-${index}.png)\n` : ''}
## What to keep in mind

${paragraphs[2]}

${list}

${paragraphs[3]}

| When | What |
| --- | --- |
${rows}

${paragraphs[4]}

:::choice{#question-${index}}

${sentence(random, 8)}

- [ ] ${sentence(random, 7)} One.
- [x] ${sentence(random, 7)} Two.
  > ${sentence(random, 8)}
- [ ] ${sentence(random, 7)} Three.

:::
`;
}

/** A picture of noise, about `bytes` long, that no packer makes smaller. */
function noisePng(bytes, random) {
  const width = 128;
  const height = Math.ceil(bytes / (width * 3));
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let at = 0; at < rows.length; at++) rows[at] = at % (width * 3 + 1) === 0 ? 0 : Math.floor(random() * 256);
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Writes one course of `pages` pages into `folder`; `images`: a picture of 50 KB on each page. */
export function writeCourse(folder, { id, pages, images = false, seed = 1 }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'media'), { recursive: true });
  const random = seeded(seed);
  writeFileSync(
    join(folder, 'course.yaml'),
    `id: ${id}
title: Benchmark course ${id}
version: 1.0.0
language: en-GB
description: A course made by a command.
keywords: [benchmark]
authors: [{ name: A. Author }]
licence: all-rights-reserved
targets: [scorm12, xapi]
xapi: { activityId: https://example.org/courses/${id} }
`,
  );
  for (let index = 1; index <= pages; index++) {
    const name = `${String(index).padStart(4, '0')}-page-${index}.md`;
    writeFileSync(join(folder, name), page(index, random, images));
    if (images) writeFileSync(join(folder, 'media', `picture-${index}.png`), noisePng(50_000, random));
  }
}
