import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { createReportCode, spacedCode } from '../../workers/wire/report-code.ts';
import { type RunningCommand, safetrace, safetraceDone } from '../links/command.ts';
import { freePorts } from '../links/free-port.ts';
import { Phone } from './phone.ts';

/**
 * The app and, without `selfReport`, the authority of a demo deployment whose nodes are away: all of a report but the
 * uploads, which the story of story.spec.ts has.
 */
async function serve(selfReport: boolean) {
  const state = mkdtempSync(join(tmpdir(), 'safetrace-share-'));
  const port = await freePorts();
  const app = `http://localhost:${port}`;
  const authority = `http://127.0.0.1:${port + 2}`;
  const out = join(state, 'deployment');
  const deployment = join(out, 'deployment.json');
  const who = selfReport ? ['--self-report'] : ['--authority', authority];
  await safetraceDone('init', '--demo', '--out', out, '--signal', `ws://127.0.0.1:${port + 1}`, ...who);
  const parts: RunningCommand[] = [];
  const start = async (ready: RegExp, ...words: string[]) => {
    const part = safetrace(...words, '--deployment', deployment);
    parts.push(part);
    await part.line(ready);
  };
  await start(/serves the app/, 'web', '--port', String(port), '--dist', 'dist/web');
  if (!selfReport) {
    await start(/introduces peers/, 'signal', '--port', String(port + 1));
    const own = ['--state', join(out, 'authority'), '--port', String(port + 2)];
    await start(/issues codes/, 'authority', ...own, '--app', app, '--loopback');
  }
  return {
    app,
    authority,
    token: () => readFileSync(join(out, 'authority', 'operator.token'), 'utf8').trim(),
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
      rmSync(state, { recursive: true });
    },
  };
}

/** Puts three visits of the last minute into the page's database. */
const keepVisits = (page: Page) =>
  page.evaluate(
    async (visits) => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('safetrace');
        request.onsuccess = () => resolve(request.result);
      });
      const change = db.transaction('visits', 'readwrite');
      for (const visit of visits) change.objectStore('visits').put(visit);
      await new Promise((resolve) => {
        change.oncomplete = resolve;
      });
      db.close();
    },
    ['Bar West', 'Kino Ost', 'Café Nord'].map((name, i) => ({
      id: name,
      place: { secret: new Uint8Array(16).fill(i), name, defaultMinutes: 1 },
      from: Math.floor(Date.now() / 1000) - 60 + 15 * i,
      to: Math.floor(Date.now() / 1000) - 50 + 15 * i,
      until: Math.floor(Date.now() / 1000),
    })),
  );

