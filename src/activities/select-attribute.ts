/** `select`: how many of several things can be chosen. */

import type { AttributeSchema } from '../model/attribute-schema.js';

/** `thing`: what is chosen, as an author calls it. */
export const selectAttribute = (thing: string) =>
  ({
    type: 'one-of',
    values: ['one', 'many'],
    doc: `Whether one ${thing} can be chosen or many; without it, many where more than one is right.`,
  }) as const satisfies AttributeSchema[string];
