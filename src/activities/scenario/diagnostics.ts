/** What can be wrong with how a conversation is written. */

import { defineError } from '../../diagnostics/define.js';

export const noSteps = defineError(
  'scenario-no-steps',
  'This scenario has no step, so nobody says anything.',
  'Write each moment of the conversation as a step: `:::step{#open speaker=Amir}`, what is said, the choices, `:::`.',
);

export const noScene = defineError(
  'scenario-no-scene',
  'This scenario has neither a title nor a text before its first step, so a learner does not know what it is about.',
  'Write a sentence before the first step, or give it a `title="…"`.',
);

export const textBetweenSteps = defineError(
  'scenario-text-between-steps',
  'This stands after a step and in none, so it would be shown nowhere.',
  'Move it into a step, or before the first one if it sets the scene.',
);

export const stepWithoutId = defineError(
  'scenario-step-without-id',
  'This step has no id, so no choice can lead to it.',
  'Name it: `:::step{#open}`.',
);

export const stepRepeated = defineError(
  'scenario-step-repeated',
  'The scenario has another step `{id}` (line {line}), so it is not clear which one a choice leads to.',
  'Give one of them another id, and the choices that lead to it.',
);

export const stepSilent = defineError(
  'scenario-step-silent',
  'In the step `{id}` nobody says anything: it has no text.',
  'Write what is said or what happens, before the choices.',
);

export const stepWithoutChoices = defineError(
  'scenario-step-without-choices',
  'The step `{id}` has no choices and is no end, so the conversation stops there.',
  'Write a list whose items end in `:to[step]`, or say how it ends: `end=good`, `end=mixed` or `end=poor`.',
);

export const beginsWithEnd = defineError(
  'scenario-begins-with-end',
  'The conversation begins with the step `{id}`, which is its end: nobody could say anything in it, and it would stay unanswered for ever.',
  'Begin with a step that has choices; the first one that is written is where it begins.',
);

export const stepWithBoth = defineError(
  'scenario-step-with-both',
  'The step `{id}` ends the conversation (`end={end}`) and has choices, which nobody would ever see.',
  'Take `end` away, or the list of choices.',
);

export const unknownStep = defineError(
  'scenario-unknown-step',
  'This choice leads to `{to}`, and the scenario has no such step.',
  '{advice}',
);

export const toTwice = defineError(
  'scenario-to-twice',
  'This choice has two `:to[…]`, so it is not clear where it leads.',
  'Leave one of them. To lead to one step or the other, write two choices, each with an `if`.',
);

export const toMisplaced = defineError(
  'scenario-to-misplaced',
  '`:to[{to}]` does not stand at the end of a choice, so it leads nowhere.',
  'Put it last in the first line of an item of the step’s list: `- What the learner says. :to[{to}]`. Feedback goes below, after `>`.',
);

export const choiceWithoutTo = defineError(
  'scenario-choice-without-to',
  'This choice does not say where it leads, and others of its list do.',
  'End it with the step that follows: `:to[step]`.',
);

export const choiceEmpty = defineError(
  'scenario-choice-empty',
  'This choice has no text, so there is nothing for a learner to choose.',
  'Write what the learner says or does before its `:to[{to}]`; a picture needs alternative text.',
);

export const choiceRepeated = defineError(
  'scenario-choice-repeated',
  'The step `{id}` has two choices with the text “{text}”. A choice is known by its text, so they cannot be told apart.',
  'Word them differently, also where only one of them is ever offered.',
);

export const linkInChoice = defineError(
  'scenario-link-in-choice',
  'There is a link in this choice, and a choice is a button, in which nothing else can be pressed.',
  'Move the link into the text of the step.',
);

export const inAssessment = defineError(
  'scenario-in-assessment',
  'This scenario stands in an assessment. A conversation can be stepped back in and tried again until it goes well, so it tests nobody.',
  'Move it to a page before the assessment, and ask in the assessment what was learned from it.',
);

export const malformedFlag = defineError(
  'scenario-flag-malformed',
  '`{flag}` in `{attribute}` is no name of a flag: small letters, digits and hyphens, with a letter first.',
  'Write the names with blanks between them, and in `if` a `!` before each that must not be set: `set="thanked"`, `if="thanked !angry"`.',
);

export const tooManyFlags = defineError(
  'scenario-too-many-flags',
  'This scenario has {count} flags: {flags}. With more than eight nobody can follow any more what depends on what.',
  'Join flags that mean much the same, or write steps of their own for what differs.',
);

export const tooManyChoices = defineError(
  'scenario-too-many-choices',
  'The step `{id}` has {count} choices. More than {most} cannot be weighed against each other.',
  'Leave those between which a learner would really waver: two to four.',
);
