/** `hotspot`: a picture with areas, and a list of them by which they can be chosen too. */

import type { ActivitySlice } from '../../model/slice.js';
import type { HotspotConfig, HotspotResponse } from './model.js';
import { type HotspotData, hotspotAttributes, hotspotParts, parseHotspot } from './parse.js';
import { renderHotspot } from './render.js';
import { hotspotTracking } from './tracking.js';

export const hotspot: ActivitySlice<typeof hotspotAttributes, HotspotData, HotspotConfig, HotspotResponse> = {
  name: 'hotspot',
  doc: 'A picture with areas, of which one is right, or several.',
  attributes: hotspotAttributes,
  otherNames: ['image-map', 'imagemap', 'hot-spot', 'find-the-hotspot', 'image-hotspot'],
  parts: hotspotParts,
  defaultPoints: 1,
  parse: parseHotspot,
  render: renderHotspot,
  config: ({ config }) => config,
  tracking: hotspotTracking,
  isAllOrNothing: ({ many, options }) => !many || options.filter(({ correct }) => correct).length === 1,
};
