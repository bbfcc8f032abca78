/** What can be wrong with a picture and its areas. */

import { defineError, defineWarning } from '../../diagnostics/define.js';

export const noPicture = defineError(
  'hotspot-no-picture',
  'This hotspot has no picture in a paragraph of its own, so there is nothing to look at.',
  'Put it before the list, with blank lines around it: `![What is to be seen](media/ward.jpg)`.',
);

export const noneCorrect = defineError(
  'hotspot-none-correct',
  'This hotspot marks no area as correct, so no learner can pass it.',
  'Put an x in the brackets of each correct area: `- [x] The drip stand :area[10,20,15,40]`.',
);

export const areaMissing = defineError(
  'hotspot-area-missing',
  'The picture does not show where “{text}” is.',
  'End its line with its place in the picture, in per cent from the left, from the top, wide and high: `:area[10,20,15,40]`.',
);

export const areaTwice = defineError(
  'hotspot-area-twice',
  '“{text}” has two areas, and can have one.',
  'Draw one area around both places, or make two answers of them.',
);

export const areaMisplaced = defineError(
  'hotspot-area-misplaced',
  '`:area[{written}]` does not stand at the end of an answer, so it marks nothing.',
  'Put it last in the first line of an answer: `- [ ] The drip stand :area[10,20,15,40]`. Feedback goes below, after `>`.',
);

export const areaMalformed = defineError(
  'hotspot-area-malformed',
  '`{written}` is no area: that is four numbers, from the left, from the top, wide and high, in per cent of the picture.',
  'Write them with commas between and a point for decimals: `:area[10,20,15,40]`.',
);

export const areaOutside = defineError(
  'hotspot-area-outside',
  'The area {written} of “{text}” lies outside its picture: {why}.',
  'The picture is 100 wide and 100 high, whatever its pixels: from the left and wide, from the top and high are 100 together at most.',
);

export const areasOverlap = defineWarning(
  'hotspot-areas-overlap',
  'The areas of “{text}” and “{other}” overlap, so a click there may choose what was not meant.',
  'Make one of them smaller, or move it.',
);
