import { expect, test } from '@jest/globals';
import { directionOf } from '../../src/model/text-direction.js';

test.each(['ar', 'he', 'fa', 'ur', 'yi', 'ar-EG', 'AR', 'az-Arab', 'pa-Arab-PK', 'ku-Arab'])('%s: rtl', (tag) =>
  expect(directionOf(tag)).toBe('rtl'),
);
test.each(['en', 'en-GB', 'cy', 'az', 'ks-Deva', 'ar-Latn', 'de-arabx', ''])('%s: ltr', (tag) =>
  expect(directionOf(tag)).toBe('ltr'),
);