/** What the page's database holds as the report. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('safetrace');
      request.onsuccess = () => resolve(request.result);
    });
    return new Promise<{
      withheld: string[];
      withheldDays: { from: number; to: number }[];
      onset: number | null;
    }>((resolve) => {
      const get = db.transaction('facts').objectStore('facts').get('report');
      get.onsuccess = () => resolve(get.result);
    });
  });

test('a report by typing, by link and by picture of its QR code; a visit and a day left out', async () => {
  const served = await serve(false);
  const phone = await Phone.open('ill', served.app);
  try {
    const { app, authority, token } = served;
    /** Another phone, or the desk of a health worker: a context of the same browser. */
    const open = async (address: string) => {
      const context = await phone.browser.newContext({ viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      page.on('pageerror', (error) => phone.errors.push(error.message));
      await page.goto(address);
      return page;
    };
    const desk = await open(authority);
    /** As a health worker asks for a code. */
    const issue = async (kind: string) => {
      await desk.goto(authority);
      await desk.getByLabel('Operator token').fill(token());
      await desk.getByLabel(kind).check();
      await desk.getByRole('button', { name: 'Issue a code' }).click();
      return (await desk.locator('#code').textContent())!;
    };

    // Typed from paper: what is wrong with it is said before anybody is asked.
    const printed = await issue('On paper');
    const { page } = phone;
    const asked: string[] = [];
    page.on('request', (request) => request.url().startsWith(authority) && asked.push(request.url()));
    await keepVisits(page);
    await page.goto(`${app}/share`);
    const field = page.getByLabel(/Code from/);
    const check = page.getByRole('button', { name: 'Check the code' });
    const swapped = printed.slice(0, 8) + printed[9] + printed[8] + printed[10];
    const wrong = swapped === printed ? printed.slice(0, 10) + (printed[10] === 'A' ? 'B' : 'A') : swapped;
    for (const [typed, said] of [
      ['', 'Type the code first'],
      ['1234 567', 'this one has 7'],
      ['ABCDE FGHI2', '“I” does not occur'],
      [wrong, 'two changed places'],
    ]) {
      await field.fill(typed);
      await check.click();
      await expect(page.getByRole('alert')).toContainText(said);
      await expect(field).toBeFocused();
      await expect(field).toHaveAccessibleDescription(new RegExp(said));
    }
    const pasted = createReportCode('link', (n) => crypto.getRandomValues(new Uint8Array(n)));
    await field.fill(`${app}/share#${pasted}`);
    await expect(field).toHaveValue(spacedCode({ kind: 'link', code: pasted }));
    await expect(page.getByText('The code is filled in.')).toBeVisible();
    expect(asked).toEqual([]);
    await field.fill(printed.toLowerCase());
    await check.click();

    // The consent: a visit left out, then the whole day, then the day again and one visit of it.
    await expect(page.getByTestId('nodes-see')).toContainText('local operator 3');
    expect(new Set(asked)).toEqual(new Set([`${authority}/claims`]));
    const day = page.getByLabel(/the whole day/).first();
    await day.uncheck();
    await expect(page.getByLabel('Café Nord')).toBeDisabled();
    await day.check();
    await page.getByLabel('Kino Ost').uncheck();
    await page.getByRole('button', { name: 'Warn others' }).click();
    await expect(page.getByTestId('report')).toHaveAttribute('data-stage', 'waiting');
    await expect(page.getByTestId('receipt')).toContainText('1 visit');
    await expect(page.getByTestId('receipt')).toContainText('No upload has carried your report yet.');
    expect(await kept(page)).toMatchObject({ withheld: ['Kino Ost'], withheldDays: [] });
    await page.reload();
    await expect(page.getByTestId('receipt')).toContainText('Code confirmed');

    // By link: the code is taken out of the address bar, and nothing is sent before the person says so.
    await issue('By message');
    const link = (await desk.locator('#link').textContent())!;
    const second = await open(link);
    await expect(second.getByText('The code is filled in. Nothing has been sent yet.')).toBeVisible();
    expect(second.url()).toBe(`${app}/share`);
    await second.getByRole('button', { name: 'Check the code' }).click();
    await expect(second.getByText('The code is confirmed.')).toBeVisible();
    await page.goto(link); // on a phone that has a report
    await expect(page.getByText('The code was not used.')).toBeVisible();
    await expect(page.getByTestId('report')).toBeVisible();

    // By a picture of the QR code on the worker's screen.
    await issue('By message');
    const picture = await desk.locator('svg').screenshot();
    const third = await open(`${app}/share`);
    const upload = (buffer: Buffer) =>
      third
        .getByLabel('Read it from a picture')
        .setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer });
    await upload(Buffer.from('no picture'));
    await expect(third.getByRole('alert')).toContainText('No code for a report was found');
    await third.getByRole('button', { name: 'Scan its QR code' }).click();
    await expect(third.getByTestId('said')).toHaveText(/came with your test result/);
    await expect(third.getByRole('heading', { level: 1 })).toHaveText('Scan your result’s code');
    // Another code is refused as none of a result; the title stands in the browser's history and tells neither.
    await expect(third).toHaveTitle('Scan a code · SafeTrace');
    await third.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', 'https://example.org');
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    });
    await expect(third.getByTestId('not-ours')).toContainText('not the code of a test result');
    await third.getByRole('button', { name: 'Type the code' }).click();
    await upload(picture);
    await expect(third.getByText('The code is filled in.')).toBeVisible();
    await third.getByRole('button', { name: 'Check the code' }).click();
    await third
      .getByLabel(/the whole day/)
      .first()
      .uncheck();
    await third.getByRole('button', { name: 'Warn others' }).click();
    await expect(third.getByTestId('receipt')).toContainText('1 whole day');

    // A code that nobody issued is asked about, and refused in words.
    const fourth = await open(
      `${app}/share#${createReportCode('link', (n) => crypto.getRandomValues(new Uint8Array(n)))}`,
    );
    await fourth.getByRole('button', { name: 'Check the code' }).click();
    await expect(fourth.getByRole('alert')).toContainText('does not know this code');
    await expect(fourth.getByLabel(/Code from/)).toBeFocused();
    expect(phone.errors).toEqual([]);
  } finally {
    await phone.close();
    await served.stop();
  }
});

test('where there is no authority a person says since when he is ill, and nothing waits before the day is over', async () => {
  const served = await serve(true);
  const phone = await Phone.open('ill', served.app);
  try {
    const { page } = phone;
    await page.goto(`${served.app}/share`);
    await expect(page.getByRole('heading', { name: 'I am ill' })).toBeVisible();
    await page.getByLabel(/First symptoms/).selectOption({ index: 2 });
    const onset = Number(await page.getByLabel(/First symptoms/).inputValue());
    await page.getByRole('button', { name: 'I am ill' }).click();
    await expect(page.getByTestId('nodes-see')).toContainText('No operator sees that you report');
    await expect(page.getByTestId('nodes-see')).not.toContainText('the code was used');
    await page.getByRole('button', { name: 'Warn others' }).click();
    await expect(page.getByTestId('report')).toHaveAttribute('data-stage', 'waiting');
    expect(await kept(page)).toMatchObject({ onset });
    await page.getByRole('button', { name: 'Stop sharing' }).click();
    await expect(page.getByTestId('report')).toHaveAttribute('data-stage', 'withheld');
    await page.getByRole('button', { name: 'Report anew' }).click();
    await expect(page.getByLabel(/First symptoms/)).toBeVisible();

    await page.goto(`${served.app}/more`);
    await page.getByRole('link', { name: 'What waits' }).click();
    await expect(page.getByTestId('outbox')).toContainText('Nothing waits');
    await expect(page.getByRole('main')).toContainText('A closed app cannot send');
    expect(phone.errors).toEqual([]);
  } finally {
    await phone.close();
    await served.stop();
  }
});
