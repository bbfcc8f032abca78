/** An address as an author wrote it → where it leads, before anyone has looked whether something is there. */

import { defineError } from '../../diagnostics/define.js';
import type { DiagnosticDefinition } from '../../model/diagnostic.js';

const scheme = defineError(
  'reference-scheme',
  'The address "{address}" begins with "{scheme}", which a course may not use: it could run a program or read the learner\'s computer.',
  'Link to a web page (https:, http:), an address for mail or telephone (mailto:, tel:), or a file of the course by its relative path.',
);
const outside = defineError(
  'reference-outside',
  'The address "{address}" leads out of the course\'s folder, and only what lies in it is packaged.',
  "Copy the file into the course's folder (media/ is a good place) and refer to it by a path relative to this page.",
);
const backslash = defineError(
  'reference-backslash',
  'The address "{address}" holds a backslash, which separates folders on Windows only.',
  'Write / instead.',
);
const malformed = defineError(
  'reference-malformed',
  'The address "{address}" cannot be read as one: {reason}.',
  'Copy it again. A blank is written %20, and a % as %25.',
);
const empty = defineError(
  'reference-empty',
  'This refers to nothing: its address is empty.',
  'Write the address in the round brackets.',
);

export type Address =
  | { readonly kind: 'external'; readonly url: string; readonly scheme: string }
  /** `path` relative to the course's folder, decoded; empty where only `hash` was written. */
  | { readonly kind: 'local'; readonly path: string; readonly hash?: string }
  | {
      readonly kind: 'wrong';
      readonly definition: DiagnosticDefinition;
      readonly values: Readonly<Record<string, string>>;
    };

const ALLOWED: readonly string[] = ['http', 'https', 'mailto', 'tel'];

/** Reads an address that stands in the file `from`. */
export function readAddress(written: string, from: string): Address {
  // Browsers drop these characters before they look at the scheme: "java\nscript:" runs.
  const address = written.replace(/[\t\n\r]/g, '').replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
  if (address === '') return wrong(empty, written);
  const found = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(address)?.[1];
  if (found !== undefined) return readExternal(address, found.toLowerCase(), written);
  if (address.startsWith('//')) return wrong(malformed, written, 'the scheme, such as https:, is missing');
  return readLocal(address, from, written);
}

function wrong(definition: DiagnosticDefinition, written: string, reason = '', scheme = ''): Address {
  const address = written.length > 120 ? `${written.slice(0, 120)}…` : written;
  return { kind: 'wrong', definition, values: { address: address.replace(/\p{Cc}/gu, ' '), reason, scheme } };
}

function readExternal(address: string, name: string, written: string): Address {
  // C:\pictures\a.png and C:/pictures/a.png.
  if (name.length === 1) return wrong(outside, written);
  if (!ALLOWED.includes(name)) return wrong(scheme, written, '', `${name}:`);
  const isWeb = name === 'http' || name === 'https';
  if (isWeb && !(/^https?:\/\/[^/]/i.test(address) && URL.canParse(address))) {
    return wrong(malformed, written, 'no web page can have it');
  }
  return address.length > name.length + 1
    ? { kind: 'external', url: address, scheme: name }
    : wrong(malformed, written, 'nothing follows its scheme');
}

function readLocal(address: string, from: string, written: string): Address {
  const hashAt = address.indexOf('#');
  const hash = hashAt < 0 ? undefined : decode(address.slice(hashAt + 1));
  const path = decode((hashAt < 0 ? address : address.slice(0, hashAt)).replace(/\?.*$/, ''));
  if (path === undefined || (hashAt >= 0 && hash === undefined)) {
    return wrong(malformed, written, 'a % in it is not followed by the code of a character');
  }
  if (path.includes('\\')) return wrong(backslash, written);
  if (/\p{Cc}/u.test(path)) return wrong(malformed, written, 'it holds a control character');
  // Decoding may have brought a scheme to light: javascript%3Aalert(1) is a file name, but nobody has such a file.
  if (path.startsWith('/')) return wrong(outside, written);
  const resolved = path === '' ? '' : resolvePath(path, from);
  if (resolved === undefined) return wrong(outside, written);
  return { kind: 'local', path: resolved, ...(hash === undefined || hash === '' ? {} : { hash }) };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** `path` as seen from the file `from`; undefined where it climbs out of the course's folder, even if it comes back. */
function resolvePath(path: string, from: string): string | undefined {
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** How the file `from` refers to `path`, as an author would write it. */
export function relativePath(from: string, path: string): string {
  const base = from.split('/').slice(0, -1);
  const parts = path.split('/');
  let shared = 0;
  while (shared < base.length && shared < parts.length - 1 && base[shared] === parts[shared]) shared += 1;
  const written = [...base.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/');
  return written.replace(/[ ()%?#]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
