/** What can be wrong with where the choices of a conversation lead. */

import { defineError, defineWarning } from '../../diagnostics/define.js';

export const unreachable = defineError(
  'scenario-unreachable',
  'No way leads to the step `{id}`, so nobody will ever see it.',
  'Let a choice lead to it, `:to[{id}]`, or take the step away. The first step is where the conversation starts.',
);

export const neverHolds = defineError(
  'scenario-condition-never-holds',
  'This choice is never offered: whichever way a learner comes to the step `{id}`, `if="{condition}"` does not hold. {why}',
  '{advice}',
);

export const deadEnd = defineError(
  'scenario-dead-end',
  'The conversation can come to a standstill at the step `{id}`: {where}, none of its choices is offered.',
  'Add a choice without `if`, or change the conditions so that one of them always holds. {way}',
);

export const endlessLoop = defineError(
  'scenario-endless-loop',
  'The conversation can go round for ever: {where}, no choice leads to an end any more. It stays within {steps}.',
  'Let a choice of one of these steps lead on to an end. {way}',
);

export const noGoodEnd = defineError(
  'scenario-no-good-end',
  'No step has `end=good`, so the conversation cannot go well, whatever a learner says.',
  'Write a step that ends well: `:::step{#agreed end=good}`.',
);

export const goodGoesRound = defineError(
  'scenario-good-end-goes-round',
  'A good end can only be reached by coming to a step twice. The score is measured by the best way that does not, so nobody could earn it.',
  'Write the step that is come to twice a second time, under another id, or take all `score`s away: then the end decides.',
);

export const tooLong = defineError(
  'scenario-too-long',
  'A way through this conversation takes {count} turns. At most {most} are kept in saved progress.',
  'Let a choice lead on sooner, or make two scenarios of it.',
);

export const tooTangled = defineError(
  'scenario-too-tangled',
  'So many ways lead round in this conversation that the best of them cannot be worked out.',
  'Let fewer choices lead back to earlier steps, or use fewer flags: a learner can always step back without them.',
);

export const flagUnknown = defineWarning(
  'scenario-flag-never-set',
  'No choice sets `{flag}`, so `!{flag}` in this condition always holds.',
  '{advice}',
);

export const bestNotGood = defineWarning(
  'scenario-best-not-good',
  'The highest score, {best}, leads to an end that is not good (`{id}`); on the way to a good end {good} can be reached at most.',
  'Give more for the choices that lead to the good end, or less for those that do not.',
);
