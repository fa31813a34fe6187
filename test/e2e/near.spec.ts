import { type CDPSession, expect, type Page, test } from '@playwright/test';
import type { StoredTag } from '../../web/store/schema.ts';
import { payloadOf } from '../../workers/near/advertisement.ts';
import type { Heard } from '../../workers/near/hearing.ts';
import { periodAt } from '../../workers/near/periods.ts';
import { packDay } from '../../workers/share-order.ts';
import { getBit } from '../../workers/wire/bits.ts';
import { uploadShape } from '../../workers/wire/shape.ts';
import { tagKeyText } from '../../workers/wire/tag-key.ts';
import { epochAt, slotAt } from '../../workers/wire/time.ts';
import { nearToken, tagIdentifier } from '../../workers/wire/tokens.ts';
import { nearDemo, T0 } from '../unit/near-world.ts';
import { seeded } from '../unit/wire-world.ts';
import { forFile } from './for-file.ts';
import { bluetoothBrowser, EmulatedTag, freshRadio, serveDeployment } from './near-app.ts';

const REGION = { south: 52.3, west: 9.6, north: 52.45, east: 9.9, cell: 1000 };
const d = nearDemo({ region: REGION });
const random = seeded('near e2e');
const [tag, own, room] = [random(16), random(16), random(16)];

const served = forFile(
  () => serveDeployment(d),
  (app) => app.stop(),
);
const browser = forFile(bluetoothBrowser, (opened) => opened.close());
let radio: CDPSession;
let page: Page;

test.beforeEach(async () => {
  radio = await freshRadio(browser());
  const context = await browser().newContext({
    viewport: { width: 390, height: 844 },
    permissions: ['geolocation'],
    geolocation: { latitude: 52.3705, longitude: 9.7332, accuracy: 20 },
    timezoneId: 'UTC',
  });
  page = await context.newPage();
  await page.clock.install({ time: T0 * 1000 });
  await countAdvertisements();
});
test.afterEach(async () => {
  await page?.context().close();
  await radio?.detach();
});

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

/** Counts the advertisements that reach the page, so that its clock does not move on before. */
const countAdvertisements = () =>
  page.addInitScript(() => {
    const heard = { count: 0 };
    Object.assign(globalThis, { heard });
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      if (type === 'advertisementreceived') add.call(this, type, () => heard.count++, options);
      return add.call(this, type, listener, options);
    };
  });
const received = () =>
  page.evaluate(() => (globalThis as unknown as { heard: { count: number } }).heard.count);

const listening = () => page.getByTestId('listening');

test('a tag heard for 20 minutes becomes rows of the upload, one’s own tag does not', async () => {
  await page.goto(`${served().app}/near/tag`);
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
  for (let second = 0; second < 20 * 60; second += 60) {
    await device.advertise(payloadOf('tag', tag, periodAt(d, 'tag', T0 + second)), -60);
    await device.advertise(payloadOf('tag', own, periodAt(d, 'tag', T0 + second)), -40);
    await expect.poll(received, { intervals: [10] }).toBe((second / 60 + 1) * 2);
    await page.clock.fastForward(60_000);
  }
  await expect(listening()).toContainText('1 tag,');
  await page.getByRole('button', { name: 'Stop listening' }).click();
  await expect(page.getByTestId('heard')).toContainText('20 minutes near a tag');
  await expect(page.getByTestId('heard')).toContainText('1 entry of heard tags and 1 entry of your own');

  // The record that the app would share, made of what its database holds.
  const stores = JSON.parse(await database()) as { heard: Heard[]; facts: unknown[] };
  const heard = stores.heard.map((each) => ({ ...each, identifier: Uint8Array.from(each.identifier) }));
  const kept = stores.facts.find((fact): fact is StoredTag[] => Array.isArray(fact) && fact[0]?.secret)!;
  // The key itself is sealed.
  expect(kept.map(({ secret }) => Object.keys(secret).sort())).toEqual([['box', 'nonce']]);
  const tags = kept.map((each) => ({ ...each, secret: own }));
  const epoch = epochAt(d.grid, T0);
  const near = { tags, heard, pauses: [], now: T0 + 1260 };
  const day = { epoch, stays: [], meets: [], near, claim: null, levels: null };
  const { record, sent } = packDay({ deployment: d, day, consent: null }, random);
  const shape = uploadShape(d);
  const bits = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => getBit(record, from + i));
  const tokenOf = (secret: Uint8Array) => nearToken(tagIdentifier(secret, periodAt(d, 'tag', T0)));
  expect(sent).toHaveLength(2);
  for (const [i, secret] of [own, tag].entries()) {
    const token = tokenOf(secret);
    const expected = Array.from({ length: 64 }, (_, bit) => getBit(token, bit));
    expect(bits(shape.token(sent[i].row), 64)).toEqual(expected);
    expect(bits(shape.mask(sent[i].row), 4)).toEqual([1, 1, 0, 0]);
  }
  expect(heard.map(({ slots }) => slots)).toEqual([
    [
      [slotAt(d.grid, T0), 15],
      [slotAt(d.grid, T0) + 1, 5],
    ],
  ]);
});

