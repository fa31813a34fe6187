import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import * as modules from 'node:module'; // the banner of the bundled command line has `createRequire` already
import { prepareZXingModule } from 'zxing-wasm/reader';
import { InputError } from '../../workers/errors.ts';
import { readQr } from '../../workers/qr.ts';

/** Bounds of one picture: the largest of phones, and a packed one that would take gigabytes is neither. */
const MOST_BYTES = 2 ** 26;
const MOST_PIXELS = 50e6;

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
  const bytes = readBounded(path);
  const [width, height] = sizeOf(bytes);
  if (width * height > MOST_PIXELS)
    throw new InputError(`This picture has more than ${MOST_PIXELS / 1e6} million pixels.`);
  const texts = await readQr(bytes).catch(() => []); // what the decoder cannot bear is no picture
  if (texts.length === 0) throw new InputError('No QR code can be read in this picture.');
  return texts;
}

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

/** Width and height in pixels, before anything is unpacked. */
function sizeOf(bytes: Uint8Array): [number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47) return [view.getUint32(16), view.getUint32(20)];
  const size = jpegSize(view);
  if (!size) throw new InputError('This is no PNG or JPEG picture.');
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
