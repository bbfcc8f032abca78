/** Ctrl-C and its kin: tidies up, then ends with the code that shells expect. */

const SIGNALS: Readonly<Partial<Record<NodeJS.Signals, number>>> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** Runs `tidy`, which must not wait for anything, before a signal ends the tool. Gives the function that stops listening. */
export function endOnSignal(tidy: () => void): () => void {
  const end = (signal: NodeJS.Signals): void => {
    try {
      tidy();
    } finally {
      process.exit(SIGNALS[signal]);
    }
  };
  const signals = Object.keys(SIGNALS) as NodeJS.Signals[];
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
