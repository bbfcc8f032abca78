/** `number`: prose with one field for a number, right within a tolerance. */

import type { ActivitySlice } from '../../model/slice.js';
import type { NumberConfig, NumberResponse } from './model.js';
import { type NumberData, numberAttributes, numberParts, parseNumber } from './parse.js';
import { renderNumber } from './render.js';
import { numberTracking } from './tracking.js';

export const number: ActivitySlice<typeof numberAttributes, NumberData, NumberConfig, NumberResponse> = {
  name: 'number',
  doc: 'Prose with one field for a number, right within a tolerance.',
  attributes: numberAttributes,
  otherNames: ['numeric', 'numerical', 'calculation'],
  parts: numberParts,
  idle: ['shuffle'],
  defaultPoints: 1,
  parse: parseNumber,
  render: renderNumber,
  config: ({ config }) => config,
  tracking: numberTracking,
  isAllOrNothing: () => true,
};
