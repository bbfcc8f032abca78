/** What an xAPI statement says of an answer. A piece of its own: only packages of courses with activities carry it. */

import type { Answer, InteractionDefinition } from '../model/tracking.js';
import type { AnswerTools, StatementParts, XapiActivity } from './xapi-statements.js';

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

/** xAPI-Data 2.4.4.1 and its appendix C: choices for a choice, a scale for a likert. */
function interactionActivity(given: InteractionDefinition, activityId: string, tools: AnswerTools): XapiActivity {
  // An author may have written no text: an option that is a picture.
  const { id, definition } = tools.part(activityId, 'cmi.interaction', given.prompt || activityId);
  return {
    id,
    definition: {
      ...definition,
      description: definition.name,
      interactionType: given.type,
      [given.type === 'likert' ? 'scale' : 'choices']: given.components.map((one) => ({
        id: one.id,
        description: tools.text(one.text || one.id),
      })),
      correctResponsesPattern: given.correctResponses[0] && given.correctResponses.map((one) => patternOf(one, given)),
    },
  };
}

function patternOf(response: readonly number[], { components }: InteractionDefinition): string {
  return response.map((index) => components[index]?.id ?? '').join('[,]');
}
