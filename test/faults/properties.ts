/** Whatever goes wrong and whatever learners do: nothing is lost, nothing told twice, no status lowered, no word too good. */

import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { LRS_FAULTS } from '../../src/preview/lrs-faults.js';
import { strictBehaviour } from '../../src/preview/scorm12-behaviour.js';
import { SCORM12_FAULTS } from '../../src/preview/scorm12-faults.js';
import { SCORM12_BEHAVIOURS } from '../../src/preview/scorm12-hosts/table.js';
import { makeStorage } from '../standards/xapi/storage.js';
import { type HostSide, type Play, play, resultOf } from './play.js';
import { scorm12Side } from './scorm12-side.js';
import { describeSteps, type Step, sequences, withoutFaults } from './steps.js';
import { startTime, underTime, type VirtualTime } from './time.js';
import { xapiSide } from './xapi-side.js';

type MakeHost = (time: VirtualTime, localStorage: Storage) => HostSide;

/** One sequence, with all that makes it happen the same way again. */
interface Sequence {
  readonly steps: readonly Step[];
  /** Whether the device can keep anything. */
  readonly device: 'keeps' | 'full';
  /** Of chance. */
  readonly seed: number;
  /** The LMS by name, or the network's latency. */
  readonly host: string | number;
}

/** LMSs that keep what they take: under the AICC shim all is lost without a Finish, as test/hosts shows. */
const HOSTS = ['strict', 'strict', 'strict', 'moodle-strict', 'chamilo', 'cornerstone', 'learning-hub', 'esr'];
const LATENCIES = [0, 40, 900];

const common = {
  device: fc.constantFrom<Sequence['device']>('keeps', 'keeps', 'keeps', 'keeps', 'keeps', 'keeps', 'full'),
  seed: fc.nat(),
};

export const STANDARDS = {
  scorm12: fc.record<Sequence>({
    host: fc.constantFrom(...HOSTS),
    steps: sequences(Object.keys(SCORM12_FAULTS)),
    ...common,
  }),
  xapi: fc.record<Sequence>({
    host: fc.constantFrom(...LATENCIES),
    steps: sequences([...Object.keys(LRS_FAULTS), 'token-expired'], [{ do: 'someone-else' }, { do: 'stranger' }]),
    ...common,
  }),
};

export type Standard = keyof typeof STANDARDS;

function makerOf(host: Sequence['host']): MakeHost {
  if (typeof host === 'number') return (time, localStorage) => xapiSide(time, host, localStorage);
  return (time, localStorage) => scorm12Side(time, SCORM12_BEHAVIOURS[host] ?? strictBehaviour, localStorage);
}

/** Plays a sequence, and says what is wrong with it; empty where nothing is. */
export async function playSequence(sequence: Sequence): Promise<string[]> {
  const faulty = await playOnce(sequence);
  // Without a device that keeps anything work may be lost, but the words have to say so.
  if (sequence.device === 'full') return faulty.findings.filter((each) => each.startsWith('"'));
  if (faulty.findings.length > 0) return faulty.findings;
  const clean = await playOnce({ ...sequence, steps: withoutFaults(sequence.steps) });
  // Where a result once stored is only looked back at, how much is still done hangs on when it got there.
  if (clean.visit?.session.readOnly || faulty.visit?.session.readOnly) return clean.findings;
  const wrong = clean.findings.map((each) => `without faults: ${each}`);
  return [...wrong, ...differences(faulty, clean)];
}

function playOnce({ host, steps, seed, device }: Sequence): Promise<Play> {
  const time = startTime();
  const localStorage = device === 'keeps' ? makeStorage() : fullStorage();
  const make = makerOf(host);
  return underTime(time, seed, () => play({ time, localStorage, host: make(time, localStorage) }, steps));
}

function fullStorage(): Storage {
  const setItem = (): never => {
    throw new Error('QuotaExceededError');
  };
  return Object.create({ getItem: () => null, removeItem: () => undefined, setItem }) as Storage;
}

/** What the faults have changed for good. */
function differences(faulty: Play, clean: Play): string[] {
  const [work, cleanWork] = [faulty, clean].map(({ visit }) => visit && resultOf(visit.session.state()));
  const found = isDeepStrictEqual(work, cleanWork) ? [] : ['the work is not that of the run without faults'];
  const [told, cleanTold] = [faulty, clean].map((each) => [...each.told].join(' '));
  return told === cleanTold ? found : [...found, `told: ${told}\nwithout faults: ${cleanTold}`];
}

/** What came of so many sequences, in words; undefined where all went well. */
export async function findFault(standard: Standard, runs: number, seed?: number): Promise<string | undefined> {
  const property = fc.asyncProperty(STANDARDS[standard], async (sequence) => {
    const findings = await playSequence(sequence);
    if (findings.length > 0) throw new Error(findings.join('\n'));
  });
  const details = await fc.check(property, { numRuns: runs, ...(seed === undefined ? {} : { seed }) });
  if (!details.failed) return undefined;
  const { counterexample, errorInstance } = details;
  const [sequence] = counterexample ?? [];
  const words = sequence
    ? `${sequence.host} ${sequence.device} ${sequence.seed}: ${describeSteps(sequence.steps)}`
    : '';
  const again = `FAULTS_SEED=${details.seed} (${details.numRuns} sequences, ${details.numShrinks} shrinks)`;
  return [`${standard}, ${again}`, words, (errorInstance as Error | null)?.message].join('\n');
}
