/** Reads the QR codes of a picture file, in the decoder's worker. The picture never leaves the page. */
import { wrap } from 'comlink';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Scanner } from '../../workers/scan.worker.ts';

/** Long side of the picture that the decoder sees, in pixels. */
const LONG_SIDE = 1600;

/** @returns the texts of the QR codes, none when there are none or the file is no picture */
export const readPicture = async (file: Blob): Promise<string[]> => {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return [];
  const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width, picture.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  );
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const view = canvas.getContext('2d')!;
  view.drawImage(picture, 0, 0, width, height);
  const worker = new Worker(new URL('../../workers/scan.worker.ts', import.meta.url), { type: 'module' });
  try {
    const scanner = wrap<Scanner>(worker);
    await scanner.prepare(new URL(wasm, location.href).href);
    return await scanner.read(view.getImageData(0, 0, width, height));
  } finally {
    worker.terminate();
  }
};
