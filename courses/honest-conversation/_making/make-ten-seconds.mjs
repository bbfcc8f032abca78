// Makes media/ten-seconds.mp4, its poster, captions and transcript: a silent film with words on the screen.
//
//   npm install playwright-core     (and a Chromium, and ffmpeg)
//   BROWSER=path/to/chromium FFMPEG=ffmpeg node make-ten-seconds.mjs
//
// Each frame is an SVG that Chromium draws. Change SCENES, run it again, and look at the result.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const WIDTH = 640;
const HEIGHT = 360;
const RATE = 8; // frames a second: enough for words and a ring that fills
const media = fileURLToPath(new URL('../media/', import.meta.url));

/** What is on the screen: for how many seconds, what is said, and what you think meanwhile. */
const SCENES = [
  { for: 4, title: ['Ten seconds', 'What happens when you wait'] },
  { for: 4, you: ['“At handover you cut', 'across Priya twice.”'] },
  { for: 4, you: ['“She stopped. Nobody heard', 'about the potassium.”'] },
  { for: 3, you: ['“How did you see it?”'] },
  { for: 2, wait: 0, think: ['…'] },
  { for: 2, wait: 2, think: ['“Why doesn’t he say', 'anything?”'] },
  { for: 2, wait: 4, think: ['“Perhaps I should say that', 'it wasn’t so bad.”'] },
  { for: 2, wait: 6, think: ['“Breathe out.”'] },
  { for: 2, wait: 8, think: ['“Wait.”'] },
  { for: 4, they: ['“… I didn’t know', 'that she’d stopped.”'] },
  { for: 4, you: ['“Tell me more.”'] },
  { for: 7, title: ['That was ten seconds.', 'It feels long to you.', 'It gives them time to think.'] },
];

const NAVY = '#003087';
const INK = '#212b32';
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function lines(texts, { x, y, size, fill, weight = 'bold', gap = 1.35 }) {
  const top = y - ((texts.length - 1) * size * gap) / 2;
  return texts
    .map(
      (text, at) =>
        `<text x="${x}" y="${top + at * size * gap}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="middle" dominant-baseline="central">${escape(text)}</text>`,
    )
    .join('');
}

/** Two heads and shoulders at a table; who speaks is darker. */
function people(active) {
  const person = (x, on) => {
    const fill = on ? '#005eb8' : '#768692';
    return `<circle cx="${x}" cy="258" r="24" fill="${fill}"/><path d="M${x - 46} 334c0-32 20-46 46-46s46 14 46 46z" fill="${fill}"/>`;
  };
  return `${person(96, active === 'you')}${person(544, active === 'they')}
    <path d="M170 326h300" stroke="${INK}" stroke-width="6" stroke-linecap="round"/>
    <text x="96" y="326" font-size="27" font-weight="bold" fill="#ffffff" text-anchor="middle">you</text>
    <text x="544" y="326" font-size="27" font-weight="bold" fill="#ffffff" text-anchor="middle">them</text>`;
}

function bubble(x, content) {
  return `<rect x="60" y="34" width="520" height="146" rx="18" fill="#ffffff" stroke="#005eb8" stroke-width="4"/>
    <path d="M${x - 16} 180l${x < 320 ? -6 : 38} 34 30-34z" fill="#ffffff" stroke="#005eb8" stroke-width="4"/>
    <path d="M${x - 14} 178h42" stroke="#ffffff" stroke-width="6"/>${content}`;
}

function ring(seconds) {
  const around = 2 * Math.PI * 44;
  const done = Math.min(seconds / 10, 1) * around;
  return `<circle cx="320" cy="250" r="44" fill="#ffffff" stroke="#aeb7bd" stroke-width="10"/>
    <circle cx="320" cy="250" r="44" fill="none" stroke="#00703c" stroke-width="10" stroke-dasharray="${done} ${around}" transform="rotate(-90 320 250)"/>
    <text x="320" y="252" font-size="36" font-weight="bold" fill="${INK}" text-anchor="middle" dominant-baseline="central">${Math.min(Math.floor(seconds) + 1, 10)}</text>`;
}

function draw(scene, at) {
  let content;
  if (scene.title) {
    const [first, ...rest] = scene.title;
    content = `<rect width="${WIDTH}" height="${HEIGHT}" fill="${NAVY}"/>
      ${lines([first], { x: 320, y: 130, size: 46, fill: '#ffffff' })}
      ${lines(rest, { x: 320, y: 225, size: 30, fill: '#ffffff', weight: 'normal' })}`;
  } else if (scene.think) {
    content = `<rect x="60" y="24" width="520" height="116" rx="58" fill="#ffffff" stroke="#768692" stroke-width="3" stroke-dasharray="9 8"/>
      <circle cx="120" cy="164" r="12" fill="#ffffff" stroke="#768692" stroke-width="3"/><circle cx="104" cy="200" r="8" fill="#ffffff" stroke="#768692" stroke-width="3"/>
      ${lines(scene.think, { x: 320, y: 84, size: 30, fill: INK, weight: 'normal' })}${people('none')}${ring(scene.wait + at)}`;
  } else {
    const who = scene.you ? 'you' : 'they';
    content = `${bubble(who === 'you' ? 150 : 490, lines(scene[who], { x: 320, y: 108, size: 34, fill: INK }))}${people(who)}`;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Arial, Helvetica, sans-serif"><rect width="${WIDTH}" height="${HEIGHT}" fill="#f0f4f5"/>${content}</svg>`;
}

const clock = (seconds) => `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000`;
function caption(scene) {
  if (scene.title) return scene.title.join('\n');
  if (scene.you) return `You: ${scene.you.join(' ')}`;
  if (scene.they) return `They: ${scene.they.join(' ')}`;
  const thought = scene.think.join(' ');
  return `(Silence. Seconds ${scene.wait + 1} and ${scene.wait + 2} of 10.)${thought === '…' ? '' : ` You think: ${thought}`}`;
}

const folder = mkdtempSync(join(tmpdir(), 'ten-seconds-'));
const browser = await chromium.launch({ executablePath: process.env.BROWSER, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  let frame = 0;
  let start = 0;
  let vtt = 'WEBVTT\n';
  for (const scene of SCENES) {
    let before;
    for (let at = 0; at < scene.for * RATE; at++) {
      const svg = draw(scene, at / RATE);
      if (svg !== before) {
        await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
        before = svg;
      }
      await page.screenshot({ path: join(folder, `${String(frame++).padStart(4, '0')}.png`) });
    }
    vtt += `\n${clock(start)} --> ${clock(start + scene.for)}\n${caption(scene)}\n`;
    start += scene.for;
  }
  const ffmpeg = (...args) => execFileSync(process.env.FFMPEG ?? 'ffmpeg', ['-y', '-loglevel', 'error', ...args]);
  ffmpeg('-framerate', String(RATE), '-i', join(folder, '%04d.png'), '-c:v', 'libx264', '-profile:v', 'baseline', '-level', '3.0',
    '-pix_fmt', 'yuv420p', '-crf', '26', '-preset', 'veryslow', '-g', '40', '-movflags', '+faststart', '-map_metadata', '-1',
    '-fflags', '+bitexact', '-flags:v', '+bitexact', '-threads', '1', join(media, 'ten-seconds.mp4'));
  ffmpeg('-i', join(folder, `${String(20 * RATE).padStart(4, '0')}.png`), '-q:v', '4', join(media, 'ten-seconds.jpg'));
  writeFileSync(join(media, 'ten-seconds.vtt'), vtt);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
