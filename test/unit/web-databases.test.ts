import { expect, test, vi } from 'vitest';
import { fixture, freshProfile, lay } from './web-database.ts';

vi.mock('../../web/engine/worker.ts', async () => ({
  worker: (await import('./share-worker-here.ts')).workerHere,
}));

for (const version of [1, 2])
  test(`a database of version ${version} is opened with all that was in it, and the account's keys are sealed`, async () => {
    freshProfile();
    const before = fixture(version);
    await lay(before);
    const { db, readFact } = await import('../../web/store/db.ts');
    const database = await db();
    for (const [name, { rows }] of Object.entries(before.stores)) {
      const store = name as 'facts';
      expect(await database.getAllKeys(store), name).toEqual(rows.map(([key]) => key).sort());
      // A step may add fields, or a form in place of the former.
      for (const [key, value] of rows)
        if (!['checked', 'report', 'asked'].includes(String(key)))
          expect(await database.get(store, key as 'joined')).toMatchObject(value as object);
    }
    const formerly = <T>(name: string): T => before.stores.facts.rows.find(([key]) => key === name)![1] as T;
    const report = formerly<{ claim: Uint8Array }>('report');
    // Whoever consented before there were tags was not asked about them.
    expect(await readFact('report')).toEqual({
      ...report,
      claim: { open: report.claim },
      withheld: ['b', 'near', 'room'],
      ...{ withheldDays: [], uploads: [], acceptance: null },
    });
    const [one] = formerly<{ claim: Uint8Array }[]>('asked');
    expect(await readFact('asked')).toEqual([{ ...one, claim: { open: one.claim } }]);
    const { openAtRest } = await import('../../web/store/device-key.ts');
    expect(await openAtRest((await readFact('report'))!.claim!)).toEqual(report.claim);
    expect(await readFact('checked')).toMatchObject({
      run: 49,
      missing: [47],
      agree: 'some',
      doubted: ['Cedar'],
    });

    const raw = before.stores.facts.rows.find(([key]) => key === 'account')![1];
    const { ownAccount } = await import('../../web/engine/account.ts');
    expect(await ownAccount()).toMatchObject(raw as object);
    const sealed = (await readFact('account')) as { nonce: Uint8Array; box: Uint8Array };
    expect(Object.keys(sealed).sort()).toEqual(['box', 'nonce']);
    const { signKey } = raw as { signKey: Uint8Array };
    expect(Buffer.from(sealed.box).includes(Buffer.from(signKey.subarray(0, 8)))).toBe(false);
    expect(await ownAccount()).toMatchObject(raw as object);

    const key = await database.get('keys', 'device');
    await expect(crypto.subtle.exportKey('raw', key!)).rejects.toThrow(/extractable/);
    // Sealed for another device's key it is no account here, and none is made in its place.
    await database.delete('keys', 'device');
    await expect(ownAccount()).rejects.toThrow();
    expect(await readFact('account')).toEqual(sealed);
    database.close();
  });

test('while one has the database alone the others wait, and go on when it fails', async () => {
  freshProfile();
  const { bar, db, readFact, writeFact } = await import('../../web/store/db.ts');
  await writeFact('retention', 3);
  const held = await db();
  const { own, admit } = await bar();
  expect(() => held.transaction('facts')).toThrow();
  const later = readFact('retention');
  expect(await Promise.race([later, own.get('facts', 'retention').then(() => 'still waiting')])).toBe(
    'still waiting',
  );
  await own.put('facts', 5, 'retention');
  admit();
  expect(await later).toBe(5);
  (await db()).close();
});
