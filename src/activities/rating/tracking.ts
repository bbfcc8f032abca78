/** Reports and packs the answer to a rating, which is never right or wrong. */

import type { ActivityTracking } from '../../model/activity-tracking.js';
import { componentsOf } from '../../model/components.js';
import type { PackedAnswer } from '../../model/saved-state.js';
import type { InteractionComponent, InteractionDefinition, ResponsePart } from '../../model/tracking.js';
import { packPoint, unpackPoint } from '../scale-points.js';
import type { RatingConfig, RatingResponse } from './model.js';

export const ratingTracking: ActivityTracking<RatingConfig, RatingResponse> = {
  neutral: true,
  texts: (data) => [...textsOf(data), ...(data.rows ?? [])],
  isComplete: (data, response) => placesOf(data).every((at) => pointAt(response, at) !== null),
  score: () => ({ outcome: 'neutral', share: 0 }),
  interaction: (data) => {
    const { prompt, rows } = data;
    if (!rows) return scaleOf(data, prompt);
    return { type: 'matching', prompt, components: componentsOf(rows), targets: pointsOf(data), correctResponses: [] };
  },
  respond: (data, response) =>
    placesOf(data).flatMap((at): ResponsePart[] => {
      const point = pointAt(response, at);
      return point === null ? [] : [data.rows ? [at, point] : point];
    }),
  rows: (data) => data.rows?.map((row) => scaleOf(data, `${data.prompt} ${row}`)),
  // A statement is known by its text as a point is: moving it keeps what was said to it.
  pack: (data, response) => {
    const values = inTextOrder(data).map((at) => packPoint(data.scale, response[at]));
    if (data.rows) return { kind: 'list', values: values.map((value) => value + 1) };
    const [value = -1] = values;
    return value < 0 ? { kind: 'list', values: [] } : { kind: 'one', value };
  },
  unpack: (data, packed) => {
    const order = inTextOrder(data);
    const values = placesIn(data, packed);
    const points = values.map((value) => (value === 0 ? null : unpackPoint(data.scale, value - 1)));
    if (values.length !== order.length || points.includes(undefined)) return undefined;
    return order.map((_, at) => points[order.indexOf(at)] ?? null);
  },
  largest: ({ scale, rows }) =>
    rows ? { kind: 'list', values: rows.map(() => scale.length) } : { kind: 'one', value: scale.length - 1 },
};

/** What is packed, from 1, for each statement or the one question; 0 where nothing was chosen. */
function placesIn({ rows }: RatingConfig, packed: PackedAnswer): readonly number[] {
  if (packed.kind === 'list') return rows ? packed.values : packed.values.length > 0 ? [] : [0];
  return packed.kind === 'one' && !rows && packed.value >= 0 ? [packed.value + 1] : [];
}

function pointAt(response: RatingResponse, at: number): number | null {
  return response[at] ?? null;
}

/** Places of the statements; of a single question one. */
function placesOf({ rows = [''] }: RatingConfig): number[] {
  return rows.map((_, at) => at);
}

function inTextOrder(data: RatingConfig): number[] {
  const { rows = [''] } = data;
  return [...rows].sort().map((row) => rows.indexOf(row));
}

function scaleOf(data: RatingConfig, prompt: string): InteractionDefinition {
  return { type: 'likert', prompt, components: pointsOf(data), correctResponses: [] };
}

function pointsOf(data: RatingConfig): InteractionComponent[] {
  const texts = textsOf(data);
  return componentsOf(data.scale).map(({ id, text }, index) => ({ id, text: texts[index] ?? text }));
}

/** The points as a learner reads them: the ends with what they mean. */
function textsOf({ scale, low, high }: RatingConfig): string[] {
  return scale.map((text, index) => {
    const meaning = index === 0 ? low : index === scale.length - 1 ? high : undefined;
    return meaning === undefined ? text : `${text}, ${meaning}`;
  });
}
