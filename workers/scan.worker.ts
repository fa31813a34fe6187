/** Reads QR codes in camera frames, off the main thread, where the browser has no reader of its own. */
import { expose } from 'comlink';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const scanner = {
  /**
   * Loads the decoder.
   * @param wasm address of the decoder on our own server; without it the library would ask a third party
   */
  async prepare(wasm: string): Promise<void> {
    await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
  },
  /** @returns the text of the first readable QR code in the frame, or null */
  async read(frame: ImageData): Promise<string | null> {
    const found = await readBarcodes(frame, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 });
    return found.find((code) => code.isValid)?.text ?? null;
  },
};

export type Scanner = typeof scanner;

expose(scanner);
