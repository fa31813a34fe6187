import { expect, test } from 'vitest';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import type { PartyNet } from '../../workers/mpc/party.ts';
import { agreeBatch, type Batch, drawReports, type Holding } from '../../workers/node/batch.ts';
import { type NodeContext, nodeContext } from '../../workers/node/context.ts';
import { memoryStore } from '../../workers/node/memory-store.ts';
import type { Report } from '../../workers/node/report-set.ts';
import { nodeSecret, seeded, smallDeployment } from '../world/world.ts';

const name = (digit: number) => String(digit).repeat(64);
const report = (account: number): Report => ({
  epoch: 1000,
  account: name(account),
  sequence: 0,
  hash: name(9),
});
const holding = (reports: Report[], lists: number[] = []): Holding => ({
  reports,
  claimLists: lists.map((hash) => ({ run: 1000, hash: name(hash) })),
});
const attempt = { run: 1000, attempt: 1 };

function contexts(): NodeContext[] {
  const deployment = smallDeployment({ withAuthority: true });
  return [1, 2, 3].map((party) =>
    nodeContext({
      deployment,
      party,
      identity: nodeSecret(party),
      store: memoryStore(),
      random: seeded(`batch ${party}`),
      now: () => 0,
    }),
  );
}

/** All three agree; `tamper` changes what node 3 sends. */
const agree = (holdings: Holding[], tamper = (net: PartyNet): PartyNet => net) =>
  Promise.allSettled(
    memoryNets(3).map((net, i) =>
      agreeBatch(contexts()[i], i === 2 ? tamper(net) : net, attempt, holdings[i]),
    ),
  );

test('what all hold is the batch, of reports and of claim lists', async () => {
  const held = [
    holding([report(1), report(2)], [5]),
    holding([report(2), report(3)], [5]),
    holding([report(2)], [5]),
  ];
  for (const result of await agree(held))
    expect(result).toMatchObject({ value: { reports: [report(2)], claimLists: [{ hash: name(5) }] } });
});

test('a claim list that one node has otherwise, or not at all, enters nowhere', async () => {
  for (const third of [[6], []]) {
    const results = await agree([holding([], [5]), holding([], [5]), holding([], third)]);
    for (const result of results) expect(result).toMatchObject({ value: { claimLists: [] } });
  }
});

test('a node that saw the others’ sets cannot change its own: the root is signed before', async () => {
  const other = (net: PartyNet): PartyNet => ({
    ...net,
    receive: net.receive.bind(net),
    // It signs the root of an honest set and then sends one without the report.
    send: (to, step, data) =>
      net.send(to, step, step === 'report set' ? Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0) : data),
  });
  const [first, second] = await agree(
    [1, 2, 3].map(() => holding([report(1)])),
    other,
  );
  for (const result of [first, second])
    expect(String((result as PromiseRejectedResult).reason)).toContain(
      'node 3 sent another report set than the one it signed',
    );
});

test('a root that another node signed, or of another attempt, is refused', async () => {
  const again = await agree(
    [1, 2, 3].map(() => holding([])),
    (net) => ({
      ...net,
      receive: net.receive.bind(net),
      send: (to, step, data) => {
        if (step === 'signed root') data[data.length - 1] ^= 1;
        net.send(to, step, data);
      },
    }),
  );
  for (const result of again.slice(0, 2))
    expect(String((result as PromiseRejectedResult).reason)).toContain('signed root of node 3');
});

test('who floods one node gets a share of its places, and the run goes on', async () => {
  const account = (n: number): Report => ({ ...report(0), account: n.toString(16).padStart(64, '0') });
  const honest = Array.from({ length: 50 }, (_, n) => account(n));
  const flood = Array.from({ length: 450 }, (_, n) => account(1000 + n));
  const coin = seeded('places')(32);
  const draw = (reports: Report[]) => holding(drawReports(reports, coin, 100));
  const held = [draw([...honest, ...flood]), draw(honest), draw(honest)];
  expect(held.map(({ reports }) => reports.length)).toEqual([100, 50, 50]);
  const [first, ...others] = (await agree(held)).map(
    (result) => (result as PromiseFulfilledResult<Batch>).value,
  );
  expect(first.reports.length).toBeGreaterThan(2);
  expect(first.reports.length).toBeLessThan(25);
  for (const other of others) expect(other.reports).toEqual(first.reports);
  // Another coin, other places: nobody can make accounts that always come first.
  const again = drawReports([...honest, ...flood], seeded('other places')(32), 100);
  expect(again).not.toEqual(held[0].reports);
});

test('of an account that does not fit whole its newest sequences are brought', () => {
  const sequences = [0, 1, 2, 3].map((sequence): Report => ({ ...report(1), sequence }));
  expect(drawReports(sequences, seeded('places')(32), 2).map(({ sequence }) => sequence)).toEqual([3, 2]);
});
