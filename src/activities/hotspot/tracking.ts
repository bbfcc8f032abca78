/** A hotspot is scored, reported and packed as any question with options. */

export { optionsTracking as hotspotTracking } from '../options-tracking.js';
