/** `resources`: links and files to take away, each with what it is and how large. */

import type { BlockSlice } from '../../model/slice.js';
import { parseResources } from './parse.js';
import { renderResources } from './render.js';

export const resources: BlockSlice<Record<never, never>, null> = {
  name: 'resources',
  doc: 'Lists links and files. Files say their kind and size, and are saved under their own name.',
  forms: ['container'],
  attributes: {},
  otherNames: ['downloads', 'links', 'files', 'further-reading', 'attachments'],
  label: 'none',
  parts: {},
  parse: parseResources,
  render: renderResources,
};
