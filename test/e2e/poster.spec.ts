import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { prepareZXingModule } from 'zxing-wasm/reader';
import { readQr } from '../../workers/qr.ts';
import { parsePosterLink } from '../../workers/wire/poster.ts';
import { venueToken } from '../../workers/wire/tokens.ts';
import { safetrace, safetraceDone } from '../links/command.ts';
import { freePorts } from '../links/free-port.ts';
import { serveApp } from './app-alone.ts';
import { forFile } from './for-file.ts';
import { Phone } from './phone.ts';
import { photograph } from './photograph.ts';

/** Names of every kind that the field takes, up to its 100 characters and 100 bytes. */
const NAMES = [
  'Café Nord',
  'Städtische Bibliothek am Alten Rathausplatz',
  'Donaudampfschifffahrtsgesellschaftskapitänsbibliothek am Alten Rathausplatz',
  'W'.repeat(100),
  'ä'.repeat(50),
  '健'.repeat(33),
  '😀'.repeat(25),
];
const LONG = 'Städtische Bibliothek am Alten Rathausplatz, Ausleihe und Lesesaal, Obergeschoss';
const WIDE = 'Wartezimmer '.repeat(8).trim();

const served = forFile(serveApp, (app) => app.stop());
test.beforeAll(() => {
  const wasm = readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer as ArrayBuffer } });
});

async function makePoster(page: Page, name: string, room: string, address: string): Promise<string> {
  await page.goto(`${served().app}/poster`);
  await page.getByLabel('Name of the place').fill(name);
  await page.getByLabel('Rooms').fill(room);
  await page.getByLabel('Address').fill(address);
  await expect(page.getByLabel('Usual stay')).toHaveValue('1'); // as soon as the community is known
  await page.getByRole('button', { name: 'Make the poster' }).click();
  await expect(page.locator('.sheet-name')).toHaveText(name);
  return (await page.getByRole('link', { name: "Open this poster's link" }).getAttribute('href'))!;
}

/** Runs in the page: what lies over the code and its quiet zone, or off the sheet; and where the code stands. */
function overlaps() {
  const sheet = document.querySelector('.sheet')!;
  const paper = sheet.getBoundingClientRect();
  const code = sheet.querySelector('.qr')!.getBoundingClientRect(); // four modules of quiet zone included
  const rects: [string, DOMRect][] = [...sheet.querySelectorAll('.steps svg')].map((icon) => [
    'icon',
    icon.getBoundingClientRect(),
  ]);
  const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const rect of range.getClientRects()) rects.push([walker.currentNode.textContent!, rect]);
  }
  const off = (r: DOMRect) =>
    r.left < paper.left - 1 ||
    r.right > paper.right + 1 ||
    r.top < paper.top - 1 ||
    r.bottom > paper.bottom + 1;
  const over = (r: DOMRect) =>
    r.left < code.right - 1 && r.right > code.left + 1 && r.top < code.bottom - 1 && r.bottom > code.top + 1;
  return {
    wrong: rects.filter(([, r]) => r.width > 0 && (off(r) || over(r))).map(([what]) => what.slice(0, 30)),
    /** Of the code, in hundredths of the sheet's width. */
    place: [code.top - paper.top, code.width].map((length) => Math.round((100 * length) / paper.width)),
    clipped: [...sheet.querySelectorAll('header')].some((e) => e.scrollHeight > e.clientHeight + 1),
  };
}

test('whatever a place is called, its code keeps its place and quiet zone, and the sheet is read', async () => {
  const phone = await Phone.open('owner', served().app);
  const { page } = phone;
  try {
    const places = new Set<string>();
    for (const [room, address] of [
      ['', ''],
      [WIDE, 'Lange Straße 117, 30159 Hannover '.repeat(2).trim()],
    ] as const)
      for (const name of room ? NAMES.slice(1, 4) : NAMES) {
        const link = await makePoster(page, name, room, address);
        for (const media of [null, 'print'] as const) {
          await page.emulateMedia({ media });
          const { wrong, place, clipped } = await page.evaluate(overlaps);
          expect.soft(wrong, `over the code of ${name} (${media})`).toEqual([]);
          expect.soft(clipped, `the name ${name} is whole (${media})`).toBe(false);
          if (!room) places.add(`${media} ${place}`);
        }
        expect(await readQr(await page.locator('.sheet').screenshot())).toEqual([link]);
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        expect(pdf.match(/\/Type \/Page\b/g), `pages of ${name}`).toHaveLength(1);
        await page.emulateMedia({ media: null });
      }
    expect(places.size, [...places].join(' | ')).toBe(2);
  } finally {
    await phone.close();
  }
});

