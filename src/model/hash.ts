/** Small, fast, stable hashes that give the same numbers in the browser and in Node. Not for secrets. */

function mix(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A 32-bit hash (FNV-1a over UTF-16 code units, then murmur3's finaliser). `seed` gives independent hashes of one text. */
export function hash32(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return mix(hash);
}

/** Bits of an id's hash in saved progress. */
export const ID_HASH_BITS = 24;

/** The 24-bit hash under which an id's progress is saved. Never change it: it would lose every learner's progress. */
export function idHash(id: string): number {
  return hash32(id) >>> (32 - ID_HASH_BITS);
}

/**
 * A UUID that depends on nothing but the name: the same name gives the same id for ever. 122 bits from four independent
 * hashes, in the form of version 5: LRSs refuse the versions beyond it, which came after xAPI 1.0.3 and RFC 4122.
 */
export function nameUuid(name: string): string {
  const words = [1, 2, 3, 4].map((seed) => hash32(`${name}\u0000${name.length}`, Math.imul(seed, 0x9e3779b1)));
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
