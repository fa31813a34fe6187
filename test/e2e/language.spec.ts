import { expect, test } from '@playwright/test';
import { serveApp } from './app-alone.ts';
import { forFile } from './for-file.ts';
import { Phone } from './phone.ts';

const served = forFile(serveApp, (app) => app.stop());
const phone = forFile(
  () => Phone.open('phone', served().app),
  (opened) => opened.close(),
);

const SCREENS = ['/', '/diary', '/risk', '/share', '/poster', '/more', '/more/operators', '/more/limits'];

test('a chosen language is kept, and there without a network; Arabic mirrors, and nothing leaves a narrow window', async () => {
  const { page, errors } = phone();
  const html = page.locator('html');
  await page.goto(`${served().app}/more`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.getByLabel('Deutsch').check();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mehr');
  await expect(page).toHaveTitle('Mehr · SafeTrace');
  await page.reload();
  await page.context().setOffline(true);
  await page.reload();
  await expect(html).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mehr');

  await page.getByLabel('العربية').check();
  await expect(html).toHaveAttribute('dir', 'rtl');
  // It would be installed in this language, also now: the browser itself reads the manifest that the page links.
  const {
    url,
    data,
    errors: wrong,
  } = await (await page.context().newCDPSession(page)).send('Page.getAppManifest');
  expect([new URL(url).pathname, wrong]).toEqual(['/manifest-ar.webmanifest', []]);
  expect(JSON.parse(data!)).toMatchObject({
    id: '/',
    lang: 'ar',
    dir: 'rtl',
    shortcuts: [{ name: 'مسح رمز مكان' }],
  });
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [...SCREENS, `/programs/${served().program.id}`]) {
    await page.goto(served().app + path);
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toBeVisible();
    await expect(html).toHaveAttribute('lang', 'ar');
    for (const size of [100, 200]) {
      await page.evaluate(
        (size) => document.documentElement.style.setProperty('font-size', `${size}%`),
        size,
      );
      const { wide, end } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        end: document.querySelector('h1')!.getBoundingClientRect().right,
      }));
      expect.soft(wide, `${path} at ${size} %`).toBeLessThanOrEqual(320);
      expect.soft(end, `${path} begins at the right`).toBeGreaterThan(280);
    }
  }
  const arrow = page.locator('.back .icon');
  expect(await arrow.evaluate((icon) => getComputedStyle(icon).scale)).toBe('-1 1');
  expect((await arrow.boundingBox())!.x).toBeGreaterThan(200);
  expect(errors).toEqual([]);
});

test('without a choice the app speaks as the browser does', async () => {
  const page = await phone().browser.newPage({ locale: 'fr-CA', viewport: { width: 390, height: 844 } });
  await page.goto(`${served().app}/more`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plus');
  await expect(page.getByLabel('Français')).toBeChecked();
});
