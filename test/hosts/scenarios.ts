/** What learners, browsers and administrators do: the rows of the table. What is expected of each stands in expected.ts. */

import type { Scenario } from './scenarios/acts.js';
import { CIRCUMSTANCES } from './scenarios/circumstances.js';
import { LEAVING } from './scenarios/leaving.js';
import { RESULTS } from './scenarios/results.js';
import { TROUBLES } from './scenarios/troubles.js';

export const SCENARIOS: readonly Scenario[] = [...LEAVING, ...RESULTS, ...CIRCUMSTANCES, ...TROUBLES];
