import { expect, type Page, test } from '@playwright/test';
import { epochAt } from '../../workers/wire/time.ts';
import { serveApp } from './app-alone.ts';
import { fillDatabase } from './database.ts';
import { forFile } from './for-file.ts';
import { Phone } from './phone.ts';
import { SCREENS } from './screens.ts';

const served = forFile(serveApp, (app) => app.stop());
let phone: Phone;
test.beforeEach(async () => {
  phone = await Phone.open('phone', served().app);
  await expect(phone.page.getByTestId('answer')).toBeVisible(); // its database is made
});
test.afterEach(() => phone?.close());

/**
 * Runs in the page: texts that leave the window or their card or button, or stand in lines of a few letters; sideways
 * scrolling; a window that what stays in it covers by more than half.
 */
function squeezed(): string[] {
  const found: string[] = [];
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) found.push(`${over} px too wide`);
  const staying = [...document.querySelectorAll('.nav, .dock')].filter((one) =>
    ['fixed', 'sticky'].includes(getComputedStyle(one).position),
  );
  const covered = staying.reduce((sum, one) => sum + one.getBoundingClientRect().height, 0);
  if (covered > innerHeight / 2) found.push(`${Math.round(covered)} px covered`);
  const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent!.trim();
    const parent = walker.currentNode.parentElement!;
    if (parent.closest('.hidden')) continue; // for screen readers
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const lines = [...range.getClientRects()].filter(({ width }) => width > 1);
    const card = parent.closest('.card, .button')?.getBoundingClientRect();
    const [left, right] = [card?.left ?? 0, Math.min(card?.right ?? Infinity, innerWidth)];
    const outside = lines.some((line) => line.left < left - 1 || line.right > right + 1);
    if (outside || (text.length >= 8 && text.length / lines.length < 3.5))
      found.push(`${text.slice(0, 30)}: ${lines.length} lines${outside ? ', outside' : ''}`);
  }
  return found;
}

for (const [width, font, language] of [
  [360, 200, 'de'],
  [390, 200, 'fr'],
  [180, 100, 'en'],
] as const)
  test(`at ${width} px and a font of ${font} % every text (${language}) stays in its card, in lines of words`, async () => {
    const { page } = phone;
    await page.setViewportSize({ width, height: 640 });
    const open = { ...visit('Town hall', T - 100), to: null, until: T + 3600 };
    await fillDatabase(page, { facts: { language }, guests: [guestWith([open])], visits: [open] });
    for (const path of [
      '/',
      '/scan',
      '/meet/show',
      '/diary',
      '/risk',
      '/share',
      '/poster',
      '/guests',
      '/more',
      '/more/operators',
      '/more/limits',
      '/programs',
      `/programs/${served().program.id}`,
    ]) {
      await page.goto(served().app + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      if (path === '/more/operators')
        await expect(page.getByText(/Last contact|Letzter Kontakt|Dernier contact/).first()).toBeVisible();
      if (path === '/scan') await expect(page.getByRole('slider')).toBeVisible();
      await page.evaluate(
        (size) => document.documentElement.style.setProperty('font-size', `${size}%`),
        font,
      );
      expect.soft(await page.evaluate(squeezed), path).toEqual([]);
    }
  });

test('no screen scrolls sideways, hidden fields included', async () => {
  const { page } = phone;
  for (const path of SCREENS) {
    await page.goto(served().app + path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const dir of ['ltr', 'rtl']) {
        const over = await page.evaluate((way) => {
          document.documentElement.dir = way;
          return document.documentElement.scrollWidth - innerWidth;
        }, dir);
        expect.soft(over, `${path} ${width} ${dir}`).toBeLessThanOrEqual(0);
      }
    }
  }
});

test('with large letters and on a phone held sideways the scan button is above the bar, and every link can be hit', async () => {
  const { page } = phone;
  for (const [width, height, font] of [
    [360, 640, '200%'],
    [640, 360, ''],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), font);
    const scan = (await page.getByRole('link', { name: 'Scan a place' }).boundingBox())!;
    const bar = (await page.getByRole('navigation').boundingBox())!;
    expect.soft(scan.y + scan.height, `${height}`).toBeLessThanOrEqual(bar.y);
  }
  await page.goto(`${served().app}/risk`);
  for (const name of ['Who computes', 'What this cannot do']) {
    const link = page.getByRole('link', { name });
    await expect(link).toBeVisible();
    expect.soft((await link.boundingBox())!.height).toBeGreaterThanOrEqual(48);
  }
});

/** What must be in the window above the bar of the places, wherever the page is scrolled to. */
async function inReach(page: Page, names: readonly string[]): Promise<void> {
  const bar = (await page.getByRole('navigation').boundingBox())!;
  for (const end of [0, 1e6]) {
    await page.evaluate((y) => scrollTo(0, y), end);
    for (const name of names) {
      const box = (await page.getByRole('main').getByRole('link', { name }).boundingBox())!;
      expect.soft(box.y, `${name} at ${end}`).toBeGreaterThanOrEqual(0);
      expect.soft(box.y + box.height, `${name} at ${end}`).toBeLessThanOrEqual(bar.y);
    }
  }
}

