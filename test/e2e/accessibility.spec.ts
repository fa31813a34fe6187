import { expect, type Page, test } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';
import { serveApp } from './app-alone.ts';
import { forFile } from './for-file.ts';
import { missedByTab, mouseOnly } from './keyboard.ts';
import { Phone } from './phone.ts';
import { SCREENS } from './screens.ts';

const served = forFile(serveApp, (app) => app.stop());

/** Goes to a screen as a link of the app does. */
const openWithin = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((to) => {
    if (to === location.pathname) return;
    for (const heading of document.querySelectorAll('main h1')) heading.id = 'before';
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await expect(page.locator('main h1:not(#before)')).toBeVisible();
};

/** Precondition: axe was put into the page. */
const faultsOf = async (page: Page): Promise<string[]> => {
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target} ${any[0]?.message ?? ''}`),
  );
};

// Each theme and each direction once: what axe finds in one of both it finds whatever the other is.
for (const [theme, locale] of [
  ['light', 'en-GB'],
  ['dark', 'ar-EG'],
] as const)
  test(`no screen has a fault that axe finds, and the keyboard reaches all: ${theme}, ${locale}`, async () => {
    const phone = await Phone.open('phone', served().app, { theme, locale });
    const { page } = phone;
    await page.evaluate(axe.source);
    for (const path of [...SCREENS, `/programs/${served().program.id}`]) {
      await openWithin(page, path);
      expect.soft(await faultsOf(page), path).toEqual([]);
      if (theme === 'dark') continue;
      expect.soft(await mouseOnly(page), path).toEqual([]);
      expect.soft(await missedByTab(page), path).toEqual([]);
    }
    await phone.close();
  });
