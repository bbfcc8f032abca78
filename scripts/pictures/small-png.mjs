// A screenshot's PNG → a smaller one with a palette: text and flat colours need few, and the guide has many pictures.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 64;
/** Squares of differences between colours that nobody sees. */
const NEAR = 220;

/** The same picture with at most 64 colours. Takes what Chromium writes: 8 bits, RGB or RGBA, not interlaced. */
export function makeSmallPng(png) {
  const { width, height, channels, data } = readChunks(png);
  const pixels = unfilter(inflateSync(data), { width, height, channels });
  const { palette, indexOf } = choosePalette(pixels, channels);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + 1 + x] = indexOf(colourAt(pixels, (y * width + x) * channels));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const body = [chunk('IHDR', header), chunk('PLTE', table), chunk('IDAT', deflateSync(rows, { level: 9 }))];
  return Buffer.concat([SIGNATURE, ...body, chunk('IEND', Buffer.alloc(0))]);
}

function readChunks(png) {
  const parts = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [depth, type, , , interlaced] = png.subarray(24, 29);
  if (depth !== 8 || (type !== 2 && type !== 6) || interlaced)
    throw new Error('This PNG is of a kind that is not read.');
  const data = Buffer.concat(parts);
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), channels: type === 6 ? 4 : 3, data };
}

/** PNG, 9: each row was written as its differences from its neighbours. */
function unfilter(data, { width, height, channels }) {
  const line = width * channels;
  const out = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const left = x < channels ? 0 : out[y * line + x - channels];
      const up = y === 0 ? 0 : out[(y - 1) * line + x];
      const corner = y === 0 || x < channels ? 0 : out[(y - 1) * line + x - channels];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[y * line + x] = data[y * (line + 1) + 1 + x] + guess;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

const colourAt = (pixels, at) => (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];

function distance(a, b) {
  const [red, green, blue] = [16, 8, 0].map((shift) => ((a >> shift) & 255) - ((b >> shift) & 255));
  return red * red + green * green + blue * blue;
}

/** The colours that are there most, without those that look like one of them. */
function choosePalette(pixels, channels) {
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = colourAt(pixels, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([a, many], [b, more]) => more - many || a - b).map(([colour]) => colour);
  const palette = [];
  for (const colour of byCount) {
    if (palette.length < COLOURS && !palette.some((taken) => distance(taken, colour) < NEAR)) palette.push(colour);
  }
  const known = new Map();
  const nearest = (colour) => {
    let best = 0;
    for (const [at, taken] of palette.entries()) {
      if (distance(taken, colour) < distance(palette[best], colour)) best = at;
    }
    return best;
  };
  const indexOf = (colour) => {
    if (!known.has(colour)) known.set(colour, nearest(colour));
    return known.get(colour);
  };
  return { palette, indexOf };
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