const PHONES = [
  { width: 390, height: 844 },
  { width: 360, height: 640 },
];

test('however long the diary or a day is, what is done in it is in reach', async () => {
  const { page } = phone;
  const from = Math.floor(Date.now() / 1000) - 4000;
  await keep(
    page,
    Array.from({ length: 30 }, (_, i) => visit(`Place ${i}`, from + 100 * i)),
    epochAt(DEMO, from),
  );
  const at = new Date(from * 1000);
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((n) => String(n).padStart(2, '0'));
  for (const size of PHONES) {
    await page.setViewportSize(size);
    for (const path of ['/diary', `/diary/${day.join('-')}`]) {
      await page.goto(served().app + path);
      await expect(page.getByRole('listitem').first()).toBeVisible();
      await inReach(page, ['Add a visit', 'Pause and reminders']);
    }
  }
});

/** The demonstration's grid. */
const DEMO = { slot: 5, epoch: 40, offset: 0 };

const visit = (name: string, from: number) => ({
  id: name,
  place: { secret: new Uint8Array(16), name, defaultMinutes: 1 },
  from,
  to: from + 15,
  until: from + 60,
});

const T = Math.floor(Date.now() / 1000);
const LONG = { ...visit('Stadtbibliothek am Neuen Markt, Lesesaal im zweiten Obergeschoss', T - 100) };
/** An answer that found something, operators that can't be reached, a report that waits for a decision. */
const TROUBLED = {
  facts: {
    checked: {
      ...{ run: epochAt(DEMO, T) - 1, at: T, upTo: T - 40, agree: 'all', doubted: [], missing: [] },
      exposures: [{ from: T - 100, to: T - 85, visitIds: [LONG.id], seconds: 15, level: 3 }],
    },
    contact: { at: T, unreachable: ['Ash', 'Birch'], skipped: null, refused: [] },
    report: {
      ...{ claim: null, onset: 1, registeredAt: T, consent: null, withheld: [], withheldDays: [] },
      ...{ accepted: false, uploads: [], acceptance: null },
    },
  },
  outbox: [
    {
      id: 1,
      party: 1,
      epoch: 3,
      sequence: 1,
      hash: new Uint8Array(32),
      message: new Uint8Array(1),
      since: T,
    },
  ],
};

test('whatever Home has to say, the scan button is in the window; whoever is somewhere can check out at once', async () => {
  const { page } = phone;
  await page.context().grantPermissions(['notifications'], { origin: served().app });
  const open = { ...LONG, id: 'open', to: null, until: T + 3600 };
  for (const tables of [{ facts: {} }, TROUBLED, { visits: [open, LONG] }]) {
    await fillDatabase(page, tables);
    for (const size of PHONES) {
      await page.setViewportSize(size);
      await page.goto(served().app);
      await expect(page.getByTestId('answer')).toBeVisible();
      if ('visits' in tables)
        await expect(page.getByText('A check-out button on the lock screen?')).toBeVisible();
      await inReach(page, ['Scan a place']);
    }
  }
  await expect(page.getByTestId('answer')).toContainText('tested positive');
  await page.evaluate(() => scrollTo(0, 0));
  const leave = (await page.getByRole('button', { name: 'Check out' }).boundingBox())!;
  const scan = (await page.getByRole('link', { name: 'Scan a place' }).boundingBox())!;
  expect(leave.y + leave.height).toBeLessThanOrEqual(scan.y);
});

test('a shown code and the button that keeps the meeting are in the window together', async () => {
  const { page } = phone;
  for (const size of PHONES) {
    await page.setViewportSize(size);
    await page.goto(`${served().app}/meet/show`);
    const code = (await page.getByRole('img', { name: /code/i }).boundingBox())!;
    const keep = (await page.getByRole('button', { name: 'Somebody scanned it' }).boundingBox())!;
    const bar = (await page.getByRole('navigation').boundingBox())!;
    expect.soft(code.y + code.height, `code, ${size.height}`).toBeLessThanOrEqual(keep.y);
    expect.soft(keep.y + keep.height, `button, ${size.height}`).toBeLessThanOrEqual(bar.y);
  }
});

test('the bar names the place of a screen: meeting somebody is at Home, a kept meeting in the diary', async () => {
  const { page } = phone;
  const current = page.getByRole('navigation').locator('[aria-current="page"]');
  for (const [path, place] of [
    ['/meet', 'Home'],
    ['/meet/show', 'Home'],
    ['/meet/0123456789abcdef', 'Diary'],
    ['/guests/erna', 'More'],
  ] as const) {
    await page.goto(served().app + path);
    await expect.soft(current, path).toHaveText(place);
  }
});

