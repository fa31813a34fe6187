/**
 * `npm run kernels`: compiles assembly/ to WebAssembly and writes it, as base64, into a module that every bundler
 * and Node load alike.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

let wasm;
const { error, stderr } = await main(
  [
    ...['index.ts', '--baseDir', at('assembly'), '--outFile', 'kernels.wasm'],
    ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--initialMemory', '1'],
  ],
  {
    writeFile: (_name, contents) => {
      wasm = contents;
    },
  },
);
if (error) {
  process.stderr.write(stderr.toString());
  throw error;
}
const base64 = Buffer.from(wasm).toString('base64');
writeFileSync(at('wasm.generated.ts'), `/** Made by build.mjs. */\nexport const WASM = '${base64}';\n`);
