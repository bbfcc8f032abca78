/** YAML as plain nodes with their places. */

import type { Place } from '../../model/diagnostic.js';

/** A value and where it begins. `damaged`: entries of the map were dropped, since they could not be read. */
export type YamlNode = { readonly place: Place } & (
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[]; readonly damaged: boolean }
  | { readonly kind: 'list'; readonly items: readonly YamlNode[] }
  | { readonly kind: 'text'; readonly text: string }
  /** `text` as the author wrote it: 1.0 is not 1. */
  | { readonly kind: 'number'; readonly number: number; readonly text: string }
  | { readonly kind: 'flag'; readonly flag: boolean; readonly text: string }
  | { readonly kind: 'empty' }
);

export interface YamlEntry {
  readonly key: string;
  readonly place: Place;
  readonly value: YamlNode;
}
