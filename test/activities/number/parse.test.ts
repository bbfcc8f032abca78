import { describe, expect, test } from '@jest/globals';
import type { NumberConfig } from '../../../src/activities/number/model.js';
import { compileActivity, configOf, diagnose } from '../compile-activity.js';

const number = (text: string): string => `:::number{#a}\n\n${text}\n\n:::`;

describe('a question after a number that is well written', () => {
  test.each([
    ['Six times seven is :number[42].', { prompt: 'Six times seven is ___.', answer: '42', right: ['42'] }],
    [
      'Above :number[65]{tolerance=2.5 unit=mmHg}!',
      { prompt: 'Above ___ mmHg!', answer: '65', right: ['62.5', '67.5'], unit: 'mmHg' },
    ],
    ['A third: :number[0,3]{tolerance=0.1}', { prompt: 'A third: ___', answer: '0,3', right: ['0.2', '0.4'] }],
    ['Cold: :number[-4]{tolerance=4}', { prompt: 'Cold: ___', answer: '-4', right: ['-8', '0'] }],
  ])('%s', (text, expected) => {
    expect(diagnose(number(text))).toEqual([]);
    expect(configOf<NumberConfig>(number(text))).toEqual(expected);
  });

  test('names its field by the sentence and the unit', () => {
    const { element } = compileActivity(number('Not this. Above :number[65]{unit=mmHg} it is well.'));
    expect(JSON.stringify(element)).toContain('"ariaLabel":"Number: Above blank mmHg it is well."');
  });
});

describe('a question after a number with a mistake is refused', () => {
  test.each([
    ['no number', 'Text.', ['1:1 number-none']],
    ['no text', ':number[1]', ['1:1 answers-no-prompt']],
    ['two numbers', 'a :number[1] b :number[2]', ['3:16 number-several']],
    ['a word', 'a :number[many]', ['3:3 number-not-a-number']],
    ['thousands', 'a :number[1,000]', ['3:3 number-not-a-number']],
    ['its unit', 'a :number[42 %]', ['3:3 number-not-a-number']],
    ['more decimals than are compared', 'a :number[0.1234567]', ['3:3 number-not-a-number']],
    ['a negative tolerance', 'a :number[42]{tolerance=-1}', ['3:15 attribute-not-a-number']],
    ['no label', 'a :number[]', ['3:3 directive-label-missing']],
    ['a blank', 'a :number[1] :blank[b]', ['3:14 directive-part-misplaced']],
    ['a link', 'a [:number[1]](https://example.org)', ['3:4 gap-misplaced']],
  ])('%s', (_what, text, expected) => {
    expect(diagnose(number(text))).toEqual(expected);
  });

  test('outside of its activity it is out of place, and not an activity', () => {
    expect(diagnose('a :number[1]')).toEqual(['1:3 directive-part-misplaced']);
  });
});
