/** For support: loads the script that shows what is said to the host, where it is asked for by `?trace` or the profile. */

import type { RuntimeConfig } from '../model/runtime-config.js';
import { make } from './dom.js';

/** To be awaited before anything is said. Where the script cannot be had, all goes on without it. */
export async function loadTrace({ tracking, traceScript }: RuntimeConfig): Promise<void> {
  if (!traceScript || !(tracking.trace || /[?&]trace(&|=|$)/.test(location.search))) return;
  const script = make('script', '');
  script.src = traceScript;
  await new Promise((resolve) => {
    script.onload = script.onerror = resolve;
    document.head.append(script);
  });
}
