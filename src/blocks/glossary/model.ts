/** What a glossary shows: the list of its terms, or one term in a sentence. */

export type GlossaryData =
  | { readonly kind: 'list' }
  | { readonly kind: 'term'; readonly term: string; readonly definition: string };
