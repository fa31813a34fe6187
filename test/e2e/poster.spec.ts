import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { serveApp } from './app-alone.ts';
import { Phone } from './phone.ts';

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
const WIDE = 'Wartezimmer '.repeat(8).trim();

let served: Awaited<ReturnType<typeof serveApp>>;
test.beforeAll(async () => {
  served = await serveApp();
  const wasm = readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer as ArrayBuffer } });
});
test.afterAll(() => served?.stop());

async function makePoster(page: Page, name: string, room: string, address: string): Promise<string> {
  await page.goto(`${served.app}/poster`);
  await page.getByLabel('Name of the place').fill(name);
  await page.getByLabel('Room').fill(room);
  await page.getByLabel('Address').fill(address);
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
  const phone = await Phone.open('owner', served.app);
  const { page } = phone;
  try {
    const places = new Set<string>();
    for (const [room, address] of [
      ['', ''],
      [WIDE, 'Lange Straße 117, 30159 Hannover '.repeat(2).trim()],
    ] as const)
      for (const name of NAMES) {
        const link = await makePoster(page, name, room, address);
        for (const media of [null, 'print'] as const) {
          await page.emulateMedia({ media });
          const { wrong, place, clipped } = await page.evaluate(overlaps);
          expect.soft(wrong, `over the code of ${name} (${media})`).toEqual([]);
          expect.soft(clipped, `the name ${name} is whole (${media})`).toBe(false);
          if (!room) places.add(`${media} ${place}`);
        }
        const [code] = await readBarcodes(
          new Blob([Uint8Array.from(await page.locator('.sheet').screenshot())]),
        );
        expect(code?.text).toBe(link);
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        expect(pdf.match(/\/Type \/Page\b/g), `pages of ${name}`).toHaveLength(1);
        await page.emulateMedia({ media: null });
      }
    expect(places.size, [...places].join(' | ')).toBe(2);
  } finally {
    await phone.close();
  }
});
