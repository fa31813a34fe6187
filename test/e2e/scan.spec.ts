import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import encodeQR from 'qr';
import { posterId, posterLink } from '../../workers/wire/poster.ts';
import { codeLink, createReportCode } from '../../workers/wire/report-code.ts';
import { encodeTyped } from '../../workers/wire/typed-code.ts';
import { serveApp } from './app-alone.ts';
import { filmFlat } from './film.ts';
import { forFile } from './for-file.ts';
import { Phone } from './phone.ts';

const served = forFile(serveApp, (app) => app.stop());
/** One browser for all: its camera films a poster, and each person is a context of it. */
const phone = forFile(
  () => {
    const film = join(served().state, 'film.y4m');
    filmFlat(linkOf('Kino Ost'), film);
    return Phone.open('phone', served().app, { film });
  },
  (opened) => opened.close(),
);

/** Somebody's page, at the app. */
async function open(): Promise<Page> {
  const context = await phone().browser.newContext({ viewport: { width: 390, height: 844 } });
  return context.newPage();
}

const secret = () => crypto.getRandomValues(new Uint8Array(16));
const linkOf = (name: string) =>
  posterLink(served().app, { secret: secret(), type: 0, defaultMinutes: 1, name });

/** A file with a QR code, in a format that the browser unpacks for the decoder. */
const drawn = (text: string) => ({
  name: 'code.gif',
  mimeType: 'image/gif',
  buffer: Buffer.from(encodeQR(text, 'gif', { scale: 6, border: 4 })),
});

/** Runs in the page before its scripts: a camera with light and zoom that is refused at first; what was heard and set. */
function watch() {
  const seen = { tones: 0, allowed: false, set: [] as unknown[] };
  Object.assign(globalThis, { seen });
  const camera = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (wanted) =>
    seen.allowed ? camera(wanted) : Promise.reject(new DOMException('no', 'NotAllowedError'));
  const { prototype } = MediaStreamTrack;
  prototype.getCapabilities = () => ({ torch: true }) as MediaTrackCapabilities;
  prototype.applyConstraints = async (constraints) => {
    seen.set.push(constraints?.advanced?.[0]);
  };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) {
    seen.tones++;
    start.apply(this, when);
  };
}

const seenIn = (page: Page) =>
  page.evaluate(
    () => (globalThis as unknown as { seen: { tones: number; allowed: boolean; set: unknown[] } }).seen,
  );

test('the camera reads the code of a test result for the form that asks for one', async () => {
  const code = createReportCode('link', (n) => crypto.getRandomValues(new Uint8Array(n)));
  const film = join(served().state, 'code.y4m');
  filmFlat(codeLink(served().app, code), film);
  const tested = await Phone.open('tested', served().app, { film });
  const { page, errors } = tested;
  await page.goto(`${served().app}/more`);
  await page.getByRole('link', { name: /tested positive/ }).click();
  await page.getByRole('button', { name: 'Scan its QR code' }).click();
  await expect(page.getByText('The code is filled in. Nothing has been sent yet.')).toBeVisible();
  await expect(page.getByLabel(/Code from/)).toHaveValue(code.replace(/(....)(?=.)/g, '$1 '));
  expect(page.url()).toBe(`${served().app}/share`);
  // Back leads past the scanner, and past the form as it was before.
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('More');
  expect(errors).toEqual([]);
  await tested.close();
});

