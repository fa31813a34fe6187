/** Reads QR codes in camera frames and picture files, off the main thread. */
import { expose } from 'comlink';
import { prepareZXingModule } from 'zxing-wasm/reader';
import { MOST_PIXELS, PictureError, type PictureProblem, readPictureBytes } from './picture.ts';
import { readQr } from './qr.ts';

/** Long side in pixels of a picture that the browser unpacks for us: more finds no more, and takes longer. */
const LONG_SIDE = 2048;

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
  /** The same reader as of `safetrace scan`; formats that it does not know are unpacked by the browser. */
  async readFile(file: Blob): Promise<string[] | PictureProblem> {
    try {
      return await readPictureBytes(new Uint8Array(await file.arrayBuffer()));
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      return error.problem === 'kind' ? readUnpacked(file) : error.problem;
    }
  },
};

/** WebP, AVIF and whatever else the browser shows. */
async function readUnpacked(file: Blob): Promise<string[] | PictureProblem> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return 'kind';
  try {
    if (picture.width * picture.height > MOST_PIXELS) return 'large';
    const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height));
    const [width, height] = [picture.width, picture.height].map((side) =>
      Math.max(1, Math.round(side * scale)),
    );
    const canvas = new OffscreenCanvas(width, height).getContext('2d')!;
    canvas.drawImage(picture, 0, 0, width, height);
    const texts = await readQr(canvas.getImageData(0, 0, width, height));
    return texts.length > 0 ? texts : 'empty';
  } finally {
    picture.close();
  }
}

export type Scanner = typeof scanner;

expose(scanner);
