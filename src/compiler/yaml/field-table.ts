/** Tables of settings: what each is called and may hold. Checks, "did you mean" and types are made from them. */

import type { DiagnosticDefinition, DiagnosticValues } from '../../model/diagnostic.js';

/** What is wrong with a text, beyond its type; undefined where nothing is. */
export type TextCheck = (text: string) => { definition: DiagnosticDefinition; values?: DiagnosticValues } | undefined;

export type FieldType =
  | {
      readonly type: 'text';
      /** Characters at most. */
      readonly limit?: number;
      /** Whether 2024 without quotes is a text as well, for values that lose nothing by it. */
      readonly numbers?: boolean;
      readonly check?: TextCheck;
    }
  | { readonly type: 'flag' }
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly integer?: boolean }
  | {
      readonly type: 'one-of';
      readonly values: readonly string[];
      /** Values of the course format that a later version will know. */
      readonly later?: readonly string[];
    }
  | {
      readonly type: 'list';
      readonly of: FieldType;
      readonly min?: number;
      readonly max?: number;
      /** Whether one value may stand without a list around it. */
      readonly single?: boolean;
    }
  /** Settings with names of their own. */
  | { readonly type: 'group'; readonly fields: FieldTable }
  /** Names that the author chooses, in the author's order. */
  | { readonly type: 'dictionary'; readonly of: FieldType; readonly key?: TextCheck }
  /** Reserved for a later version: any value. */
  | { readonly type: 'anything' };

export type Field = FieldType & { readonly doc: string; readonly required?: boolean };

export type FieldTable = Readonly<Record<string, Field>>;

type ValueOf<Type extends FieldType> = Type extends { type: 'flag' }
  ? boolean
  : Type extends { type: 'number' }
    ? number
    : Type extends { type: 'one-of'; values: readonly (infer Value)[] }
      ? Value
      : Type extends { type: 'list'; of: infer Item extends FieldType }
        ? readonly ValueOf<Item>[]
        : Type extends { type: 'group'; fields: infer Fields extends FieldTable }
          ? FieldValues<Fields>
          : Type extends { type: 'dictionary'; of: infer Item extends FieldType }
            ? readonly (readonly [name: string, value: ValueOf<Item>])[]
            : Type extends { type: 'anything' }
              ? undefined
              : string;

/** What a table's settings come to. One that is missing or wrong is undefined. */
export type FieldValues<Table extends FieldTable> = { readonly [Name in keyof Table]?: ValueOf<Table[Name]> };
