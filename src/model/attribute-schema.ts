/** What attributes a directive takes: one table from which checks, types and documentation are made. */

/** One attribute's type and default. */
export type AttributeType =
  | { readonly type: 'text' }
  | { readonly type: 'flag' }
  | { readonly type: 'number'; readonly min: number; readonly max?: number; readonly integer?: boolean }
  | {
      readonly type: 'one-of';
      readonly values: readonly string[];
      /** Other tools' words for the values, in small letters, for "did you mean". */
      readonly otherNames?: Readonly<Record<string, string>>;
    }
  /** Ids separated by blanks. */
  | { readonly type: 'ids' }
  /** Slugs of course.yaml's objectives, separated by blanks; an unknown one is an error. */
  | { readonly type: 'objectives' }
  /** A file of the course, by a path relative to the page; it becomes an asset. */
  | { readonly type: 'file' }
  /** Files by language, `a.vtt cy:a-cy.vtt`: the first without a language is in the course's. */
  | { readonly type: 'files-by-language' }
  | { readonly type: 'language' };

/** An attribute as the table has it. */
export type AttributeRow = AttributeType & { readonly doc: string; readonly required?: boolean };

/** A directive's attributes by name; `id`, `was` where it is an activity, and `lang` are added by the shelves. */
export type AttributeSchema = Readonly<Record<string, AttributeRow>>;

/** A file in a language, as `files-by-language` gives it. `path` is the asset's path in the course's folder. */
export interface FileInLanguage {
  readonly language?: string;
  readonly path: string;
}

type ValueOf<Row extends AttributeRow> = Row extends { type: 'flag' }
  ? boolean
  : Row extends { type: 'number' }
    ? number
    : Row extends { type: 'one-of'; values: readonly (infer Value)[] }
      ? Value
      : Row extends { type: 'ids' | 'objectives' }
        ? readonly string[]
        : Row extends { type: 'files-by-language' }
          ? readonly FileInLanguage[]
          : string;

/** The values that a schema's attributes come to; one that was not written is undefined. */
export type AttributeValues<Schema extends AttributeSchema> = {
  readonly [Name in keyof Schema]?: ValueOf<Schema[Name]>;
};
