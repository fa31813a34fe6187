import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { createVenueSecret, posterLink } from '../../workers/wire/poster.ts';
import { CHROMIUM_ARGS } from '../links/chromium.ts';
import { LocalDeployment } from './deployment.ts';
import { filmCode } from './film.ts';
import { forFile } from './for-file.ts';
import { Phone } from './phone.ts';

const deployment = forFile(
  () => LocalDeployment.start(),
  (started) => started.stop(),
);
const opened: Phone[] = [];

test.afterEach(() => Promise.all(opened.splice(0).map((phone) => phone.close())));

async function open(film?: string): Promise<Phone> {
  const phone = await Phone.open('phone', deployment().app, { film });
  opened.push(phone);
  return phone;
}

/** A poster's link as its QR code holds it, of this deployment. */
function linkOf(name: string): string {
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  return posterLink(deployment().app, {
    secret: createVenueSecret(random),
    type: 0,
    defaultMinutes: 1,
    name,
  });
}

test('a code that is not ours gets one kind sentence and changes nothing', async () => {
  const film = join(deployment().state, 'other.y4m');
  const studio = await open();
  await filmCode(studio.browser, 'https://example.org/menu', film);
  const { page } = await open(film);
  await page.getByRole('link', { name: 'Scan a place' }).first().click();
  await expect(page.getByTestId('not-ours')).toContainText('not the code of a place');
  await expect(page.getByTestId('not-ours')).toContainText('Nothing was changed');
  await page.goto(`${deployment().app}/diary`);
  await expect(page.getByRole('main')).toBeVisible();
  expect(await visitsOf(page)).toBe(0);
});

test('after the first visit everything works without a network, and no request leaves the deployment', async () => {
  const { page, errors } = await open();
  const foreign: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && !['localhost', '127.0.0.1'].includes(hostname))
      foreign.push(request.url());
  });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Scan a place' }).first()).toBeVisible();

  await page.goto(linkOf('Kino Ost'));
  await expect(page.getByTestId('place')).toHaveText('Kino Ost');
  expect(page.url()).not.toContain('#');
  await page.getByRole('button', { name: 'Check in' }).click();
  await expect(page.getByText('You are here')).toBeVisible();
  await page.getByRole('button', { name: 'Check out' }).click();
  await page.goto(`${deployment().app}/diary`);
  await expect(page.getByText('Kino Ost')).toBeVisible();
  for (const path of ['/poster', '/share', '/risk', '/more', '/more/limits']) {
    await page.goto(deployment().app + path);
    await expect(page.getByRole('heading').first()).toBeVisible();
  }
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
});

test('a poster can be tried in another browser without a camera: by the link beside it', async () => {
  const [owner, guest] = [await open(), await open()];
  await owner.page.goto(`${deployment().app}/poster`);
  await owner.page.getByLabel('Name of the place').fill('Bar West');
  await expect(owner.page.getByLabel('Usual stay')).not.toHaveValue(''); // as soon as the community is known
  await owner.page.getByRole('button', { name: 'Make the poster' }).click();
  const link = owner.page.getByRole('link', { name: "Open this poster's link" });
  await guest.page.goto((await link.getAttribute('href'))!);
  await expect(guest.page.getByTestId('place')).toHaveText('Bar West');
  // Clicked, it opens a window of its own, and paper does not show it.
  const [opened] = await Promise.all([owner.page.waitForEvent('popup'), link.click()]);
  await expect(opened.getByTestId('place')).toHaveText('Bar West');
  await owner.page.emulateMedia({ media: 'print' });
  await expect(link).toBeHidden();
});

/** The work behind the screens has begun, and what it fetches is there. */
async function settled(page: Page): Promise<void> {
  const begun = () =>
    page.evaluate(async () =>
      (await navigator.locks.query()).held!.some(({ name }) => name === 'safetrace-engine'),
    );
  await expect.poll(begun).toBe(true);
  let before = -1;
  const isStill = async () => {
    const now = await page.evaluate(() => performance.getEntriesByType('resource').length);
    const still = now === before;
    before = now;
    return still;
  };
  await expect.poll(isStill, { intervals: [1000] }).toBe(true);
}

test('the answer screen comes with the first load: no request tells that somebody was warned', async () => {
  const browser = (await open()).browser;
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(deployment().app);
  await settled(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.evaluate(() => {
    history.pushState(null, '', '/risk');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await expect(page.getByRole('heading', { name: 'Your answer' })).toBeVisible();
  expect(asked.filter((url) => /\.(js|css)$/.test(url))).toEqual([]);
});

test('it can be installed', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'safetrace-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.SAFETRACE_CHROMIUM ?? '/usr/bin/chromium',
    args: CHROMIUM_ARGS,
  });
  try {
    const page = await context.newPage();
    await page.goto(deployment().app);
    await page.evaluate(() => navigator.serviceWorker.ready);
    const session = await context.newCDPSession(page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true });
  }
});

/** Visits in the page's database. */
function visitsOf(page: Phone['page']): Promise<number> {
  return page.evaluate(async () => {
    const [{ name }] = await indexedDB.databases();
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name!);
      request.onsuccess = () => resolve(request.result);
    });
    return new Promise<number>((resolve) => {
      const count = db.transaction('visits').objectStore('visits').count();
      count.onsuccess = () => resolve(count.result);
    });
  });
}