/** Millimetres of each page. */
async function pages(page: Page): Promise<string[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
  return [...boxes].map(([, w, h]) =>
    [w, h].map((points) => Math.round((Number(points) / 72) * 25.4)).join('×'),
  );
}

const link = async (page: Page) =>
  (await page.getByRole('link', { name: /^Open this (poster|notice)'s link$/ }).getAttribute('href'))!;

test('a photographed poster is read, on each paper', async () => {
  const phone = await Phone.open('owner', served().app);
  const { page } = phone;
  try {
    const text = await makePoster(page, 'Café Zürich am Markt', '', '');
    for (const [i, paper] of ['A4', 'A6', 'Badge'].entries()) {
      await page.getByLabel(paper).check();
      await page.emulateMedia({ media: 'print' });
      const symbol = await page.locator('.qr').evaluate((qr) => qr.getBoundingClientRect().width);
      if (paper === 'A4') expect((symbol * 57) / 65 / 96).toBeGreaterThan(12 / 2.54); // inches
      const picture = await page.locator('.sheet').screenshot({ scale: 'css' });
      await page.emulateMedia({ media: null });
      const photo = (await photograph(page, picture, i + 1)) as ImageData;
      expect(await readQr(photo), paper).toEqual([text]);
      expect(await pages(page)).toEqual([{ A4: '210×297', A6: '105×148', Badge: '90×55' }[paper]]);
    }
  } finally {
    await phone.close();
  }
});

test('rooms and tables get a page each; what is wrong with a table is named by its line', async () => {
  const phone = await Phone.open('owner', served().app);
  const { page } = phone;
  try {
    await makePoster(page, LONG, 'Table 12', '');
    for (const [paper, least] of Object.entries({ A4: 12, A6: 7, Badge: 4 })) {
      await page.getByLabel(paper).check();
      await page.emulateMedia({ media: 'print' });
      const room = page.locator('.sheet-room');
      const size = await room.evaluate((e) => (Number.parseFloat(getComputedStyle(e).fontSize) / 96) * 25.4);
      expect(size, `mm of the room on ${paper}`).toBeGreaterThanOrEqual(least);
      const { wrong, clipped } = await page.evaluate(overlaps);
      expect({ paper, wrong, clipped }).toEqual({ paper, wrong: [], clipped: false });
      await page.emulateMedia({ media: null });
    }

    await makePoster(page, 'Town hall', 'Room 1\nRoom 2\nRoom 10', '').catch(() => {});
    await expect(page.locator('.sheet-room')).toHaveText(['Room 1', 'Room 2', 'Room 10']);
    expect(await pages(page)).toHaveLength(3);

    await page.getByRole('link', { name: 'Room 2' }).click();
    await page.getByText('If the poster leaked').click();
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await expect(page.locator('.sheet')).toContainText('This poster was withdrawn');
    await page.goto(`${served().app}/poster`);
    await expect(page.getByRole('link', { name: 'Town hall' })).toContainText(
      '3 posters · 1 of them withdrawn',
    );

    await page.goto(`${served().app}/poster`);
    await page.getByText('Make many from a table').click();
    const choose = (text: string) =>
      page
        .getByLabel('CSV file')
        .setInputFiles({ name: 'p.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await choose('name;minutes\nGym;45\nPool;soon\n');
    await expect(page.getByRole('alert')).toHaveText(/^Line 3: The usual stay is a whole number/);
    await choose('name,room\nTown hall,Room 2\n');
    await expect(page.getByRole('alert')).toHaveText(/^There is a signed poster of this place already/);
    await choose('name,room\n"Gym, old",\n"Gym, old",Cellar\n');
    await expect(page.locator('.sheet')).toHaveCount(2);
    await expect(page.getByText('Cellar').first()).toBeVisible();
  } finally {
    await phone.close();
  }
});

/** Runs in the page before the app: a device that sends links by itself, and a person who closes its list. */
function fakeSending() {
  const sent: unknown[] = [];
  Object.assign(globalThis, { sent });
  const share = async (what: unknown) => {
    sent.push(what);
    throw new DOMException('closed', 'AbortError');
  };
  Object.defineProperty(navigator, 'share', { value: share });
}

test('a leaked poster is replaced and withdrawn: a phone that knows refuses it', async () => {
  const owner = await Phone.open('owner', served().app);
  const guest = await Phone.open('guest', served().app);
  const visit = async (text: string) => {
    await guest.page.goto('about:blank');
    await guest.page.goto(text);
  };
  try {
    const leaked = await makePoster(owner.page, 'Café Nord', '', '');
    await visit(leaked);
    await expect(guest.page.getByTestId('maker')).toContainText(
      'You have not scanned a poster of this maker',
    );

    await owner.page.getByText('If the poster leaked').click();
    const replace = owner.page.getByRole('button', { name: 'Make a new one in its place' });
    await replace.click();
    await expect(owner.page.getByText('Replace this poster?')).toBeFocused();
    await expect(owner.page.locator('.sheet')).not.toContainText('No. 2');
    await replace.click();
    await expect(owner.page.locator('.sheet')).toContainText('No. 2');
    const fresh = await link(owner.page);
    await visit(fresh);
    await guest.page.getByRole('button', { name: 'Check in' }).click();
    // Its browser gives no page notifications.
    await guest.page.getByRole('button', { name: 'Yes, show it' }).click();
    await expect(guest.page.getByRole('alert')).toContainText('does not allow notifications');
    await visit(leaked);
    await expect(guest.page.getByTestId('not-ours')).toContainText('was replaced by a newer one');
    await guest.page.getByRole('button', { name: 'Scan another code' }).click();
    await expect(guest.page.getByRole('heading', { level: 1 })).toHaveText('Scan a place');
    await visit(fresh);
    await expect(guest.page.getByTestId('maker')).toContainText('as on your last visit');

    await owner.page.getByText('If the poster leaked').click();
    await owner.page.getByRole('button', { name: 'Withdraw it' }).click();
    await expect(owner.page.getByText('Withdraw it for good?')).toBeFocused();
    await owner.page.keyboard.press('Escape');
    await expect(owner.page.getByRole('button', { name: 'Withdraw it' })).toBeFocused();
    await owner.page.keyboard.press('Enter');
    await owner.page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await expect(owner.page.locator('.sheet')).toContainText('This poster was withdrawn');
    expect(await readQr(await owner.page.locator('.sheet').screenshot())).toEqual([await link(owner.page)]);
    await owner.page
      .context()
      .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: served().app });
    await owner.page.getByRole('button', { name: 'Copy the link' }).click();
    await expect(owner.page.getByText('The link is copied.')).toBeVisible();
    expect(await owner.page.evaluate(() => navigator.clipboard.readText())).toBe(await link(owner.page));
    await owner.page.addInitScript(fakeSending);
    await owner.page.reload();
    await owner.page.getByRole('button', { name: 'Send the link' }).click();
    expect(await owner.page.evaluate(() => (globalThis as unknown as { sent: unknown[] }).sent)).toEqual([
      { url: await link(owner.page) },
    ]);
    expect(owner.errors).toEqual([]); // who closes the list of what to send with has only changed his mind
    await visit(await link(owner.page));
    await expect(guest.page.getByRole('heading', { level: 1 })).toHaveText('Notice of a poster');
    await guest.page.getByRole('button', { name: 'Keep the notice' }).click();
    await expect(guest.page.getByText('refuses that poster’s code and link from now on')).toBeVisible();
    await visit(fresh);
    await expect(guest.page.getByTestId('not-ours')).toContainText('was withdrawn by its maker');
  } finally {
    await Promise.all([owner.close(), guest.close()]);
  }
});

test('a notice that the site publishes keeps a poster from a phone that has read none', async () => {
  const owner = await Phone.open('owner', served().app);
  const list = join(served().state, 'deployment', 'withdrawn.json');
  const port = await freePorts();
  let web: ReturnType<typeof safetrace> | undefined;
  try {
    const poster = await makePoster(owner.page, 'Café Süd', '', '');
    await owner.page.getByText('If the poster leaked').click();
    await owner.page.getByRole('button', { name: 'Withdraw it' }).click();
    await owner.page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await expect(owner.page.locator('.sheet')).toContainText('This poster was withdrawn');
    await safetraceDone('withdraw', await link(owner.page), '--file', list);

    const deployment = join(served().state, 'deployment', 'deployment.json');
    web = safetrace('web', '--port', String(port), '--dist', 'dist/web', '--deployment', deployment);
    await web.line(/serves the app/);
    const app = `http://localhost:${port}`;
    const stranger = await Phone.open('stranger', 'about:blank');
    await expect(async () => {
      const first = await (await stranger.browser.newContext()).newPage();
      // The list comes only once the person has pressed the button.
      let press = () => {};
      const pressed = new Promise<void>((resolve) => {
        press = resolve;
      });
      await first.route('**/withdrawn.json', async (route) => {
        await pressed;
        await route.continue();
      });
      await first.goto(`${app}/c${new URL(poster).hash}`);
      await first.getByRole('button', { name: 'Check in' }).click();
      press();
      const refusal = first.getByTestId('not-ours');
      await expect(refusal).toContainText('Café Süd was withdrawn by its maker', { timeout: 3000 });
    }).toPass();
    expect(stranger.errors).toEqual([]);
    await stranger.close();
  } finally {
    await Promise.all([owner.close(), web?.stop()]);
    rmSync(list, { force: true });
  }
});

/** Runs in the page before the app: Web NFC, which no desktop browser has. */
function fakeTags() {
  const written: string[] = [];
  Object.assign(globalThis, {
    written,
    NDEFReader: class {
      async write({ records }: { records: { data: string }[] }) {
        written.push(records[0].data);
      }
    },
  });
}

test('a tablet shows a code that changes and keeps the secret; a tag gets the link; guests are checked in there', async () => {
  const phone = await Phone.open('owner', served().app);
  const { page } = phone;
  try {
    await page.addInitScript(fakeTags);
    await page.clock.install();
    const printed = await makePoster(page, 'Café Nord', 'Bar', '');
    await page.getByRole('button', { name: 'Write to an NFC tag' }).click();
    await expect(page.getByText('The tag carries the link now.')).toBeVisible();
    expect(await page.evaluate(() => (globalThis as unknown as { written: string[] }).written)).toEqual([
      printed,
    ]);

    await page.getByRole('link', { name: 'Show on a tablet' }).click();
    await expect(page.getByTestId('changes')).toBeVisible();
    const shown = async () => parsePosterLink((await readQr(await page.locator('.board').screenshot()))[0]);
    const before = await shown();
    const changes = await page.getByTestId('changes').textContent();
    await page.clock.fastForward(31_000);
    await expect(page.getByTestId('changes')).not.toHaveText(changes!);
    const after = await shown();
    expect(after.blocks!.from).toBeGreaterThan(before.blocks!.from); // blocks of the demonstration last 20 s
    const { secret } = parsePosterLink(printed);
    const { from, seconds, tokens } = after.blocks!;
    expect(tokens[0]).toEqual(venueToken(secret, from / seconds));
    await page.getByLabel('Same code as on paper').check();
    await expect(page.getByTestId('changes')).toHaveCount(0);
    expect((await shown()).secret).toEqual(secret);

    await page.goto(`${served().app}/guests`);
    for (const label of ['Erna', 'Table 4']) {
      await page.getByLabel('What you call them').fill(label);
      await page.getByRole('button', { name: 'Add a guest' }).click();
      await expect(page.getByRole('link', { name: label })).toBeVisible();
    }
    await page.getByRole('button', { name: 'Check in all 2 guests' }).click();
    await expect(page.getByRole('link', { name: 'Erna' })).toContainText('At Café Nord, Bar since');
    await page.getByRole('button', { name: 'Check out: Erna' }).click();
    await page.getByRole('link', { name: 'Erna' }).click();
    await expect(page.getByTestId('guest-answer')).toHaveText('Nothing of this guest is checked yet.');
    await expect(page.getByRole('main')).toContainText('Café Nord');
    await page.getByRole('button', { name: 'Delete this guest' }).click();
    await expect(page.getByText('Delete this guest for good?')).toBeFocused();
    await page.getByRole('button', { name: 'Delete this guest' }).click();
    await expect(page.getByRole('link', { name: 'Table 4' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Erna' })).toHaveCount(0);
  } finally {
    await phone.close();
  }
});
