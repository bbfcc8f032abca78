/** All words that a learner can meet, as the build of the tool joined them. */

import type { Messages } from '../model/messages.js';

export interface Words {
  /** Words that the compiler writes into the markup. */
  readonly page: Messages;
  /** Words that travel with the browser's script. */
  readonly script: Messages;
}
