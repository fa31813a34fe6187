import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import * as modules from 'node:module'; // the banner of the bundled command line has `createRequire` already
import { prepareZXingModule } from 'zxing-wasm/reader';
import { InputError } from '../../workers/errors.ts';
import { MOST_BYTES, readPictureBytes } from '../../workers/picture.ts';

/** Loads the decoder from this installation. Call it before `readPicture`. @throws Error in a container, without it */
export function prepareDecoder(): void {
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(decoderPath())).buffer } });
}

function decoderPath(): string {
  try {
    return modules.createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  } catch {
    throw new Error(
      'pictures need the package zxing-wasm, which is not installed here; --text works without',
    );
  }
}

/** Texts of the QR codes in a picture. @throws InputError with one sentence when there is none to be had */
export async function readPicture(path: string): Promise<string[]> {
  return readPictureBytes(readBounded(path));
}

/** A file, but not one that is too large for any picture. */
function readBounded(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).size > MOST_BYTES)
      throw new InputError(`This picture is larger than ${MOST_BYTES} bytes.`);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
