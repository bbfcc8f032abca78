/** XML of manifests: the one place that hands authors' texts to the library that writes it. */

import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

/** XML as xmlbuilder2 takes it: `@name` an attribute, `#` text, anything else an element. */
export interface XmlObject {
  readonly [name: string]: XmlValue | undefined;
}
export type XmlValue = string | XmlObject | readonly (string | XmlObject)[];

/**
 * UTF-8 text of an XML document with LF at its end. Characters that XML cannot hold are left out: xmlbuilder2 would let them
 * through, and no host could read the manifest.
 */
export function writeXml(root: XmlObject): string {
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' });
  appendChildren(document, root);
  return `${document.end({ prettyPrint: true, indent: '  ', newline: '\n' })}\n`;
}

/** Element by element: handed over as a whole, an object of a thousand elements takes twice the time. */
function appendElement(parent: XMLBuilder, name: string, value: XmlValue): void {
  if (typeof value === 'string') parent.ele(name).txt(escapeText(value));
  else if (isList(value)) for (const each of value) appendElement(parent, name, each);
  else {
    const attributes = Object.entries(value).filter(([key, text]) => key.startsWith('@') && typeof text === 'string');
    const named = attributes.map(([key, text]) => [key.slice(1), escapeText(text as string)]);
    appendChildren(parent.ele(name, Object.fromEntries(named)), value);
  }
}

function appendChildren(element: XMLBuilder, object: XmlObject): void {
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined || name.startsWith('@')) continue;
    if (name === '#' && typeof value === 'string') element.txt(escapeText(value));
    else appendElement(element, name, value);
  }
}

function isList(value: XmlValue): value is readonly (string | XmlObject)[] {
  return Array.isArray(value);
}

/**
 * xmlbuilder2 takes `&nbsp;` in a text for a reference: it decodes the ones that it knows, and writes the others as they are,
 * which no parser accepts. Escaped here, each `&` comes out as the author meant it.
 */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;');
}
