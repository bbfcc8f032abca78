// Deletes what browser-setup.mjs has made.
import { rmSync } from 'node:fs';

export default function tearDownBrowser() {
  const packages = process.env.COURSEWRIGHT_TEST_PACKAGES;
  if (packages) rmSync(packages, { recursive: true, force: true });
}
