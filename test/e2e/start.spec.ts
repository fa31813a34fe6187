import { expect, type Page, test } from '@playwright/test';
import { serveApp } from './app-alone.ts';
import { fillDatabase } from './database.ts';
import { forFile } from './for-file.ts';
import { Phone } from './phone.ts';

const served = forFile(serveApp, (app) => app.stop());
const phone = forFile(
  () => Phone.open('phone', served().app),
  (opened) => opened.close(),
);

const NOT_WORKING = 'The part of the app that shares and checks in private has not started';

/** A phone whose browser keeps no files: all that it opens is asked of the server. */
const opened = async (prepare: (page: Page) => Promise<unknown> = async () => {}): Promise<Page> => {
  const context = await phone().browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await prepare(page);
  await page.goto(served().app);
  return page;
};

for (const file of ['engine', 'share.worker'])
  test(`without the file ${file} the first screen stands and says so, until it comes`, async () => {
    const page = await opened((page) => page.route(`**/assets/${file}-*.js`, (route) => route.abort()));
    await expect(page.getByRole('link', { name: 'Scan a place' })).toBeVisible();
    await expect(page.getByText(NOT_WORKING)).toBeVisible();
    await page.unrouteAll();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(page.getByText('Nothing to check yet.')).toBeVisible(); // it has joined
    await expect(page.getByText(NOT_WORKING)).toBeHidden();
  });

test('the work behind the screens is asked for when the first screen was seen', async () => {
  const page = await opened();
  const moments = () =>
    page.evaluate(() => ({
      seen: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      asked: performance.getEntriesByType('resource').find(({ name }) => name.includes('/assets/engine-'))
        ?.startTime,
    }));
  await expect.poll(async () => (await moments()).asked).toBeGreaterThan(0);
  const { seen, asked } = await moments();
  expect(asked).toBeGreaterThan(seen!);
});

test('files are kept though the engine does not come', async () => {
  const page = await (await phone().browser.newContext()).newPage();
  const asked = page
    .context()
    .waitForEvent('request', (request) => request.url().endsWith('/service.worker.js'));
  await page.route('**/assets/engine-*.js', (route) => route.abort());
  await page.goto(served().app);
  await asked;
});

test('a full device with a visit that has ended shows its first screen', async () => {
  const page = await opened();
  await expect(page.getByText('Nothing to check yet.')).toBeVisible();
  const from = Math.floor(Date.now() / 1000) - 7200;
  const place = { secret: [], name: 'Gym', defaultMinutes: 60 };
  await fillDatabase(page, { visits: [{ id: 'v', place, from, to: null, until: from + 3600 }] });
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.reload();
  await expect(page.getByText('You are not checked in anywhere.')).toBeVisible();
});

test('what only the ill open is fetched by everybody, and a deletion elsewhere empties this window at once', async () => {
  const shared = /\/assets\/Share-[^/]*\.js$/;
  let asked: Promise<unknown> | undefined;
  const page = await opened(async (page) => {
    asked = page.waitForRequest(shared);
    await page.route('**/assets/Gone-*.js', (route) => route.abort());
  });
  await asked;
  const other = await page.context().newPage();
  await other.goto(`${served().app}/icon.svg`);
  await other.evaluate(() => new BroadcastChannel('safetrace-alone').postMessage('gone'));
  await expect(page.locator('#app')).toBeEmpty();
});
