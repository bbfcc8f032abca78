/** `scenario`: a conversation that branches; the learner chooses what to say, and looks back on it at its end. */

import type { ActivitySlice } from '../../model/slice.js';
import { graphOf } from './graph.js';
import type { ScenarioConfig, ScenarioResponse } from './model.js';
import { parseScenario, type ScenarioData, scenarioAttributes } from './parse.js';
import { stepRow } from './parse-step.js';
import { renderScenario } from './render.js';
import { scenarioTracking } from './tracking.js';

export const scenario: ActivitySlice<typeof scenarioAttributes, ScenarioData, ScenarioConfig, ScenarioResponse> = {
  name: 'scenario',
  doc: 'A conversation that branches: the learner chooses what to say, and looks back on it at its end.',
  attributes: scenarioAttributes,
  otherNames: ['branching', 'conversation', 'dialogue', 'dialog', 'simulation', 'roleplay'],
  parts: { step: stepRow },
  copied: ({ steps }) => steps,
  defaultPoints: 1,
  parse: parseScenario,
  render: renderScenario,
  config: ({ config }) => config,
  tracking: scenarioTracking,
  graph: graphOf,
};
