// Writes one package in a process of its own, so that a test can give it another time zone, locale and umask, or kill it.
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

const [module, plan, folder, umask, linger] = process.argv.slice(2);
if (umask) process.umask(Number.parseInt(umask, 8));
register('./resolve-typescript.mjs', import.meta.url);
const { stagePackage } = await import(pathToFileURL(module).href);
const staged = await stagePackage(JSON.parse(plan), folder);
process.stdout.write(`${staged.sha256}\n`);
if (linger) await new Promise((resolve) => setTimeout(resolve, 60_000));
await staged.commit();
