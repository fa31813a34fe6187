import { expect, type Page, test } from '@playwright/test';
import { posterLink } from '../../workers/wire/poster.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { serveApp } from './app-alone.ts';
import { forFile } from './for-file.ts';
import { Phone } from './phone.ts';

const served = forFile(serveApp, (app) => app.stop());
const phone = forFile(
  () => Phone.open('phone', served().app),
  (opened) => opened.close(),
);

/** The demonstration's grid. */
const GRID = { slot: 5, epoch: 40, offset: 0 };
const PLACES = {
  gym: { secret: new Uint8Array(16).fill(1), name: 'Gym', defaultMinutes: 5 },
  cafe: { secret: new Uint8Array(16).fill(2), name: 'Café Nord', defaultMinutes: 1 },
};

/** The part of a service worker's global scope that is used here; this project has none of its types. */
interface WorkerScope {
  registration: { getNotifications(filter: object): Promise<{ title: string; body: string }[]> };
  NotificationEvent: new (type: string, init: object) => Event;
  dispatchEvent(event: Event): void;
}

type Stored = 'visits' | 'meetings' | 'heard' | 'facts';

/** Runs in the page: puts values into its database, and the beginning of its membership an hour back. */
async function put(page: Page, values: [Stored, unknown, string?][]): Promise<void> {
  await page.evaluate(async (values) => {
    const request = indexedDB.open('safetrace');
    const db = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const change = db.transaction(['visits', 'meetings', 'heard', 'facts'], 'readwrite');
    const facts = change.objectStore('facts');
    const joined = facts.get('joined');
    joined.onsuccess = () => facts.put({ ...joined.result, since: Date.now() / 1000 - 3600 }, 'joined');
    for (const [store, value, key] of values) change.objectStore(store).put(value, key);
    await new Promise((resolve) => {
      change.oncomplete = resolve;
    });
    db.close();
  }, values);
  await page.reload();
}

const visit = (place: (typeof PLACES)['gym'], from: number, to: number): [Stored, unknown] => [
  'visits',
  { id: `v-${from}`, place, from, to, until: to },
];

/** As a field for a time shows it. */
const field = (t: number) => new Date(t * 1000).toTimeString().slice(0, 8);

