// Lets a child process of a test import the sources as they are: `.js` in an import is a `.ts` on disk, made plain by esbuild.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

export async function resolve(specifier, context, next) {
  const found = await next(specifier, context).catch((error) => {
    const url = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (!existsSync(url)) throw error;
    return { url: url.href, format: 'module', shortCircuit: true };
  });
  return found;
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const source = transformSync(readFileSync(fileURLToPath(url), 'utf8'), { loader: 'ts', format: 'esm' }).code;
  return { format: 'module', source, shortCircuit: true };
}
