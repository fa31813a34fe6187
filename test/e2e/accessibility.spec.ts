import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { serveApp } from './app-alone.ts';
import { missedByTab, mouseOnly } from './keyboard.ts';
import { Phone } from './phone.ts';
import { SCREENS } from './screens.ts';

let served: Awaited<ReturnType<typeof serveApp>>;
test.beforeAll(async () => {
  served = await serveApp();
});
test.afterAll(() => served?.stop());

const faultsOf = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
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
    const phone = await Phone.open('phone', served.app, { theme, locale });
    const { page } = phone;
    for (const path of [...SCREENS, `/programs/${served.program.id}`]) {
      await page.goto(served.app + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect.soft(await faultsOf(page), path).toEqual([]);
      expect.soft(await mouseOnly(page), path).toEqual([]);
      expect.soft(await missedByTab(page), path).toEqual([]);
    }
    await phone.close();
  });
