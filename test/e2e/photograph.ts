import type { Page } from '@playwright/test';

/** Pixels as the decoder takes them. */
export interface Picture {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/**
 * Photographs a sheet of paper: held at an angle, so that its far side is smaller, unevenly lit, a little out of focus and
 * with the noise of a cheap camera; the same each time.
 * @param paper PNG
 * @param seed of the angle and the noise
 */
export async function photograph(page: Page, paper: Buffer, seed: number): Promise<Picture> {
  const studio = await page.context().newPage(); // the app's own page may show no picture from elsewhere
  const { base64, width, height } = await studio.evaluate(shoot, {
    paper: `data:image/png;base64,${paper.toString('base64')}`,
    seed,
  });
  await studio.close();
  return { data: new Uint8ClampedArray(Buffer.from(base64, 'base64')), width, height };
}

/** Runs in the page. */
async function shoot({ paper, seed }: { paper: string; seed: number }) {
  const image = new Image();
  image.src = paper;
  await image.decode();
  const [w, h] = [image.width, image.height];
  const source = Object.assign(document.createElement('canvas'), { width: w, height: h });
  const drawn = source.getContext('2d')!;
  drawn.filter = 'blur(0.6px)';
  drawn.drawImage(image, 0, 0);
  const from = drawn.getImageData(0, 0, w, h).data;

  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const [width, height] = [900, 1200];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const angle = 0.25 * (random() - 0.5);
  const [far, aside] = [0.25 + 0.15 * random(), 0.2 * (random() - 0.5)];
  const scale = 0.85 * Math.min(width / w, height / h);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      // From the picture to the paper: away from the middle, turned, and further off above than below.
      const [dx, dy] = [(x - width / 2) / scale, (y - height / 2) / scale];
      const depth = 1 - (far * dy) / h - (aside * dx) / w;
      const u = (dx * Math.cos(angle) + dy * Math.sin(angle)) / depth + w / 2;
      const v = (dy * Math.cos(angle) - dx * Math.sin(angle)) / depth + h / 2;
      const [ui, vi] = [Math.round(u), Math.round(v)];
      const onPaper = ui >= 0 && vi >= 0 && ui < w && vi < h;
      const light = 0.65 + (0.3 * x) / width;
      for (let c = 0; c < 3; c++) {
        const value = onPaper ? from[4 * (vi * w + ui) + c] : [107, 93, 77][c];
        data[4 * (y * width + x) + c] = light * value + 40 * (random() - 0.5);
      }
    }
  let text = '';
  for (let i = 0; i < data.length; i += 8192) text += String.fromCharCode(...data.subarray(i, i + 8192));
  return { base64: btoa(text), width, height };
}