test('over a connection a room is noted, of a tag nothing; all around is heard when the browser allows it', async () => {
  await page.goto(`${served().app}/near`);
  const device = await EmulatedTag.beside(radio, page);
  let sends = payloadOf('tag', tag, periodAt(d, 'tag', T0));
  const reads = device.answerReads(() => sends);
  await page.getByRole('button', { name: 'Connect to a room beacon' }).click();
  await expect(listening()).toContainText('That is a tag, not a room');
  await page.getByRole('button', { name: 'Stop listening' }).click();

  sends = payloadOf('room', room, periodAt(d, 'room', T0));
  await page.getByRole('button', { name: 'Connect to a room beacon' }).click();
  await expect(listening()).toContainText('1 room beacon');
  for (let minute = 1; minute <= 5; minute++) {
    const before = reads.count;
    await page.clock.fastForward(60_000);
    await expect.poll(() => reads.count, { intervals: [10] }).toBeGreaterThan(before);
  }
  await page.getByRole('button', { name: 'Stop listening' }).click();
  await expect(page.getByTestId('heard')).toContainText(
    /[456] minutes in a room with a beacon|[456] minutes in rooms/,
  );
  const forget = page.getByRole('button', { name: 'Delete everything heard' });
  await forget.click();
  await expect(page.getByText("Delete everything heard? It can't be had back.")).toBeFocused();
  await page.keyboard.press('Escape');
  expect(JSON.parse(await database()).heard).not.toEqual([]);
  await forget.click();
  await forget.click();
  await expect(page.getByTestId('heard')).toContainText('Nothing was heard');
  expect(JSON.parse(await database()).heard).toEqual([]);

  // The chooser of the scan has no emulation: whoever is asked refuses, and a double stands for who allows it.
  await page.getByRole('button', { name: 'Listen to all tags around' }).click();
  await expect(listening()).toContainText('Nothing was chosen or allowed');
  await page.evaluate(() => {
    const { bluetooth } = navigator as unknown as { bluetooth: { requestLEScan: unknown } };
    bluetooth.requestLEScan = async (options: unknown) => {
      Object.assign(globalThis, { asked: JSON.stringify(options) });
      return { active: true, stop: () => Object.assign(globalThis, { asked: 'stopped' }) };
    };
  });
  await page.getByRole('button', { name: 'Listen to all tags around' }).click();
  await expect(listening()).toContainText('Listening since');
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: string }).asked);
  expect(await asked()).toContain('"companyIdentifier":65535');
  for (let minute = 0; minute < 4; minute++) {
    const sent = [...payloadOf('tag', tag, periodAt(d, 'tag', T0 + 300 + minute * 60))];
    await page.evaluate((bytes) => {
      const { bluetooth } = navigator as unknown as { bluetooth: EventTarget };
      const manufacturerData = new Map([[0xffff, new DataView(Uint8Array.from(bytes).buffer)]]);
      bluetooth.dispatchEvent(
        Object.assign(new Event('advertisementreceived'), { rssi: -60, manufacturerData }),
      );
    }, sent);
    await page.clock.fastForward(60_000);
  }
  await page.getByRole('button', { name: 'Stop listening' }).click();
  await expect(page.getByTestId('heard')).toContainText('4 minutes near a tag');
  expect(await asked()).toBe('stopped');
});

