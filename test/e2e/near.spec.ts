import { type Browser, type CDPSession, expect, type Page, test } from '@playwright/test';
import { payloadOf } from '../../workers/near/advertisement.ts';
import type { Heard } from '../../workers/near/hearing.ts';
import { periodAt } from '../../workers/near/periods.ts';
import { nearRows, type Tag } from '../../workers/phone/near-rows.ts';
import { packDay } from '../../workers/share-order.ts';
import { uploadShape } from '../../workers/wire/shape.ts';
import { tagKeyText } from '../../workers/wire/tag-key.ts';
import { epochAt, slotAt } from '../../workers/wire/time.ts';
import { nearToken, tagIdentifier } from '../../workers/wire/tokens.ts';
import { nearDemo, T0 } from '../unit/near-world.ts';
import { seeded } from '../unit/wire-world.ts';
import { bluetoothBrowser, EmulatedTag, serveDeployment } from './near-app.ts';

const REGION = { south: 52.3, west: 9.6, north: 52.45, east: 9.9, cell: 1000 };
const d = nearDemo({ region: REGION });
const random = seeded('near e2e');
const [tag, own, room] = [random(16), random(16), random(16)];

let served: Awaited<ReturnType<typeof serveDeployment>>;
let browser: Browser;
let radio: CDPSession;
let page: Page;

test.beforeAll(async () => {
  served = await serveDeployment(d);
  ({ browser, radio } = await bluetoothBrowser());
});
test.afterAll(async () => {
  await browser?.close();
  await served?.stop();
});
test.beforeEach(async () => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    permissions: ['geolocation'],
    geolocation: { latitude: 52.3705, longitude: 9.7332, accuracy: 20 },
    timezoneId: 'UTC',
  });
  page = await context.newPage();
  await page.clock.install({ time: T0 * 1000 });
});
test.afterEach(() => page.context().close());

/** Everything in the page's database, in a form that crosses to here: bytes as arrays of numbers. */
const database = () =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('safetrace');
      request.onsuccess = () => resolve(request.result);
    });
    const all = (request: IDBRequest) =>
      new Promise<unknown[]>((resolve) => {
        request.onsuccess = () => resolve(request.result as unknown[]);
      });
    const stores: Record<string, unknown[]> = {};
    for (const name of db.objectStoreNames)
      stores[name] = await all(db.transaction(name).objectStore(name).getAll());
    db.close();
    return JSON.stringify(stores, (_, value) => (value instanceof Uint8Array ? [...value] : value));
  });

const listening = () => page.getByTestId('listening');

test('a tag heard for 20 minutes becomes rows of the upload, one’s own tag does not', async () => {
  await page.goto(`${served.app}/near/tag`);
  await page.getByLabel('Or type the code').fill(tagKeyText(own).slice(14).toLowerCase().replace('a', 'b'));
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await expect(page.getByRole('alert')).toContainText('not the code of a tag');
  await page.getByLabel('Or type the code').fill(tagKeyText(own));
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await page.getByRole('button', { name: 'I carry this tag' }).click();
  await expect(page.getByTestId('tag')).toContainText('This app knows your tag since');
  await expect(page.getByTestId('abilities')).not.toContainText('No:');

  const device = await EmulatedTag.beside(radio, page);
  await page.getByRole('button', { name: 'Listen to one tag' }).click();
  await expect(listening()).toContainText('Listening since 12:00');
  for (let second = 0; second < 20 * 60; second += 30) {
    await device.advertise(payloadOf('tag', tag, periodAt(d, 'tag', T0 + second)), -60);
    await device.advertise(payloadOf('tag', own, periodAt(d, 'tag', T0 + second)), -40);
    if (second === 0)
      await expect(async () => {
        await page.clock.runFor(1000);
        await expect(listening()).toContainText('1 tag,', { timeout: 100 });
      }).toPass();
    await page.clock.runFor(30_000);
  }
  await page.getByRole('button', { name: 'Stop listening' }).click();
  await expect(page.getByTestId('heard')).toContainText('20 minutes near a tag');
  await expect(page.getByTestId('heard')).toContainText('1 entry of heard tags and 1 entry of your own');

  // The record that the app would share, made of what its database holds.
  const stores = JSON.parse(await database()) as { heard: Heard[]; facts: unknown[] };
  const heard = stores.heard.map((each) => ({ ...each, identifier: Uint8Array.from(each.identifier) }));
  const kept = stores.facts.find((fact): fact is Tag[] => Array.isArray(fact) && fact[0]?.secret)!;
  const tags = kept.map((each) => ({ ...each, secret: Uint8Array.from(each.secret) }));
  const epoch = epochAt(d.grid, T0);
  const near = nearRows(d, epoch, tags, heard, T0 + 1260);
  const day = { epoch, places: [], meets: [], near, claim: null, levels: null };
  const { record, sent } = packDay({ deployment: d, day, consent: null }, random);
  const shape = uploadShape(d);
  const rows = sent.map(({ row, mask }) => ({
    mask,
    token: Buffer.from(record.subarray(shape.token(row) / 8, shape.token(row) / 8 + 8)),
  }));
  const tokenOf = (secret: Uint8Array) =>
    Buffer.from(nearToken(tagIdentifier(secret, periodAt(d, 'tag', T0))));
  expect(shape.token(sent[0].row) % 4).toBe(0);
  expect(sent.map(({ mask }) => mask)).toEqual([0b11, 0b11]);
  expect(near.heard.map(({ token }) => Buffer.from(token))).toEqual([tokenOf(tag)]);
  expect(near.self.map(({ token }) => Buffer.from(token))).toEqual([tokenOf(own)]);
  expect(heard.map(({ slots }) => slots)).toEqual([
    [
      [slotAt(d.grid, T0), 15],
      [slotAt(d.grid, T0) + 1, 5],
    ],
  ]);
  expect(rows).toHaveLength(2);
});
