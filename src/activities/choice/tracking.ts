/** A choice is scored, reported and packed as any question with options. */

export { optionsTracking as choiceTracking } from '../options-tracking.js';
