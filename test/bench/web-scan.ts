import { join } from 'node:path';
import { posterLink } from '../../workers/wire/poster.ts';
import { serveApp } from '../e2e/app-alone.ts';
import { filmCode } from '../e2e/film.ts';
import { Phone } from '../e2e/phone.ts';
import { launchChromium } from '../links/chromium.ts';

/** Times of a scan in ms: medians and the longest, over `scans`. */
export interface ScanTimes {
  scans: number;
  /** From the camera's first picture to the place. */
  cameraToDecoded: { median: number; most: number };
  /** From the tap on Home: camera and decoder start in between. */
  tapToDecoded: { median: number; most: number };
}

const SCANS = 11;

/** Scans a filmed poster again and again in Chromium: tilted, unevenly lit and noisy. Precondition: dist/web is built. */
export async function benchWebScan(): Promise<ScanTimes> {
  const served = await serveApp();
  try {
    const film = join(served.state, 'poster.y4m');
    const secret = crypto.getRandomValues(new Uint8Array(16));
    const poster = { secret, type: 0, defaultMinutes: 60, name: 'Café Nord am Platz' };
    const studio = await launchChromium();
    await filmCode(studio, posterLink(served.app, poster), film);
    await studio.close();
    const phone = await Phone.open('phone', served.app, { film });
    const times: { camera: number; tap: number }[] = [];
    for (let scan = 0; scan < SCANS; scan++) times.push(await scanOnce(phone, served.app));
    await phone.close();
    return {
      scans: SCANS,
      cameraToDecoded: spread(times.map(({ camera }) => camera)),
      tapToDecoded: spread(times.map(({ tap }) => tap)),
    };
  } finally {
    await served.stop();
  }
}

async function scanOnce({ page }: Phone, app: string): Promise<{ camera: number; tap: number }> {
  await page.goto(app);
  const door = page.getByRole('link', { name: 'Scan a place' });
  await door.evaluate((link) => link.addEventListener('click', () => performance.mark('tap')));
  await door.click();
  await page.getByTestId('place').waitFor();
  const [tap, camera, found] = await page.evaluate(() =>
    ['tap', 'scan:camera', 'scan:found'].map((mark) => performance.getEntriesByName(mark)[0].startTime),
  );
  return { camera: found - camera, tap: found - tap };
}

function spread(times: readonly number[]): { median: number; most: number } {
  const sorted = [...times].sort((a, b) => a - b).map(Math.round);
  return { median: sorted[sorted.length >> 1], most: sorted.at(-1)! };
}
