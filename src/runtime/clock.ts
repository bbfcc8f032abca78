/** The time in which the course was on screen: a course that lies open behind another window is not being worked on. */

export interface Clock {
  /** Milliseconds on screen since the launch. */
  activeMs(): number;
  setVisible(visible: boolean): void;
}

/** `now`: milliseconds that never run backwards. */
export function createClock(now: () => number, visibleAtFirst: boolean): Clock {
  let before = 0;
  let since = visibleAtFirst ? now() : undefined;
  const running = (): number => (since === undefined ? 0 : Math.max(0, now() - since));
  return {
    activeMs: () => before + running(),
    setVisible(visible) {
      before += running();
      since = visible ? now() : undefined;
    },
  };
}