test('in Arabic a time and a Latin name begin at the right, where their lines do', async () => {
  const { page } = phone;
  await fillDatabase(page, {
    facts: { language: 'ar' },
    visits: [{ ...LONG, id: 'open', to: null, until: T + 3600 }],
  });
  for (const [path, shown] of [
    ['/', '.name'],
    ['/diary/open', '.facts dd'],
  ] as const) {
    await page.goto(served().app + path);
    await expect(page.locator(shown).first()).toBeVisible();
    const starts = await page.locator(shown).evaluateAll((all) =>
      all.map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        // Digits among Arabic words have a rectangle of their own.
        const begins = Math.max(...[...range.getClientRects()].map(({ right }) => right));
        return one.getBoundingClientRect().right - begins;
      }),
    );
    for (const start of starts) expect.soft(start, path).toBeLessThan(2);
  }
});

test('a link that is no poster says so, and leads to the camera', async () => {
  const { page } = phone;
  for (const link of ['/C', '/C#NOTAPOSTER']) {
    await page.goto(served().app + link);
    await expect(page.getByRole('main')).toContainText('Nothing was changed');
    await expect(page.getByRole('main')).not.toContainText('camera');
    await page.getByRole('main').getByRole('link', { name: 'Scan a place' }).click();
    await expect(page).toHaveURL(/\/scan$/);
  }
});

test('the diary marks visits that were not checked', async () => {
  const { page } = phone;
  const from = Math.floor(Date.now() / 1000) - 200;
  await keep(page, [visit('Gym', from), visit('Café Nord', from + 100)], epochAt(DEMO, from));
  await page.goto(`${served().app}/diary`);
  await expect(page.getByRole('link', { name: 'Gym' })).toContainText('Not checked');
  await expect(page.getByRole('link', { name: 'Café Nord' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Café Nord' })).not.toContainText('Not checked');
});

test('a guest is told of a place with its room, wherever it stands', async () => {
  const { page } = phone;
  const place = { secret: new Uint8Array(16), name: 'Town hall', room: 'Room 2', defaultMinutes: 60 };
  const there = { place, from: T - 100, until: T + 3600 };
  const answer = { run: epochAt(DEMO, T) - 1, at: T, upTo: T, agree: 'all', doubted: [], missing: [] };
  const exposure = { from: T - 200, to: T - 150, visitIds: ['before'], seconds: 50, level: 2 };
  const stays = [
    { ...there, id: 'open', to: null },
    { ...there, id: 'before', from: T - 200, to: T - 150 },
  ];
  const guest = guestWith(stays, { ...answer, exposures: [exposure] });
  await fillDatabase(page, { guests: [guest], visits: [{ ...there, id: 'own', to: null }] });
  await page.goto(`${served().app}/guests`);
  await expect(page.getByText(/^At .?Town hall, Room 2.? since/)).toBeVisible();
  await expect(page.getByLabel('Place', { exact: true })).toContainText('Town hall, Room 2');
  await page.getByRole('link', { name: 'Erna' }).click();
  await expect(page.getByTestId('guest-exposed')).toContainText('Town hall, Room 2');
  await expect(page.getByRole('main').getByText('Town hall, Room 2', { exact: true })).toHaveCount(2);
});

test('a program shows its fingerprint before consent; who refuses or thinks better of it gives nothing', async () => {
  const { page } = phone;
  await page.goto(`${served().app}/more`);
  await page.getByRole('link', { name: 'Take part in a count' }).click();
  const entry = page.getByRole('link', { name: 'Steps' });
  await entry.click();
  const shown = await page.getByTestId('program-hash').textContent();
  expect(shown!.replaceAll(' ', '')).toBe(served().program.id);
  await page.getByRole('button', { name: 'Take no part' }).click();
  await expect(entry).toContainText('You take no part');
  await entry.click();
  await page.getByLabel('walked').fill('256');
  await page.getByLabel('rode').fill('1');
  await page.getByRole('button', { name: 'Take part' }).click();
  await expect(page.getByRole('alert')).toHaveText('walked: a whole number from 0 to 255, please.');
  await page.getByLabel('walked').fill('255');
  await page.getByRole('button', { name: 'Take part' }).click();
  await expect(page.getByTestId('part')).toContainText('leave this phone in a moment');
  await page.getByRole('button', { name: 'Give nothing' }).click();
  await expect(page.getByLabel('walked')).toBeEmpty();
});

/** A guest without a phone. */
const guestWith = (visits: unknown[], checked: unknown = null) => ({
  ...{ id: 'erna', label: 'Erna', account: { open: new Uint8Array(64) }, since: T - 300 },
  ...{ sent: [], sequences: {}, waiting: [], moments: [], visits, checked },
});

/** Puts visits into the page's database, and an answer without this phone's record of one epoch and the next. */
async function keep(page: Page, visits: ReturnType<typeof visit>[], missing: number): Promise<void> {
  const answer = { run: missing + 1, at: 0, upTo: 0, agree: 'all', doubted: [], exposures: [] };
  await fillDatabase(page, { visits, facts: { checked: { ...answer, missing: [missing, missing + 1] } } });
}
