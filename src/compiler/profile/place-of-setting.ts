/** Where course.yaml has a setting, for what is said of it after course.yaml was read. */

import type { Place } from '../../model/diagnostic.js';
import { COURSE_FILE, type Loaded } from '../load.js';

export type PlaceOfSetting = (name: string) => Place;

/** Finds a setting by its name, the outermost first; what is not written stands at the beginning. */
export function placesIn({ sources }: Pick<Loaded, 'sources'>): PlaceOfSetting {
  const lines = sources.find(({ path }) => path === COURSE_FILE)?.text.split('\n') ?? [];
  return (name) => {
    const outer = lines.findIndex((text) => text.startsWith(`${name}:`));
    const line = outer < 0 ? lines.findIndex((text) => text.includes(`${name}:`)) : outer;
    return {
      file: COURSE_FILE,
      line: Math.max(line, 0) + 1,
      column: Math.max(lines[line]?.indexOf(`${name}:`) ?? 0, 0) + 1,
    };
  };
}
