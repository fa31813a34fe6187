import type { Page } from '@playwright/test';
import { launchChromium } from '../links/chromium.ts';

/** How a diary of a year behaves, in ms. */
export interface DiaryTimes {
  /** Entries that were kept. */
  visits: number;
  /** From the address to a month that can be read. */
  open: number;
  /** From a key to the next month with its entries, median of twelve. */
  month: number;
  /** Longest task of the main thread meanwhile; 0 when none reached 50 ms. */
  longest: number;
}

const VISITS = 2000;
const MONTHS = 12;

/** Measures it in a Chromium of its own. @param app the address of the built app */
export async function benchDiary(app: string): Promise<DiaryTimes> {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      serviceWorkers: 'block',
    });
    return await measureDiary(await context.newPage(), app);
  } finally {
    await browser.close();
  }
}

/**
 * Fills a diary with one year of visits and turns its pages.
 * @param page a fresh page of its own context; service workers and the network beyond the app may be blocked
 * @param app its address. The page gets no deployment: who has joined none keeps everything, however old
 */
export async function measureDiary(page: Page, app: string): Promise<DiaryTimes> {
  await page.route('**/deployment.json', (route) => route.abort());
  await page.goto(app);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.evaluate(fill, VISITS);
  const began = performance.now();
  await page.goto(`${app}/diary`);
  await page.getByRole('grid').waitFor();
  const open = performance.now() - began;
  await page.evaluate(watch);
  const turns: number[] = [];
  for (let i = 0; i < MONTHS; i++) turns.push(await page.evaluate(turnBack));
  return {
    visits: VISITS,
    open: Math.round(open),
    month: Math.round(turns.sort((a, b) => a - b)[MONTHS / 2]),
    longest: await page.evaluate(() => (globalThis as unknown as { longest: number }).longest),
  };
}

/** Runs in the page: visits spread evenly over a year. */
async function fill(count: number): Promise<void> {
  const request = indexedDB.open('safetrace');
  const db = await new Promise<IDBDatabase>((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const change = db.transaction('visits', 'readwrite');
  const now = Math.floor(Date.now() / 1000);
  for (let i = 0; i < count; i++) {
    const from = now - Math.floor(((i + 1) * 365 * 86_400) / count);
    const place = { secret: new Uint8Array(16).fill(i % 200), name: `Place ${i % 200}`, defaultMinutes: 60 };
    change.objectStore('visits').put({ id: `v${i}`, place, from, to: from + 3000, until: from + 3600 });
  }
  await new Promise((resolve) => {
    change.oncomplete = resolve;
  });
  db.close();
}

/** Runs in the page: remembers the longest task from now on. */
function watch(): void {
  const page = globalThis as unknown as { longest: number };
  page.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) page.longest = Math.max(page.longest, Math.round(duration));
  }).observe({ type: 'longtask' });
}

/** Runs in the page: Page Up in the calendar, until the screen has been painted. */
async function turnBack(): Promise<number> {
  document.querySelector<HTMLElement>('[role=grid] a[tabindex="0"]')!.focus();
  const began = performance.now();
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp', bubbles: true }));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - began;
}
