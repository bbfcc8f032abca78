/** Ctrl-C and its kin: tidies up, then ends with the code that shells expect. */

const SIGNALS: Readonly<Partial<Record<NodeJS.Signals, number>>> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** Milliseconds in which what the system is doing for us, such as opening a file, comes to its end. */
const SETTLING = 50;

/** Runs `tidy`, which must not wait for anything, before a signal ends the tool. Gives the function that stops listening. */
export function endOnSignal(tidy: () => void): () => void {
  const end = (signal: NodeJS.Signals): void => {
    try {
      // Standing still: a file that is being opened at this moment would appear after it was removed.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SETTLING);
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
