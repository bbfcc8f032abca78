/** What an xAPI statement says of an answer. A piece of its own: only packages of courses with activities carry it. */

import type {
  Answer,
  InteractionComponent,
  InteractionDefinition,
  InteractionResponse,
  InteractionType,
} from '../model/tracking.js';
import type { AnswerTools, StatementParts, XapiActivity, XapiComponent } from './xapi-statements.js';

/** The learner's answer, what it was worth, the right one and the objectives that it serves. */
export function tellAnswer(answer: Answer, tools: AnswerTools): StatementParts {
  const { activityId, definition, response, score, weighting } = answer;
  const { round } = tools;
  const points = weighting > 0 && { raw: round(score.share * weighting), min: 0, max: weighting };
  const judged = score.outcome !== 'neutral' && {
    score: { scaled: round(score.share), ...points },
    success: score.outcome === 'correct',
  };
  return {
    verb: 'answered',
    object: interactionActivity(definition, activityId, tools),
    parent: tools.page(answer.pageId),
    result: { ...judged, response: patternOf(response, definition) },
    other: answer.objectiveIds.map((slug) => {
      const text = tools.objectives.find(({ id }) => id === slug)?.text;
      return tools.part(`objectives/${slug}`, 'objective', text || slug);
    }),
  };
}

/** The lists of components that each type of interaction has (xAPI-Data 2.4.4.1 and its appendix C): its own, its targets. */
const LISTS: Partial<Record<InteractionType, readonly [string, string?]>> = {
  choice: ['choices'],
  likert: ['scale'],
  matching: ['source', 'target'],
  performance: ['steps'],
  sequencing: ['choices'],
};

function interactionActivity(given: InteractionDefinition, activityId: string, tools: AnswerTools): XapiActivity {
  // An author may have written no text: an option that is a picture.
  const { id, definition } = tools.part(activityId, 'cmi.interaction', given.prompt || activityId);
  const { type, components, targets, correctResponses } = given;
  const [own, other] = LISTS[type] ?? [];
  const listOf = (list: readonly InteractionComponent[] = []): XapiComponent[] =>
    list.map((one) => ({ id: one.id, description: tools.text(one.text || one.id) }));
  return {
    id,
    definition: {
      ...definition,
      description: definition.name,
      interactionType: type,
      ...(own && { [own]: listOf(components) }),
      ...(other && { [other]: listOf(targets) }),
      correctResponsesPattern: correctResponses[0] && correctResponses.map((one) => patternOf(one, given, '[:]')),
    },
  };
}

/** `between`: what stands between the two ends of a right number. */
function patternOf(response: InteractionResponse, definition: InteractionDefinition, between = ''): string {
  const { type, components, targets } = definition;
  // What a learner typed may look like the sign between two answers.
  const words = (text = ''): string => text.replace(/\[([,.:])\]/g, '$1');
  return response
    .map((part) => {
      if (typeof part === 'string') return words(part);
      if (typeof part === 'number') return type === 'fill-in' ? words(components[part]?.text) : components[part]?.id;
      return `${components[part[0]]?.id}[.]${targets?.[part[1]]?.id}`;
    })
    .join(type === 'numeric' ? between : '[,]');
}
