import { writeFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import encodeQR from 'qr';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 10;
const HEADER = `YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`;

/** Films a QR code of any text, straight and in good light, without a browser. Writes a .y4m file. */
export function filmFlat(text: string, file: string): void {
  const modules = encodeQR(text, 'raw', { border: 4 });
  const scale = Math.floor(HEIGHT / modules.length);
  const [left, top] = [WIDTH, HEIGHT].map((side) => Math.floor((side - scale * modules.length) / 2));
  const frame = Buffer.alloc(WIDTH * HEIGHT * 1.5, 128);
  frame.fill(220, 0, WIDTH * HEIGHT);
  modules.forEach((row, y) => {
    row.forEach((dark, x) => {
      for (let line = 0; dark && line < scale; line++) {
        const at = (top + y * scale + line) * WIDTH + left + x * scale;
        frame.fill(30, at, at + scale);
      }
    });
  });
  const parts = Array.from({ length: FRAMES }, () => [Buffer.from('FRAME\n'), frame]).flat();
  writeFileSync(file, Buffer.concat([Buffer.from(HEADER), ...parts]));
}

/** Films a sheet of paper with a QR code of any text. Writes a .y4m file. */
export async function filmCode(browser: Browser, text: string, file: string): Promise<void> {
  const page = await (await browser.newContext()).newPage();
  const paper = 'width: 420px; padding: 300px 240px; background: white'; // the proportions of our posters
  await page.setContent(`<div class="sheet" style="${paper}">${encodeQR(text, 'svg')}</div>`);
  await filmPoster(page, file);
  await page.context().close();
}

/** Prints a poster (print style sheet, A4) and films the paper: tilted, unevenly lit and noisy. Writes a .y4m file. */
export async function filmPoster(page: Page, file: string): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  const paper = await page.locator('.sheet').screenshot();
  await page.emulateMedia({ media: null });
  const studio = await page.context().newPage(); // the app's own page may show no picture from elsewhere
  const frames = await studio.evaluate(shoot, {
    paper: `data:image/png;base64,${paper.toString('base64')}`,
    width: WIDTH,
    height: HEIGHT,
    frames: FRAMES,
  });
  await studio.close();
  const parts: Buffer[] = [Buffer.from(HEADER)];
  for (const frame of frames) parts.push(Buffer.from('FRAME\n'), Buffer.from(frame, 'base64'));
  writeFileSync(file, Buffer.concat(parts));
}

/** Runs in the page: frames as base64 of planar YUV 4:2:0. */
async function shoot({
  paper,
  width,
  height,
  frames,
}: {
  paper: string;
  width: number;
  height: number;
  frames: number;
}) {
  const image = new Image();
  image.src = paper;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const view = canvas.getContext('2d', { willReadFrequently: true })!;
  const shots: string[] = [];
  for (let f = 0; f < frames; f++) {
    view.setTransform(1, 0, 0, 1, 0, 0);
    view.fillStyle = '#6b5d4d';
    view.fillRect(0, 0, width, height);
    const scale = (1.5 * height) / image.height;
    const angle = 0.06 * Math.sin(f);
    view.setTransform(
      scale * Math.cos(angle),
      scale * Math.sin(angle),
      -scale * Math.sin(angle) + 0.03,
      scale * Math.cos(angle),
      width / 2,
      height / 2,
    );
    view.drawImage(image, -image.width / 2, -image.height / 2);
    const { data } = view.getImageData(0, 0, width, height);
    const yuv = new Uint8Array(width * height * 1.5).fill(128);
    for (let i = 0; i < width * height; i++) {
      const light = 0.75 + (0.25 * (i % width)) / width;
      const noise = ((i * 2654435761 + f * 40503) >>> 24) / 16 - 8;
      const y = 0.299 * data[4 * i]! + 0.587 * data[4 * i + 1]! + 0.114 * data[4 * i + 2]!;
      yuv[i] = Math.max(0, Math.min(255, light * y + noise));
    }
    let text = '';
    for (let i = 0; i < yuv.length; i += 8192) text += String.fromCharCode(...yuv.subarray(i, i + 8192));
    shots.push(btoa(text));
  }
  return shots;
}
