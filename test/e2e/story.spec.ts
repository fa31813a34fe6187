import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { sqliteStore } from '../../server-node/store-sqlite.ts';
import { Table } from '../../workers/node/store.ts';
import { nz } from '../unit/place-codes.ts';
import { LocalDeployment } from './deployment.ts';
import { filmCode, filmPoster } from './film.ts';
import { Phone } from './phone.ts';

/** Makes and prints a poster; returns the secret in its code. */
async function makePoster(page: Page, app: string, name: string, film: string): Promise<void> {
  await page.goto(`${app}/poster`);
  await page.getByLabel('Name of the place').fill(name);
  await expect(page.getByLabel('Usual stay')).not.toHaveValue(''); // as soon as the community is known
  await page.getByRole('button', { name: 'Make the poster' }).click();
  await expect(page.locator('.sheet-name')).toHaveText(name);
  await filmPoster(page, film);
}

/** Every file below a directory, whole. */
function contents(directory: string): Buffer[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .map((path) => readFileSync(path));
}

test('two at one place, one reports: the other alone learns when and where', async () => {
  const deployment = await LocalDeployment.start();
  const phones: Phone[] = [];
  try {
    const { app, state } = deployment;
    const owner = await Phone.open('owner', app);
    phones.push(owner);
    const films = [join(state, 'nord.y4m'), join(state, 'kai.y4m')] as const;
    await makePoster(owner.page, app, 'Café Nord', films[0]);
    await filmCode(owner.browser, nz(), films[1]);

    const [ill, met, other] = await Promise.all([
      Phone.open('ill', app, { film: films[0] }),
      Phone.open('met', app, { film: films[0] }),
      Phone.open('other', app, { film: films[1] }),
    ]);
    phones.push(ill, met, other);
    await Promise.all([
      ill.checkIn('Café Nord'),
      met.checkIn('Café Nord'),
      other.checkIn('Kai Café', 'a code of NZ COVID Tracer, not signed'),
    ]);
    await met.page.waitForTimeout(12_000); // two slots of real time together
    await Promise.all([ill.checkOut(), met.checkOut(), other.checkOut()]);

    await ill.page.goto(`${app}/share`);
    await ill.page.getByLabel(/Code from/).fill(await deployment.issueCode());
    await ill.page.getByRole('button', { name: 'Check the code' }).click();
    await ill.page.getByRole('button', { name: 'Warn others' }).click();

    await expect(met.page.getByTestId('answer')).toContainText('Café Nord', { timeout: 200_000 });
    await expect(met.page.getByTestId('answer')).toContainText(
      'same place as someone who later tested positive',
    );
    await met.page.getByRole('link', { name: 'What to do' }).click();
    await expect(met.page.getByTestId('exposure')).toHaveCount(1);
    await expect(met.page.getByTestId('exposure')).toContainText(/between \d\d:\d\d:\d\d and \d\d:\d\d:\d\d/);

    await expect(other.page.getByTestId('answer')).toContainText('No exposure found', { timeout: 60_000 });

    // Who reported has a receipt: which operators took the record, and that they accepted it.
    const receipt = ill.page.getByTestId('receipt');
    await expect(receipt).toContainText('Accepted by', { timeout: 60_000 });
    for (const party of [1, 2, 3])
      await expect(receipt).toContainText(new RegExp(`local operator ${party}: took it · Today, \\d\\d:`));
    for (const phone of phones) expect(phone.errors, phone.name).toEqual([]);

    // What the operators have: no name of a place, no token, and no shares of tokens after the run.
    for (const bytes of contents(state).filter(
      (bytes) => !bytes.subarray(0, 9).equals(Buffer.from('YUV4MPEG2')),
    )) {
      expect(bytes.includes('Café Nord')).toBe(false);
      expect(bytes.includes('Kai Café')).toBe(false);
    }
    expect(deployment.output).not.toContain('Café Nord');
    const done = Number(/node 1 +run (\d+), attempt \d+: done/g.exec(deployment.output)![1]);
    for (const party of [1, 2]) {
      const store = sqliteStore(join(state, `node-${party}`, 'node.sqlite'));
      for (const table of [Table.Uploads, Table.EpochKeys, Table.ClaimLists])
        expect((await store.keys(table, '')).filter((key) => Number.parseInt(key, 10) <= done)).toEqual([]);
      expect((await store.keys(Table.Results, '')).length).toBeGreaterThanOrEqual(3);
      await store.close();
    }
  } finally {
    if (process.env.SAFETRACE_TEST_LOG) console.log(deployment.output);
    await Promise.all(phones.map((phone) => phone.close()));
    await deployment.stop();
  }
});
