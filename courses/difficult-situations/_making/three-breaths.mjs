/**
 * Draws the silent film "Three breaths before you answer" (media/three-breaths.mp4 and its poster).
 *
 * Run it in the project's folder, with ffmpeg on the path and CHROMIUM naming a Chromium:
 *   CHROMIUM=/path/to/chromium node courses/difficult-situations/_making/three-breaths.mjs
 * Change the words here, in media/three-breaths.vtt and in media/three-breaths.md together.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const FRAMES_A_SECOND = 12;
const SECONDS = 54;
const POSTER_AT = 18;
const media = (name) => fileURLToPath(new URL(`../media/${name}`, import.meta.url));

/** From which second on which words are shown: a heading and its lines. */
const SCENES = [
  [0, 'Somebody shouts', 'at you.'],
  [4.5, 'Your body', 'answers first.', 'That is normal.'],
  [9.5, '1 Stop', 'You need not', 'answer yet.'],
  [14.5, '2 Breathe in …'],
  [17.5, '… and out,', 'slowly. Longer', 'than in.'],
  [23.5, 'Once more: in …'],
  [26.5, '… and out,', 'slowly.'],
  [32.5, '3 Feet', 'Feel them on', 'the floor. Let your', 'shoulders drop.'],
  [38.5, '4 Ask', 'What is this person', 'afraid of?'],
  [44.5, 'Now speak.', '“You’ve waited', 'three hours with', 'no news. That is', 'hard.”'],
  [51, 'Three breaths.', 'Then you choose', 'the words.'],
];

/** Radius of the circle over time: it trembles, settles, then breathes. */
const RADII = [
  [9.5, 84],
  [14.5, 64],
  [17.5, 118],
  [23.5, 58],
  [26.5, 118],
  [32.5, 58],
  [35, 108],
  [38.5, 58],
  [44.5, 72],
  [SECONDS, 72],
];

const ease = (share) => (1 - Math.cos(Math.PI * share)) / 2;
const mix = (from, to, share) => from + (to - from) * share;

function radiusAt(time) {
  if (time < 9.5) return 96 + 10 * Math.sin(time * 2 * Math.PI * 1.1) * (1 - time / 9.5) - 12 * (time / 9.5);
  const next = RADII.findIndex(([until]) => time < until);
  const [from, to] = [RADII[next - 1], RADII[next]];
  return mix(from[1], to[1], ease((time - from[0]) / (to[0] - from[0])));
}

/** From the red of alarm to the project's blue, between the first step and the end of the second breath. */
function colourAt(time) {
  const share = Math.min(1, Math.max(0, (time - 9.5) / 18));
  const channel = (from, to) => Math.round(mix(from, to, share));
  return `rgb(${channel(0xb3, 0x00)},${channel(0x26, 0x5e)},${channel(0x1e, 0xb8)})`;
}

function frameAt(time) {
  const current = SCENES.findLastIndex(([from]) => from <= time);
  const [from, heading, ...lines] = SCENES[current];
  const shown = Math.min(1, (time - from) / 0.4);
  const top = 186 - lines.length * 21;
  const rest = lines.map((line, index) => `<text x="318" y="${top + 46 + index * 42}" font-size="32">${line}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" style="display:block">
    <rect width="640" height="360" fill="#fff"/>
    <circle cx="160" cy="180" r="128" fill="#e8edee"/>
    <circle cx="160" cy="180" r="${radiusAt(time).toFixed(2)}" fill="${colourAt(time)}"/>
    <g font-family="Arial, 'Liberation Sans', sans-serif" fill="#212b32" opacity="${shown.toFixed(2)}">
      <text x="318" y="${top}" font-size="36" font-weight="bold">${heading}</text>${rest.join('')}
    </g></svg>`;
}

function startEncoder() {
  const input = ['-f', 'image2pipe', '-framerate', String(FRAMES_A_SECOND), '-i', '-'];
  const output = ['-c:v', 'libx264', '-profile:v', 'baseline', '-preset', 'slow', '-crf', '30', '-g', '120'];
  const file = ['-pix_fmt', 'yuv420p', '-movflags', '+faststart', '-an', '-y', media('three-breaths.mp4')];
  return spawn('ffmpeg', ['-loglevel', 'error', ...input, ...output, ...file], { stdio: ['pipe', 'inherit', 'inherit'] });
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
await page.setContent('<style>body{margin:0}</style><div id="frame"></div>');
const draw = (time) =>
  page.evaluate((svg) => {
    document.getElementById('frame').innerHTML = svg;
  }, frameAt(time));

const encoder = startEncoder();
for (let frame = 0; frame < SECONDS * FRAMES_A_SECOND; frame++) {
  await draw(frame / FRAMES_A_SECOND);
  if (!encoder.stdin.write(await page.screenshot({ type: 'png' }))) await once(encoder.stdin, 'drain');
}
encoder.stdin.end();
await once(encoder, 'close');
await draw(POSTER_AT);
await page.screenshot({ type: 'jpeg', quality: 70, path: media('three-breaths.jpg') });
await browser.close();
