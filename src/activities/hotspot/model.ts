/** A hotspot is a question with options; where they lie in the picture stands in the page. */

export type { OptionsConfig as HotspotConfig, OptionsResponse as HotspotResponse } from '../options-model.js';