test('areas are squares of the region, none at home, and no position is ever in storage', async () => {
  await page.goto(`${served().app}/places`);
  await expect(page.getByTestId('cells')).toContainText('Nothing is noted');
  const area = page.context();
  const at = async (latitude: number, longitude: number, said: string) => {
    await area.setGeolocation({ latitude, longitude, accuracy: 20 });
    await page.clock.fastForward(60_000);
    await expect(page.getByTestId('following')).toContainText(said);
  };
  await page.getByRole('button', { name: 'Note areas' }).click();
  await at(52.3705, 9.7332, 'was noted as a square');
  await expect(page.getByTestId('cells').getByRole('listitem')).toHaveCount(1);

  await page.getByRole('button', { name: 'I am at home now' }).click();
  await expect(page.getByTestId('home')).toContainText('around your home are hidden');
  await expect(page.getByTestId('cells')).toContainText('Nothing is noted');
  await at(52.3712, 9.7341, 'was not noted');
  await at(60.1, 9.7341, 'was not noted');
  await at(52.4431, 9.8876, 'was noted as a square');
  await expect(page.getByTestId('cells').getByRole('listitem')).toHaveCount(1);

  const stored = await database();
  expect(JSON.parse(stored).cells.length).toBeGreaterThan(0);
  for (const part of ['52.37', '9.73', '52.44', '9.88', '60.1', 'latitude', 'accuracy'])
    expect(stored.replace(/"deployment":\{.*?\},"hash"/, '')).not.toContain(part);

  const forgetOne = page.getByRole('button', { name: /^Delete( Square |$)/ });
  await forgetOne.click();
  await expect(page.getByText(/^Delete Square .*\? It can't be had back\.$/)).toBeFocused();
  await expect(page.getByTestId('cells').getByRole('listitem')).toHaveCount(1);
  await forgetOne.click();
  await expect(page.getByTestId('cells')).toContainText('Nothing is noted');
  await expect(page.getByRole('heading', { name: 'Noted on this phone' })).toBeFocused();
  await at(52.4431, 9.8876, 'was noted as a square');
  const forgetAll = page.getByRole('button', { name: 'Delete all areas' });
  await forgetAll.click();
  await expect(page.getByText("Delete all areas? They can't be had back.")).toBeFocused();
  await expect(page.getByTestId('cells').getByRole('listitem')).toHaveCount(1);
  await forgetAll.click();
  await expect(page.getByTestId('cells')).toContainText('Nothing is noted');
  // The switch here and the one of the settings are one.
  const areas = page.getByRole('region', { name: 'Areas of the map' });
  const inSettings = areas.getByLabel('Record');
  await page.goto(`${served().app}/more/consent`);
  await expect(areas).toContainText('Nothing of it is ever shared');
  await expect(areas.getByRole('checkbox')).toHaveCount(1);
  await expect(inSettings).toBeChecked();
  await inSettings.uncheck();
  await expect(areas).toContainText('Nothing new of this kind is written down.'); // it is kept by now
  await page.goto(`${served().app}/places`);
  await expect(page.getByTestId('following')).toContainText('No areas are noted');
  await page.getByRole('button', { name: 'Note areas' }).click();
  await page.getByRole('button', { name: 'Stop noting' }).click();
  await expect(page.getByTestId('following')).toContainText('No areas are noted');
  await page.goto(`${served().app}/more/consent`);
  await expect(inSettings).not.toBeChecked();
});
