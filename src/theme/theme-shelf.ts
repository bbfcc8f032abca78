/** The themes of a run: each is read and compiled once, however many courses wear it. */

import { defineError } from '../diagnostics/define.js';
import { didYouMean } from '../diagnostics/did-you-mean.js';
import type { Report } from '../model/diagnostic.js';
import { loadTheme, type Theme, type ThemeOptions, themeNames } from './load-theme.js';

/** `help`: which themes there are. */
export const unknownTheme = defineError(
  'theme-unknown',
  'There is no theme "{name}", so the course has nothing to look like.',
  '{help}',
);

export interface ThemeShelf {
  /** Of the themes there are. */
  readonly names: readonly string[];
  /**
   * The theme, ready to use; undefined where something was reported. A mistake in the theme itself is reported to the first
   * course that asks, not to each. Throws WorldError where its folder cannot be read.
   */
  take(name: string, report: Report): Promise<Theme | undefined>;
}

/** Throws WorldError where the tool's own themes cannot be listed. */
export async function openThemeShelf(options: Pick<ThemeOptions, 'tool' | 'folder'>): Promise<ThemeShelf> {
  const names = await themeNames(options.tool);
  const taken = new Map<string, Promise<Theme | undefined>>();
  return {
    names,
    async take(name, report) {
      if (!names.includes(name)) {
        report(unknownTheme, { file: 'course.yaml', line: 1, column: 1 }, { name, help: didYouMean(name, names) });
        return undefined;
      }
      const theme = taken.get(name) ?? loadTheme(name, { ...options, report });
      taken.set(name, theme);
      return theme;
    },
  };
}
