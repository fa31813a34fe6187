/** Reads QR codes from a video: the browser's own detector, else the decoder in a worker. */
import { type Remote, wrap } from 'comlink';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Scanner } from '../../workers/scan.worker.ts';

export interface Reader {
  /** The texts of the QR codes in the present picture. */
  read(video: HTMLVideoElement): Promise<string[]>;
  close(): void;
}

/** The part of the Shape Detection API that is used; not every browser has it, so no library types it. */
interface BarcodeDetectorClass {
  new (options: { formats: string[] }): { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };
  getSupportedFormats(): Promise<string[]>;
}

/** Long side of the picture that the decoder sees, in pixels: enough for a poster across a room. */
const LONG_SIDE = 960;

const nativeReader = async (): Promise<Reader | null> => {
  const Detector = (globalThis as { BarcodeDetector?: BarcodeDetectorClass }).BarcodeDetector;
  if (!Detector || !(await Detector.getSupportedFormats()).includes('qr_code')) return null;
  const detector = new Detector({ formats: ['qr_code'] });
  return {
    read: async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue),
    close: () => {},
  };
};

const workerReader = async (): Promise<Reader> => {
  const worker = new Worker(new URL('../../workers/scan.worker.ts', import.meta.url), { type: 'module' });
  const scanner: Remote<Scanner> = wrap<Scanner>(worker);
  await scanner.prepare(new URL(wasm, location.href).href);
  const canvas = document.createElement('canvas');
  const picture = canvas.getContext('2d', { willReadFrequently: true })!;
  return {
    async read(video) {
      const scale = Math.min(1, LONG_SIDE / Math.max(video.videoWidth, video.videoHeight));
      const width = Math.round(video.videoWidth * scale);
      const height = Math.round(video.videoHeight * scale);
      if (width === 0 || height === 0) return [];
      canvas.width = width;
      canvas.height = height;
      picture.drawImage(video, 0, 0, width, height);
      return scanner.read(picture.getImageData(0, 0, width, height));
    },
    close: () => worker.terminate(),
  };
};

export const openReader = async (): Promise<Reader> => (await nativeReader()) ?? (await workerReader());
