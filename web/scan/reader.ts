/** Reads QR codes from a video: the browser's own detector, else the decoder in a worker. */
import { cropOf } from './crop.ts';
import { openDecoder } from './decoder.ts';

export interface Reader {
  /** The texts of the QR codes in the middle of the present picture. @param zoom 1 for all of it */
  read(video: HTMLVideoElement, zoom: number): Promise<string[]>;
  close(): void;
}

/** The part of the Shape Detection API that is used; not every browser has it, so no library types it. */
interface BarcodeDetectorClass {
  new (options: { formats: string[] }): { detect(source: ImageData): Promise<{ rawValue: string }[]> };
  getSupportedFormats(): Promise<string[]>;
}

/** Takes pictures of the middle of a video. */
const photographer = (): ((video: HTMLVideoElement, zoom: number) => ImageData | null) => {
  const canvas = document.createElement('canvas');
  const picture = canvas.getContext('2d', { willReadFrequently: true })!;
  return (video, zoom) => {
    const { x, y, width, height, toWidth, toHeight } = cropOf(video.videoWidth, video.videoHeight, zoom);
    if (toWidth === 0 || toHeight === 0) return null;
    canvas.width = toWidth;
    canvas.height = toHeight;
    picture.drawImage(video, x, y, width, height, 0, 0, toWidth, toHeight);
    return picture.getImageData(0, 0, toWidth, toHeight);
  };
};

/** What reads one picture. */
const openNative = async () => {
  const Detector = (globalThis as { BarcodeDetector?: BarcodeDetectorClass }).BarcodeDetector;
  if (!Detector || !(await Detector.getSupportedFormats()).includes('qr_code')) return null;
  const detector = new Detector({ formats: ['qr_code'] });
  return {
    read: async (frame: ImageData) => (await detector.detect(frame)).map(({ rawValue }) => rawValue),
    close: () => {},
  };
};

const openOwn = async () => {
  const { scanner, close } = await openDecoder();
  return { read: (frame: ImageData) => scanner.read(frame), close };
};

/** Makes the reader. @throws when the decoder is needed and cannot be fetched */
export const openReader = async (): Promise<Reader> => {
  const { read, close } = (await openNative()) ?? (await openOwn());
  const photograph = photographer();
  return {
    async read(video, zoom) {
      const frame = photograph(video, zoom);
      return frame ? read(frame) : [];
    },
    close,
  };
};
