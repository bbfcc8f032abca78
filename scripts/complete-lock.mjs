// Run after each `npm install`: a registry that lacks the binaries of some platforms leaves their optional packages out of
// package-lock.json, and `npm ci` then refuses the lock on every machine ("Missing: … from lock file"). This adds them by
// their exact versions, marked optional with their platform, so that other machines still resolve them.
import { readFileSync, writeFileSync } from 'node:fs';

const OS = /(?:^|-)(darwin|win32|linux|freebsd|android|openbsd|netbsd|sunos|aix|openharmony|wasm32)(?:-|$)/;
const CPU = /(x64|arm64|arm|ia32|ppc64|riscv64|s390x|loong64|mips64el|wasm32)/;

/** A package's lock entry, from what its name says of its platform. */
function entryOf(name, version, isDev) {
  const base = name.split('/').pop();
  const os = OS.exec(base)?.[1];
  const cpu = CPU.exec(base.slice(base.indexOf(os ?? '')))?.[1];
  return {
    version,
    optional: true,
    ...(isDev ? { dev: true } : {}),
    ...(os && os !== 'wasm32' ? { os: [os] } : {}),
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(/musl/.test(base) ? { libc: ['musl'] } : os === 'linux' && /gnu/.test(base) ? { libc: ['glibc'] } : {}),
  };
}

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];
for (const parent of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`))) continue;
    if (!/^\d+\.\d+\.\d+/.test(version)) {
      console.warn(`skipped ${name}@${version}: not an exact version`);
      continue;
    }
    lock.packages[`node_modules/${name}`] = entryOf(name, version, parent.dev);
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`added ${added.length}${added.length > 0 ? `: ${added.join(', ')}` : ''}`);
