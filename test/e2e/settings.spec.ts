import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { serveApp } from './app-alone.ts';
import { forFile } from './for-file.ts';
import { Phone } from './phone.ts';

const served = forFile(serveApp, (app) => app.stop());

/** Keeps what a page must not do: requests to other origins, and what its policy had to stop. */
async function watch(context: BrowserContext, allowed: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const look = (url: string) => {
    const { protocol, origin } = new URL(url);
    if (!['blob:', 'data:'].includes(protocol) && !allowed.includes(origin)) found.push(`asked ${url}`);
  };
  context.on('request', (request) => look(request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => look(socket.url())));
  context.on('console', (message) => {
    if (/Content.Security.Policy|Trusted ?(Type|Script|HTML)|Permissions-Policy/i.test(message.text()))
      found.push(message.text());
  });
  await context.exposeFunction('stopped', (what: string) => found.push(what));
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) =>
      (window as unknown as { stopped(what: string): void }).stopped(
        `${event.violatedDirective} stopped ${event.blockedURI} ${event.sample}`,
      ),
    ),
  );
  return found;
}

/** Follows every link within the app and waits for each screen's heading. @returns the paths */
async function walk(page: Page, app: string): Promise<string[]> {
  const [seen, next] = [new Set<string>(), ['/', '/c', '/risk']];
  for (let path = next.pop(); path !== undefined; path = next.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    await page.goto(app + path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    const links = await page.getByRole('link').evaluateAll((all) =>
      all
        .map((link) => new URL((link as HTMLAnchorElement).href))
        .filter(({ origin, hash }) => origin === location.origin && hash === '')
        .map(({ pathname }) => pathname),
    );
    next.push(...links);
  }
  return [...seen];
}

test('no screen asks another origin, makes a script out of a text, or needs what the policy stops', async () => {
  const phone = await Phone.open('phone', 'about:blank');
  try {
    const context = await phone.browser.newContext();
    const found = await watch(context, served().origins);
    const page = await context.newPage();
    await page.goto(served().app);
    await expect(page.getByText('Nothing to check yet.')).toBeVisible(); // it has joined: More names the counts
    const paths = await walk(page, served().app);
    expect(paths).toEqual(
      expect.arrayContaining(['/scan', '/more/operators', '/more/backup', '/more/delete', '/programs']),
    );
    expect(found).toEqual([]);

    // The policy stands, also where a host sends no headers; what it stops is seen here.
    const response = await page.goto(served().app);
    const header = response!.headers()['content-security-policy'];
    expect(header).toContain("default-src 'none'");
    expect(header).not.toMatch(/'unsafe-inline'|'unsafe-eval'|\*|https:(?!\/\/)/);
    const inPage = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(inPage).toContain("require-trusted-types-for 'script'");
    const tried = await page.evaluate(() => {
      const said: string[] = [];
      for (const attempt of [
        () => document.body.insertAdjacentHTML('beforeend', '<p>text</p>'),
        () => new Worker('https://example.org/worker.js'),
        () => setTimeout('1'),
        () => (document.createElement('script').src = 'https://example.org/script.js'),
      ])
        try {
          attempt();
          said.push('allowed');
        } catch (error) {
          said.push((error as Error).name);
        }
      return said;
    });
    expect(tried).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
    await page.evaluate(() => fetch('https://example.org/').catch(() => {}));
    await expect.poll(() => found.join()).toContain('connect-src');
  } finally {
    await phone.close();
  }
});

const visit = (id: string, name: string) => ({
  id,
  place: { secret: Array(16).fill(7), name, defaultMinutes: 1 },
  from: Math.floor(Date.now() / 1000) - 100,
});

/** Puts a visit into the page's database. */
async function keepVisit(page: Page, { id, place, from }: ReturnType<typeof visit>): Promise<void> {
  // Opened before the app has made it, it would be empty.
  const isMade = () =>
    page.evaluate(async () => (await indexedDB.databases()).some(({ version }) => version! > 1));
  await expect.poll(isMade).toBe(true);
  await page.evaluate(
    async ({ id, place, from }) => {
      const request = indexedDB.open('safetrace');
      await new Promise((resolve) => {
        request.onsuccess = resolve;
      });
      const change = request.result.transaction('visits', 'readwrite');
      const secret = new Uint8Array(place.secret);
      change
        .objectStore('visits')
        .put({ id, place: { ...place, secret }, from, to: from + 50, until: from + 60 });
      await new Promise((resolve) => {
        change.oncomplete = resolve;
      });
      request.result.close();
    },
    { id, place, from },
  );
}

/** The page's account, as far as it shows: what lies in the database for it. */
const moved = (page: Page) => page.getByRole('link', { name: 'Your account went on to another phone' });

test('a diary goes to a new phone in a file; the old one stops, and forgets everything', async () => {
  const [old, next] = await Promise.all([Phone.open('old', served().app), Phone.open('next', served().app)]);
  try {
    const { page } = old;
    await keepVisit(page, visit('a', 'Café Nord'));
    await page.goto(`${served().app}/more/data`);
    const [readable] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a readable file' }).click(),
    ]);
    const text = readFileSync(await readable.path(), 'utf8');
    expect(JSON.parse(text).visits[0].place.name).toBe('Café Nord');

    // Another window of the old phone begins anew with it.
    const second = await page.context().newPage();
    await second.goto(`${served().app}/diary`);
    await page.goto(`${served().app}/more/backup`);
    await page.getByLabel('A new phone.').check();
    await page.getByLabel('Password', { exact: true }).first().fill('four words that rest');
    await page.getByLabel('Password, once more').fill('four words');
    await page.getByRole('button', { name: 'Make the file' }).click();
    await expect(page.getByRole('alert')).toHaveText('The two passwords differ.');
    await page.getByLabel('Password, once more').fill('four words that rest');
    await page.getByRole('button', { name: 'Make the file' }).click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    // Left without the file: the window begins anew, and this phone can be used after all.
    // The key of a password takes its time, beside other work much of it.
    await expect(page.getByRole('button', { name: 'Save the file' })).toBeVisible({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Home' }).click();
    await moved(page).click();
    await page.getByRole('button', { name: 'Use this phone after all' }).click();
    await page.getByLabel('A new phone.').check();
    await page.getByLabel('Password', { exact: true }).first().fill('four words that rest');
    await page.getByLabel('Password, once more').fill('four words that rest');
    await page.getByRole('button', { name: 'Make the file' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the file' }).click(),
    ]);
    const file = {
      name: 'a.backup',
      mimeType: 'application/octet-stream',
      buffer: readFileSync(await download.path()),
    };
    expect(file.buffer.includes('Café Nord')).toBe(false);
    await second.goto(served().app);
    await expect(moved(second)).toBeVisible();

    await next.page.goto(`${served().app}/more/backup`);
    await next.page.getByLabel('Choose the file').setInputFiles(file);
    await expect(next.page.getByText('Chosen: ')).toContainText('a.backup');
    const replace = next.page.getByRole('button', { name: 'Replace everything on this phone' });
    await next.page.getByLabel('Password', { exact: true }).last().fill('four words');
    await replace.click();
    await expect(next.page.getByRole('alert')).toContainText('The password is wrong');
    await next.page.getByLabel('Password', { exact: true }).last().fill('four words that rest');
    await replace.click();
    await expect(next.page).toHaveURL(`${served().app}/`);
    await expect(moved(next.page)).toHaveCount(0);
    await next.page.goto(`${served().app}/diary`);
    await expect(next.page.getByRole('link', { name: 'Café Nord' })).toBeVisible();

    await page.evaluate(() => localStorage.setItem('theme', 'dark'));
    await page.getByRole('button', { name: 'I have kept the file' }).click();
    await page.getByRole('link', { name: 'Delete everything here' }).click();
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await expect(page.getByRole('alert')).toHaveText('Tick the box first.');
    await page.getByLabel('I know that this cannot be undone').check();
    await page.getByRole('button', { name: 'Delete everything' }).click();
    for (const window of [page, second]) {
      await expect(window.getByRole('heading', { name: 'Everything is deleted' })).toBeVisible();
      await expect(window.getByTestId('kept')).toHaveText(
        /^(Databases|none|Files of the app|Background programs|Settings|Other files)+$/,
      );
    }
    expect(
      await page.evaluate(async () => [
        ...(await indexedDB.databases()),
        ...(await caches.keys()),
        ...(await navigator.serviceWorker.getRegistrations()),
        ...Object.keys(localStorage),
      ]),
    ).toEqual([]);
    await second.close();
    await page.getByRole('button', { name: 'Start anew' }).click();
    await page.goto(`${served().app}/diary`);
    await expect(page.getByText('No visits yet.')).toBeVisible();
    for (const phone of [old, next]) expect(phone.errors, phone.name).toEqual([]);
  } finally {
    await Promise.all([old.close(), next.close()]);
  }
});

test('what the person chooses is kept: what is recorded, dark before anything is painted, how long', async () => {
  const phone = await Phone.open('phone', served().app);
  try {
    const { page } = phone;
    await page.goto(`${served().app}/more/look`);
    await page.getByLabel('Dark').check();
    await page.getByLabel('None').check();
    await page.goto(`${served().app}/more/consent`);
    const look = () =>
      page.evaluate(() => {
        const { colorScheme, backgroundColor } = getComputedStyle(document.documentElement);
        const quick = getComputedStyle(document.documentElement).getPropertyValue('--quick');
        return { colorScheme, backgroundColor, quick: Number.parseFloat(quick) };
      });
    expect(await look()).toMatchObject({ colorScheme: 'dark', quick: 0 });
    const bars = page.locator('meta[name="theme-color"]');
    expect(await bars.evaluateAll((all) => all.map((meta) => (meta as HTMLMetaElement).content))).toEqual([
      '#14191a',
      '#14191a',
    ]);
    const visits = page.getByRole('region', { name: 'Visits' });
    await visits.getByLabel('Share').uncheck();
    await expect(visits).toContainText('warns nobody');
    await page.goto(served().app);
    await expect(page.getByRole('link', { name: 'Your visits are not shared' })).toBeVisible();
    await page.goto(`${served().app}/more/data`);
    await page.getByLabel('Days, from 1 to 60').fill('61');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('alert')).toHaveText('A whole number from 1 to 60, please.');
    await page.getByLabel('Days, from 1 to 60').fill('30');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.reload();
    await expect(page.getByText('The diary remembers 30 days.')).toBeVisible();
    expect(phone.errors).toEqual([]);
  } finally {
    await phone.close();
  }
});
