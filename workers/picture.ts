import { InputError } from './errors.ts';
import { readQr } from './qr.ts';

/** Bounds of one picture: the largest of phones, and a packed one that would take gigabytes is neither. */
export const MOST_BYTES = 2 ** 26;
export const MOST_PIXELS = 50e6;

/** large: too many bytes or pixels. kind: no format that is read here. empty: nothing in it is a QR code. */
export type PictureProblem = 'large' | 'kind' | 'empty';

/** A picture that no code can be read from. */
export class PictureError extends InputError {
  /** @param message in English, for the command line */
  constructor(
    readonly problem: PictureProblem,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Texts of the QR codes in a PNG or JPEG file. The decoder must have been prepared, as for `readQr`.
 * @throws PictureError when there is none to be had
 */
export async function readPictureBytes(bytes: Uint8Array): Promise<string[]> {
  if (bytes.length > MOST_BYTES)
    throw new PictureError('large', `This picture is larger than ${MOST_BYTES} bytes.`);
  const [width, height] = sizeOf(bytes);
  if (width * height > MOST_PIXELS)
    throw new PictureError('large', `This picture has more than ${MOST_PIXELS / 1e6} million pixels.`);
  const texts = await readQr(bytes).catch(() => []); // what the decoder cannot bear is no picture
  if (texts.length === 0) throw new PictureError('empty', 'No QR code can be read in this picture.');
  return texts;
}

/** Width and height in pixels, before anything is unpacked. */
function sizeOf(bytes: Uint8Array): [number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47) return [view.getUint32(16), view.getUint32(20)];
  const size = jpegSize(view);
  if (!size) throw new PictureError('kind', 'This is no PNG or JPEG picture.');
  return size;
}

/** A JPEG is segments (0xff, marker, length of what follows); the frame header, SOF0 to SOF15, has the size. */
function jpegSize(view: DataView): [number, number] | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= view.byteLength && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2); // 0xff may be repeated before a marker
  }
  return null;
}
