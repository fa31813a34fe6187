/** Reads QR codes in camera frames, off the main thread, where the browser has no reader of its own. */
import { expose } from 'comlink';
import { prepareZXingModule } from 'zxing-wasm/reader';
import { readQr } from './qr.ts';

const scanner = {
  /**
   * Loads the decoder.
   * @param wasm address of the decoder on our own server; without it the library would ask a third party
   */
  async prepare(wasm: string): Promise<void> {
    await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
  },
  /** @returns the texts of the readable QR codes in the frame */
  read: (frame: ImageData): Promise<string[]> => readQr(frame),
};

export type Scanner = typeof scanner;

expose(scanner);