test('checked in and out by a notification, repaired, added, decided between, hidden and deleted', async () => {
  const { page } = phone();
  await page.context().grantPermissions(['notifications'], { origin: served().app });
  await expect(page.getByText('Nothing to check yet.')).toBeVisible(); // it has joined

  await page.goto(posterLink(served().app, { ...PLACES.gym, type: 0 }));
  await page.getByRole('button', { name: 'Check in' }).click();
  await page.getByRole('button', { name: 'Yes, show it' }).click();
  const [worker] = page.context().serviceWorkers();
  const shown = () =>
    worker.evaluate(async () => {
      const { registration } = globalThis as unknown as WorkerScope;
      const notices = await registration.getNotifications({ tag: 'visit' });
      return notices.map(({ title, body }) => `${title} ${body}`);
    });
  await expect.poll(shown).toEqual([expect.stringMatching(/^Checked in since [\d:]+ Ends by itself at/)]);
  expect(await shown()).not.toContain('Gym');
  // Scanned again while there it is no second visit, and a pause is refused.
  await page.goto(posterLink(served().app, { ...PLACES.gym, type: 0 }));
  await expect(page.getByText('You are already checked in here')).toBeVisible();
  await page.goto(`${served().app}/diary/recording`);
  await page.getByRole('button', { name: 'Pause recording' }).click();
  await expect(page.getByRole('alert')).toHaveText(/checked in at Gym. Check out first/);
  await page.goto(served().app);
  await worker.evaluate(async () => {
    const scope = globalThis as unknown as WorkerScope;
    const [notification] = await scope.registration.getNotifications({ tag: 'visit' });
    scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification, action: 'leave' }));
  });
  await expect(page.getByText('You are not checked in anywhere.')).toBeVisible();
  await expect.poll(shown).toEqual([]);

  const t = Math.floor(Date.now() / 1000);
  await put(page, [visit(PLACES.gym, t - 200, t - 150), visit(PLACES.cafe, t - 100, t - 50)]);
  await page.goto(`${served().app}/diary/v-${t - 200}`);
  await page.getByLabel('When did you leave?').fill(field(t - 210));
  await page.getByRole('button', { name: 'Change the times' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('When did you leave?').fill(field(t - 140));
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Change the times' }).click();
  await expect(page.getByText('Changed.')).toBeVisible();
  await expect(page.getByText('1 minute', { exact: true })).toBeVisible();

  await page.goto(`${served().app}/diary`);
  await page.getByRole('link', { name: 'Add a visit' }).click();
  await page.getByLabel('Where were you?').selectOption('Café Nord');
  await page.getByLabel('When did you come?').fill(field(t - 180));
  await page.getByLabel('When did you leave?').fill(field(t - 600));
  await expect(page.getByText('The visit ends on the next day, ')).toBeVisible();
  await page.getByRole('button', { name: 'Write it down' }).click();
  await expect(page.getByRole('alert')).toHaveText(/The time of leaving lies before the time of coming/);
  await expect(page.getByText('The visit ends on the next day, ')).toHaveCount(0);
  await page.getByLabel('When did you leave?').fill(field(t - 120));
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText('The visit ends on the next day, ')).toHaveCount(0);
  await page.getByRole('button', { name: 'Write it down' }).click();
  await expect(page.getByRole('heading', { name: 'Café Nord' })).toBeVisible();
  await page.goto(`${served().app}/diary`);
  await page.getByRole('link', { name: 'Two visits at the same time' }).click();
  await page.getByTestId('overlap').getByRole('button', { name: 'I was at Gym' }).click();
  await expect(page.getByText('No visits at the same time are left')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  const entries = page.getByRole('list').getByRole('link');
  await expect(entries).toHaveCount(4); // the Gym twice, the Café twice
  await expect(entries.filter({ hasText: `${field(t - 140)} – ${field(t - 120)}` })).toContainText(
    'Café Nord',
  );

  await entries.filter({ hasText: '20 seconds' }).click();
  await page.getByRole('button', { name: 'Delete this visit' }).click();
  await expect(page.getByText("Delete this visit? It can't be had back.")).toBeFocused();
  await page.getByRole('button', { name: 'Delete this visit' }).click();
  await expect(entries).toHaveCount(3);
  await entries.filter({ hasText: 'Café Nord' }).click();
  await page.getByRole('button', { name: 'Hide in lists' }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(entries).toHaveCount(2);
  await page.getByRole('button', { name: 'Show 1 hidden entry' }).click();
  await expect(entries).toHaveCount(3);

  // A place without its code, and a pause in which nothing is written.
  await page.getByRole('link', { name: 'Add a visit' }).click();
  await page.getByLabel('Where were you?').selectOption('Another place, without its code');
  await page.getByLabel('Name of the place').fill('By the lake');
  await page.getByLabel('When did you come?').fill(field(t - 30));
  await page.getByLabel('When did you leave?').fill(field(t - 20));
  await page.getByRole('button', { name: 'Write it down' }).click();
  await expect(page.getByText('Not compared with others')).toBeVisible();
  await page.goto(`${served().app}/diary/recording`);
  await page.getByRole('button', { name: 'Pause recording' }).click();
  await page.goto(posterLink(served().app, { ...PLACES.cafe, type: 0 }));
  await expect(page.getByTestId('paused')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check in' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Record again' }).click();
  await page.getByRole('button', { name: 'Check in' }).click();
  // Scanned on the way out; and an address that names no screen leads to Home.
  await page.goto(posterLink(served().app, { ...PLACES.cafe, type: 0 }));
  await page.getByRole('button', { name: 'Check out' }).click();
  await expect(page.getByText('You are not checked in anywhere.')).toBeVisible();
  await page.goto(`${served().app}/nonsense`);
  await expect(page).toHaveURL(`${served().app}/`);
});

