import { describe, expect, test } from '@jest/globals';
import { didYouMean, nearestName } from '../../src/diagnostics/did-you-mean.js';

describe('nearestName', () => {
  test.each([
    ['blnak', ['span', 'blank', 'number'], 'blank'],
    ['titel', ['id', 'title', 'was'], 'title'],
    ['vidoe', ['audio', 'video', 'details'], 'video'],
    ['tpi', ['note', 'tip', 'warning'], 'tip'],
    ['nsh', ['nhs'], 'nhs'],
    ['kid', ['id', 'was', 'kind', 'title'], 'kind'],
    ['Quiz', ['quite', 'quit'], 'quit'],
    ['a'.repeat(500), ['a', 'b'], undefined],
    ['xyz', ['video'], undefined],
    ['', [], undefined],
  ])('%s', (wrong, known, expected) => expect(nearestName(wrong, known)).toBe(expected));
});

describe('didYouMean', () => {
  test('names the nearest, or all there are', () => {
    expect(didYouMean('titel', ['title', 'id'])).toBe('Did you mean "title"?');
    expect(didYouMean('xyz', ['video', 'audio'])).toBe('Known here: video, audio.');
  });
});
