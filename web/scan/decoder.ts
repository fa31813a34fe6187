/** The QR decoder in its worker. */
import type { Remote } from 'comlink';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { PictureProblem } from '../../workers/picture.ts';
import type { Scanner } from '../../workers/scan.worker.ts';
import { callsOf } from '../app/thread.ts';

export interface Decoder {
  scanner: Remote<Scanner>;
  close(): void;
}

/** Starts the worker and loads the decoder. @throws when either cannot be fetched */
export const openDecoder = async (): Promise<Decoder> => {
  const worker = new Worker(new URL('../../workers/scan.worker.ts', import.meta.url), { type: 'module' });
  const scanner = callsOf<Scanner>(worker);
  const close = () => worker.terminate();
  try {
    await scanner.prepare(new URL(wasm, location.href).href);
    return { scanner, close };
  } catch (error) {
    close();
    throw error;
  }
};

/** Texts of the QR codes in a picture file, or why there are none. Nothing of the file leaves the device. */
export const readFile = async (file: Blob): Promise<string[] | PictureProblem> => {
  const { scanner, close } = await openDecoder();
  try {
    return await scanner.readFile(file);
  } finally {
    close();
  }
};
