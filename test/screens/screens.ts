/**
 * `npm run screens -- [DIR]`: pictures of every screen, on a phone and on a desk, light and dark, in English and in
 * Arabic, of a new person and of one with a diary, and one sheet of each kind to look at them together.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { serveApp } from '../e2e/app-alone.ts';
import { fillDatabase } from '../e2e/database.ts';
import { SCREENS } from '../e2e/screens.ts';
import { findChromium } from '../run/chromium.ts';
import { lived } from './lived.ts';

const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
const KINDS = (['phone', 'desk'] as const).flatMap((size) =>
  (
    [
      ['light', 'en-GB', 'empty'],
      ['light', 'en-GB', 'lived'],
      ['dark', 'en-GB', 'lived'],
      ['light', 'ar-EG', 'lived'],
      ['dark', 'ar-EG', 'empty'],
    ] as const
  ).map(([theme, locale, state]) => ({ size, theme, locale, state })),
);
/** Pictures on a sheet, side by side. */
const PER_ROW = { phone: 6, desk: 3 };

const [, , out = 'dist/screens'] = process.argv;
const served = await serveApp();
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
try {
  for (const { size, theme, locale, state } of KINDS) {
    const name = `${size}-${theme}-${locale.slice(0, 2)}-${state}`;
    const directory = join(out, name);
    mkdirSync(directory, { recursive: true });
    const context = await browser.newContext({ viewport: SIZES[size], colorScheme: theme, locale });
    const page = await context.newPage();
    await page.goto(served.app);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    if (state === 'lived') await fillDatabase(page, lived(Math.floor(Date.now() / 1000)));
    const files: string[] = [];
    for (const path of [...SCREENS, `/programs/${served.program.id}`]) {
      files.push(join(directory, `${path.slice(1, 20).replaceAll('/', '-') || 'home'}.png`));
      await picture(page, served.app + path, files.at(-1)!);
    }
    await context.close();
    await sheet(browser, files, PER_ROW[size], join(out, `${name}.png`));
    console.log(`${name}: ${files.length} screens`);
  }
} finally {
  await browser.close();
  await served.stop();
}
process.exit(); // the app's process ended; its pipes would keep this one

async function picture(page: Page, url: string, file: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: file, fullPage: true });
}

/** One picture of many. */
async function sheet(
  browser: Browser,
  files: readonly string[],
  perRow: number,
  file: string,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 300 * perRow, height: 400 } });
  const pictures = files.map(
    (each) => `<img src="data:image/png;base64,${readFileSync(each).toString('base64')}" />`,
  );
  await page.setContent(
    `<style>body{margin:0;display:grid;grid-template-columns:repeat(${perRow},1fr);gap:8px;background:#888}
     img{width:100%}</style>${pictures.join('')}`,
  );
  writeFileSync(file, await page.screenshot({ fullPage: true }));
  await page.close();
}
