import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** Ends the name of a file beside the one that it is a compressed form of. */
export const BROTLI = '.br';

const compress = promisify(brotliCompress);
const COMPRESSED = new Set(['.js', '.css', '.wasm']);

/**
 * Writes a Brotli form beside each script, style and module: an eighth smaller than gzip, but too slow to be made while
 * somebody waits.
 * @param files within `directory`
 */
export async function writeBrotli(directory: string, files: readonly string[]): Promise<void> {
  const each = files
    .filter((file) => COMPRESSED.has(extname(file)))
    .map(async (file) => {
      const bytes = await readFile(join(directory, file));
      const small = await compress(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
      await writeFile(join(directory, file + BROTLI), small);
    });
  await Promise.all(each);
}
