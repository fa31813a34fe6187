import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { epochAt, epochStart } from '../../workers/wire/time.ts';
import { LocalDeployment } from '../e2e/deployment.ts';
import { CHROMIUM_ARGS } from '../links/chromium.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** How many times slower the page's thread is made. */
const THROTTLE = 4;
const PHONES = 3;
/** The upload of a real deployment, 32 rows and two epochs of grace, in "days" that a bench can wait for. */
const PARAMETERS = {
  grid: { slot: 1, epoch: 96, offset: 0 },
  place: { h: 12, venues: 3, meets: 1 },
  run: { collect: 48, grace: 2, window: 14, minAccounts: 2 },
} as const;

/** What sharing a day costs a phone, in milliseconds; medians over the phones unless said otherwise. */
export interface SharingCost {
  phones: number;
  /** From the keys to the outbox, on a page slowed 4 times. */
  share: number;
  /** Of that, until the worker had answered: Chromium does not slow workers. */
  worker: number;
  /** The whole with the worker's time taken 4 times. */
  shareSlowed: number;
  /** Until all nodes had receipted it, network and nodes included. */
  receipts: number;
  /** The longest task or frame of the page's thread meanwhile, of all phones; 0 where none took 50 ms. */
  longestFrame: number;
  /** And from when the work behind the screens is fetched until then. */
  longestFrameBefore: number;
}

interface Marked {
  marks: Record<string, number>;
  /** When the work behind the screens was asked for. */
  engine: number;
  /** Tasks and frames of 50 ms and more. */
  long: { start: number; duration: number }[];
}

/** Runs in the page, before its own scripts. */
function watch(): void {
  const long: Marked['long'] = [];
  Object.assign(globalThis, { long });
  for (const type of ['longtask', 'long-animation-frame'])
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) long.push({ start: startTime, duration });
    }).observe({ type, buffered: true });
}

/** Runs in the page: until the app has made its database, which would lack its stores if it were opened here first. */
async function databaseMade(): Promise<void> {
  while ((await indexedDB.databases()).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Runs in the page: ten visits in the present epoch. */
async function visitTen(from: number): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('safetrace');
    request.onsuccess = () => resolve(request.result);
  });
  const change = db.transaction('visits', 'readwrite');
  for (let i = 0; i < 10; i++) {
    const place = { secret: new Uint8Array(16).fill(i), name: `${i}`, defaultMinutes: 1 };
    const [start, end] = [from + 9 * i, from + 9 * i + 6];
    change.objectStore('visits').put({ id: `${i}`, place, from: start, to: end, until: end });
  }
  await new Promise((resolve) => {
    change.oncomplete = resolve;
  });
  db.close();
}

async function openPhone(browser: Browser, app: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  await page.addInitScript(watch);
  await page.goto(app);
  await page.evaluate(databaseMade);
  await page.evaluate(visitTen, epochStart(PARAMETERS.grid, epochAt(PARAMETERS.grid, Date.now() / 1000)));
  return page;
}

/** Waits until a phone has shared a day, and all nodes have it. */
async function costOf(page: Page): Promise<Marked> {
  const sent = () =>
    performance.getEntriesByName('share:kept').length > 0 &&
    performance.getEntriesByName('share:sent').length > 0;
  await page.waitForFunction(sent, undefined, { timeout: 400_000, polling: 500 });
  return page.evaluate(() => ({
    marks: Object.fromEntries(
      performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime]),
    ),
    engine: performance.getEntriesByType('resource').find(({ name }) => name.includes('/engine-'))!.startTime,
    long: (globalThis as unknown as { long: Marked['long'] }).long,
  }));
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

/**
 * Has phones of a local deployment share a day of ten visits on a slowed page. Takes some five minutes, most of it
 * waiting for days to end. The app is built first when it is absent.
 */
export async function benchSharing(): Promise<SharingCost> {
  if (!existsSync(`${ROOT}dist/web/index.html`))
    execFileSync('npm', ['run', '-s', 'build'], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  const deployment = await LocalDeployment.start(PARAMETERS);
  const executablePath = process.env.SAFETRACE_CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    // One after the other: what slows a page takes processor time, of which the next would be short.
    const costs: Marked[] = [];
    for (let i = 0; i < PHONES; i++) {
      const phone = await openPhone(browser, deployment.app);
      costs.push(await costOf(phone));
      await phone.context().close();
    }
    const between = (from: string, to: string) =>
      Math.round(median(costs.map(({ marks }) => marks[to] - marks[from])));
    const worker = between('share:asked', 'share:sealed');
    const share = between('share:begin', 'share:kept');
    const longest = (from: (of: Marked) => number, to: (of: Marked) => number) => {
      const all = costs.flatMap((cost) =>
        cost.long.filter(({ start, duration }) => start + duration > from(cost) && start < to(cost)),
      );
      return Math.round(Math.max(0, ...all.map(({ duration }) => duration)));
    };
    return {
      phones: PHONES,
      share,
      worker,
      shareSlowed: share + (THROTTLE - 1) * worker,
      receipts: between('share:begin', 'share:sent'),
      longestFrame: longest(
        ({ marks }) => marks['share:begin'],
        ({ marks }) => marks['share:sent'],
      ),
      longestFrameBefore: longest(
        ({ engine }) => engine,
        ({ marks }) => marks['share:begin'],
      ),
    };
  } finally {
    await browser.close();
    await deployment.stop();
  }
}
