/** A choice is a question with options, and nothing more. */

export type { OptionsConfig as ChoiceConfig, OptionsResponse as ChoiceResponse } from '../options-model.js';
