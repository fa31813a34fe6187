import { readBarcodes } from 'zxing-wasm/reader';

/** A poster may show the code of an app beside that of the place. */
const MOST_CODES = 4;

/**
 * Texts of the QR codes in a picture, none when there are none or it cannot be decoded. The decoder must have been
 * prepared (`prepareZXingModule`) with our own copy, else it would be fetched from a third party. It turns, inverts and
 * downscales by itself; a second try of ours found nothing more in the photographs of `npm run bench -- scan`.
 * @param picture pixels, or the bytes of a PNG or JPEG file, whose size in pixels is not checked
 */
export async function readQr(picture: ImageData | Uint8Array): Promise<string[]> {
  const found = await readBarcodes(picture, {
    formats: ['QRCode'],
    tryHarder: true,
    textMode: 'Plain',
    maxNumberOfSymbols: MOST_CODES,
  });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
