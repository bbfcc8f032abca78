/** XML of manifests: the one place that hands authors' texts to the library that writes it. */

import { create } from 'xmlbuilder2';

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
  const options = { version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' } as const;
  return `${create(options, escapeTexts(root)).end({ prettyPrint: true, indent: '  ', newline: '\n' })}\n`;
}

/**
 * xmlbuilder2 takes `&nbsp;` in a text for a reference: it decodes the ones that it knows, and writes the others as they are,
 * which no parser accepts. Escaped twice, each `&` comes out as the author meant it: decoded once, then left alone.
 */
function escapeTexts<Value extends XmlValue | undefined>(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('&', '&amp;amp;') as Value;
  if (Array.isArray(value)) return value.map((each: XmlValue) => escapeTexts(each)) as unknown as Value;
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value as XmlObject).map(([name, each]) => [name, escapeTexts(each)]);
  return Object.fromEntries(entries) as Value;
}