test('the keyboard moves in the calendar; an exposure says why, and nothing of it goes without a reason', async () => {
  const { page } = phone();
  const t = Math.floor(Date.now() / 1000);
  const [from, to] = [t - 200 - (t % 5), t - 190 - (t % 5)];
  const answer = { run: epochAt(GRID, t) - 1, at: t, upTo: t - 40, agree: 'all', doubted: [], missing: [] };
  const exposure = { from, to, visitIds: ['gym-x'], seconds: 10, level: 3 };
  const [, gym] = visit(PLACES.gym, from, to);
  await put(page, [
    ['visits', { ...(gym as object), id: 'gym-x' }],
    ['facts', { ...answer, exposures: [exposure] }, 'checked'],
  ]);
  await page.goto(`${served().app}/diary`);
  const today = page.locator('[role=grid] [aria-current=date]');
  await expect(today).toHaveAttribute('aria-label', /entries, 1 exposure$/);
  await page.getByRole('button', { name: 'Month after' }).focus();
  await page.keyboard.press('Tab');
  await expect(today).toBeFocused();
  const named = (days: number) => {
    const date = new Date((t - days * 86_400) * 1000);
    return date.toLocaleDateString('en-GB', { dateStyle: 'full' });
  };
  const focused = page.locator('[role=grid] a:focus');
  await page.keyboard.press('ArrowLeft');
  await expect(focused).toHaveAttribute('aria-label', `${named(1)}, no entries`);
  await page.keyboard.press('PageUp');
  await expect(focused).not.toHaveAttribute('aria-label', new RegExp(named(1)));
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Today/);

  // A low window has two weeks of the calendar and room for entries; who moves on sees the month.
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${served().app}/diary`);
  const days = page.locator('[role=grid] a');
  await expect(days).toHaveCount(14);
  const entry = (await page.getByRole('listitem').getByRole('link').first().boundingBox())!;
  const acts = (await page.getByRole('link', { name: 'Add a visit' }).boundingBox())!;
  expect(entry.y + 48).toBeLessThanOrEqual(acts.y); // it can be read and hit
  await page.getByRole('button', { name: 'Show the whole month' }).click();
  await expect(days).not.toHaveCount(14);
  await page.getByRole('button', { name: 'Show two weeks' }).click();
  await expect(days).toHaveCount(14);
  await today.focus();
  for (let week = 0; week < 2; week++) await page.keyboard.press('ArrowUp');
  await expect(focused).toHaveAttribute('aria-label', `${named(14)}, no entries`);
  await expect(days).not.toHaveCount(14);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${served().app}/diary`);
  await today.click();

  const card = page.getByTestId('exposure');
  await card.getByText('Why this is shown').click();
  await expect(card).toContainText('in 2 time slots');
  await expect(card).toContainText('between 2 days before and 3 days after');
  await page.goto(`${served().app}/risk`);
  await page.getByRole('button', { name: 'I tested negative' }).click();
  await expect(page.getByTestId('standing').getByRole('status')).toContainText('have noted a negative test');
  await expect(page.getByTestId('advice')).toContainText('Test again if you feel ill');
  await page.goto(`${served().app}/diary/gym-x`);
  await page.getByRole('button', { name: 'I was protected' }).click();
  await page.goto(served().app);
  await expect(page.getByTestId('answer')).toContainText('you noted that you were protected');
  await page.goto(`${served().app}/risk`);
  await page.getByText('How it came to this').click();
  const history = page.getByTestId('history').getByRole('listitem');
  await expect(history).toHaveText([
    /between .*protected/,
    /noted a negative test/,
    /between .*exposure was found/,
  ]);
  expect(phone().errors).toEqual([]);
});

test('meetings and Bluetooth stand in the diary too; an exposure of theirs names no place', async () => {
  const { page } = phone();
  const t = Math.floor(Date.now() / 1000);
  const [from, to] = [t - 300 - (t % 5), t - 290 - (t % 5)];
  const answer = { run: epochAt(GRID, t) - 1, at: t, upTo: t - 40, agree: 'all', doubted: [], missing: [] };
  const met = { from, to, visitIds: ['meet-x'], seconds: 10, level: 2 };
  const near = { from: from - 100, to: from - 95, visitIds: ['near'], seconds: 5, level: 3 };
  const slots = [[(from - 100) / 5, 1]];
  await put(page, [
    ['meetings', { id: 'meet-x', secret: new Uint8Array(16), from, to, name: 'Ada' }],
    ['heard', { id: 'h', kind: 'tag', identifier: new Uint8Array(16), period: 0, slots }],
    ['facts', { ...answer, exposures: [met, near] }, 'checked'],
  ]);
  await page.goto(served().app);
  await expect(page.getByTestId('answer')).toContainText(/in a meeting with someone .*: Meeting with Ada$/);
  await page.goto(`${served().app}/diary`);
  const row = (name: RegExp) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name }) });
  await expect(row(/^Meeting with Ada/)).toContainText('Exposure');
  await expect(row(/^Near a Bluetooth tag/)).toContainText('Exposure');
  await page.goto(`${served().app}/risk`);
  const cards = page.getByTestId('exposure');
  await cards.nth(0).getByText('Why this is shown').click();
  await cards.nth(1).getByText('Why this is shown').click();
  await expect(cards.nth(0)).toContainText('had the same meeting in their record');
  await expect(cards.nth(1)).toContainText('This phone heard the tag of somebody');
  await page.goto(`${served().app}/more/consent`);
  const choices = page.getByRole('region', { name: 'Meetings' });
  await choices.getByLabel('Record').uncheck();
  await expect(choices).toContainText('Nothing new of this kind is written down.'); // it is kept by now
  await page.goto(`${served().app}/meet/show`);
  await expect(page.getByRole('status')).toContainText('records no meetings, as you chose');
  await expect(page.getByRole('img')).toHaveCount(0);
  expect(phone().errors).toEqual([]);
});
