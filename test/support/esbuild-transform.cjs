// jest's transformer: TypeScript becomes JavaScript by esbuild, which builds the browser pieces too.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { transformSync, version } = require('esbuild');

const self = readFileSync(__filename);

module.exports = {
  canInstrument: false,
  getCacheKey: (source, file, options) =>
    createHash('sha1')
      .update(self)
      .update(version)
      .update(source)
      .update(file)
      .update(`${options.instrument}${options.supportsStaticESM}`)
      .digest('hex'),
  process(source, sourcefile, options) {
    const format = options.supportsStaticESM ? 'esm' : 'cjs';
    const result = transformSync(source, { loader: 'ts', format, target: 'node20.19', sourcemap: true, sourcefile });
    return { code: result.code, map: result.map };
  },
};