test('without a camera: a picture, letters and a pasted link; then the camera, with the keyboard alone', async () => {
  const page = await open();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(watch);
  await page.goto(`${served().app}/scan`);
  const main = page.getByRole('main');
  const refusal = page.getByTestId('not-ours');
  const place = page.getByTestId('place');
  const refuse = page.getByRole('button', { name: 'I am not here' });
  await expect(page.getByTestId('said')).toHaveText(/Looking for the QR code/);
  await expect(page.getByRole('alert')).toContainText('does not let this page use the camera');

  const file = page.getByLabel('Choose a picture');
  await file.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await expect(refusal).toContainText('not a picture');
  await file.setInputFiles(drawn('https://example.org/menu'));
  await expect(refusal).toContainText('not the code of a place');
  await file.setInputFiles(drawn(linkOf('Bar West')));
  await expect(place).toHaveText('Bar West');
  await expect(page.getByTestId('said')).toHaveText('Found: Bar West');
  await refuse.click();

  const unknown = secret();
  const letters = encodeTyped(unknown);
  const type = async (text: string) => {
    await main.getByLabel(/Letters on the poster/).fill(text);
    await page.keyboard.press('Enter');
  };
  await main.getByText('Type the code').click();
  await type(posterId({ secret: unknown }));
  await expect(refusal).toContainText('has not been at a place with this short id');
  await type(letters.replace(letters[0], letters[0] === 'Q' ? 'P' : 'Q'));
  await expect(refusal).toContainText('A letter of this code is wrong');
  await type(letters.toLowerCase().replaceAll(' ', ''));
  await expect(place).toHaveText(`Place ${posterId({ secret: unknown })}`);
  await page.getByRole('button', { name: 'Check in' }).click();
  await page.getByRole('button', { name: 'Check out' }).click();
  await page.getByRole('link', { name: 'Scan a place' }).click();
  await main.getByText('Type the code').click();
  await type(posterId({ secret: unknown }).toLowerCase());
  await expect(place).toHaveText(`Place ${posterId({ secret: unknown })}`);
  await refuse.click();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', text);
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, linkOf('Gym'));
  await expect(place).toHaveText('Gym');
  await refuse.click();

  expect((await seenIn(page)).tones).toBe(4);
  await page.evaluate(() => {
    (globalThis as unknown as { seen: { allowed: boolean } }).seen.allowed = true;
  });
  await page.getByRole('button', { name: 'Try again' }).focus();
  await page.keyboard.press('Enter');
  await expect(place).toHaveText('Kino Ost');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  expect((await seenIn(page)).tones).toBe(5);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('light, zoom and sound are the person’s to set', async () => {
  const page = await open();
  await page.addInitScript(watch);
  await page.addInitScript(() => {
    const { seen } = globalThis as unknown as { seen: { allowed: boolean } };
    seen.allowed = true;
    // A wall, until the picture is enlarged: nothing is found before the controls were used.
    const draw = CanvasRenderingContext2D.prototype.drawImage as (...all: unknown[]) => void;
    CanvasRenderingContext2D.prototype.drawImage = function (...all: unknown[]) {
      if (document.querySelector('video')!.style.transform) draw.apply(this, all);
    };
  });
  await page.goto(`${served().app}/scan`);
  const light = page.getByRole('button', { name: 'Light' });
  await light.click();
  await expect(light).toHaveAttribute('aria-pressed', 'true');
  await page.getByLabel('Sound').uncheck();
  expect((await seenIn(page)).set).toEqual([{ torch: true }]);
  await page.getByRole('slider', { name: 'Zoom' }).fill('1');
  await expect(page.getByTestId('place')).toHaveText('Kino Ost');
  expect((await seenIn(page)).tones).toBe(0);
  await page.getByRole('button', { name: 'I am not here' }).click();
  await expect(page.getByLabel('Sound')).not.toBeChecked();
  await page.context().close();
});

/** What the page's database holds of meetings. */
const meetingsOf = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('safetrace');
      request.onsuccess = () => resolve(request.result);
    });
    return new Promise<{ secret: string; from: number; to: number; name: string }[]>((resolve) => {
      const all = db.transaction('meetings').objectStore('meetings').getAll();
      all.onsuccess = () =>
        resolve(
          all.result.map(({ secret, from, to, name }) => ({ secret: [...secret].join(), from, to, name })),
        );
    });
  });

test('one shows, the other scans: both keep the same meeting, and no code is shown twice', async () => {
  const [ada, ben] = [await open(), await open()];
  const errors: string[] = [];
  for (const page of [ada, ben]) page.on('pageerror', (error) => errors.push(error.message));
  await ben.addInitScript(watch); // his camera is refused, so that it finds no poster
  for (const page of [ada, ben]) {
    await page.goto(served().app);
    await expect(page.getByText('Nothing to check yet.')).toBeVisible(); // it has joined: both know the usual length
  }
  await ada.getByRole('link', { name: 'I meet somebody' }).click();
  await ada.getByRole('link', { name: 'Show my code' }).click();
  const code = ada.getByRole('img', { name: 'QR code of this meeting' });
  const shown = { name: 'code.png', mimeType: 'image/png', buffer: await code.screenshot() };
  await ben.goto(`${served().app}/scan`);
  await ben.getByLabel('Choose a picture').setInputFiles(shown);
  await expect(ben.getByTestId('meet')).toContainText('Did you meet somebody?');
  expect(await meetingsOf(ben)).toEqual([]);
  await ben.getByRole('button', { name: 'Keep this meeting' }).click();
  await ben.getByLabel('With whom').fill('Ada');
  await ben.getByRole('button', { name: 'Save' }).click();
  await expect(ben.getByRole('heading', { level: 1 })).toHaveText('Meeting with Ada');
  await ada.getByRole('button', { name: 'Somebody scanned it' }).click();
  await expect(ada.getByTestId('standing')).toBeVisible();
  const [[hers], [his]] = await Promise.all([meetingsOf(ada), meetingsOf(ben)]);
  expect(his).toEqual({ ...hers, name: 'Ada' });
  for (const page of [ada, ben]) expect(page.url()).not.toContain('#');
  await ben.goto(`${served().app}/diary`);
  await expect(ben.getByRole('link', { name: /^Meeting with Ada/ })).toHaveAttribute(
    'href',
    /^\/meet\/meet-/,
  );

  // Two minutes later there is no code, and the next is another one.
  await ada.goto(`${served().app}/meet/show`);
  const second = await code.innerHTML();
  await ada.clock.setFixedTime(Date.now() + 121_000);
  await expect(code).toBeHidden();
  await expect(ada.getByRole('button', { name: 'Somebody scanned it' })).toBeVisible();
  await ada.getByRole('button', { name: 'Show a new code' }).click();
  await expect(code).toBeVisible();
  expect(await code.innerHTML()).not.toBe(second);
  expect(await meetingsOf(ada)).toHaveLength(1);

  // What was shown long ago is refused.
  await ben.goto(`${served().app}/scan`);
  await ben.clock.setFixedTime(Date.now() + 700_000);
  await ben.getByLabel('Choose a picture').setInputFiles(shown);
  await expect(ben.getByTestId('not-ours')).toContainText('no longer valid');
  expect(errors).toEqual([]);
});
