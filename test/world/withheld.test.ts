import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProtocolError } from '../../workers/errors.ts';
import type { PartyNet } from '../../workers/mpc/party.ts';
import { makeHello, NO_END } from '../../workers/node/hello.ts';
import { Mesh } from '../../workers/node/mesh.ts';
import { closingTime } from '../../workers/node/schedule.ts';
import { Table } from '../../workers/node/store.ts';
import { statementOf } from '../../workers/wire/certificate.ts';
import { deploymentHash } from '../../workers/wire/deployment.ts';
import { nodeSecret, pause, seeded, smallDeployment, World } from './world.ts';

/** The last node keeps back its signature of the end of a run, and shows that end later or to some only. */

const RUN = 999;
const { channel } = Mesh.prototype;
let world: World;
/** Of attempt 1: the last node alone has it. */
let certificate: Uint8Array | null;
beforeEach(() => {
  world = new World(smallDeployment(), RUN + 1);
  certificate = null;
});
afterEach(async () => {
  Mesh.prototype.channel = channel;
  await world.stop();
});

const nodes = () => world.nodes.map((_, i) => i + 1);
const liar = () => world.nodes.length;
const lines = (text: string) => world.log.filter((line) => line.includes(text));
const newest = async (party: number) => {
  const entry = (await world.stores[party - 1].list(Table.Audit, '')).at(-1);
  return entry && statementOf(entry.value);
};
const aside = async (party: number) => {
  const [row] = await world.stores[party - 1].list(Table.Aside, '');
  return row && statementOf(row.value).attempt;
};

/** The last node will try a run again with the certificate of attempt 1 in its hand. @param lie what it sends then */
function withhold(lie: (mesh: Mesh, net: PartyNet, job: string, attempt: number) => PartyNet): void {
  Mesh.prototype.channel = function (this: Mesh, run, attempt, job) {
    const net = channel.call(this, run, attempt, job);
    if (this.self !== liar() || run !== RUN) return net;
    if (attempt > 1) return lie(this, net, job, attempt);
    return { ...net, send: (to, step, data) => step !== 'done' && net.send(to, step, data) };
  };
  const store = world.stores[liar() - 1];
  const { write } = store;
  store.write = async (changes) => {
    const entry = changes.find(({ table }) => table === Table.Audit)?.value;
    if (certificate || !entry || statementOf(entry).run !== RUN) return write.call(store, changes);
    certificate = entry;
    throw new ProtocolError('now once more');
  };
}

/** Waits, unless a node has lost its part. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (lines('restore').length === 0 && !(await holds())) await pause(10);
}

/** The nodes begin with the run that is due. */
async function begin(): Promise<void> {
  world.now = closingTime(world.deployment, RUN);
  for (const party of nodes()) await world.start(party);
}

/** The last node says that attempt 1 was done. */
function show(mesh: Mesh, to: readonly number[]): void {
  const { hello } = makeHello(
    {
      deployment: deploymentHash(world.deployment),
      party: liar(),
      run: RUN + 1,
      attempt: 0,
      lastDone: certificate!,
      aside: NO_END,
    },
    nodeSecret(liar()),
    seeded('liar'),
  );
  for (const party of to) mesh.control(party, hello.bytes);
}

test('an end that a node held back is taken over by all while the next attempt goes on', async () => {
  withhold((mesh, net, job) => {
    if (job === 'batch') show(mesh, [1]); // node 2 is to hear of it from node 1
    return net;
  });
  await begin();
  await until(async () => Boolean((await newest(1)) && (await newest(2))));
  expect(lines('restore')).toEqual([]);
  expect([await newest(1), await newest(2)]).toMatchObject([{ attempt: 1 }, { attempt: 1 }]);
});

test('an end that a node held back until the others went on counts for nobody, and that node is named', async () => {
  let mesh: Mesh;
  const heldBack = (least: number) =>
    until(() =>
      [1, 2].every((party) => lines(`node ${party}: node 3 held the end of run ${RUN}`).length >= least),
    );
  withhold((own, net, _, attempt) => ({
    ...net,
    async send(to, step, data) {
      mesh = own;
      if (step === 'done') {
        await until(async () => (await aside(1)) === attempt && (await aside(2)) === attempt);
        if (to === 1) show(own, [1, 2]);
        await heldBack(1);
      }
      net.send(to, step, data);
    },
  }));
  await begin();
  await world.done(RUN);
  show(mesh!, [1, 2]);
  await heldBack(2);
  expect(lines('restore')).toEqual([]);
  for (const party of nodes()) expect(await newest(party)).toMatchObject({ run: RUN, attempt: 2 });
});

test('an end that one node took over when the others had gone on counts once all say that they keep it', async () => {
  world = new World(smallDeployment({ parties: 4 }), RUN + 1);
  const passedOver = async (party: number) =>
    (await world.stores[party - 1].get(Table.Facts, 'passed-over')) !== undefined;
  withhold((mesh, net, job, attempt) => ({
    ...net,
    async send(to, step, data) {
      // Node 3 alone does not get to its root.
      if (attempt > 2 || job !== 'batch' || to !== 3 || step !== 'coins/run/reveal')
        return net.send(to, step, data);
      await until(async () => (await passedOver(1)) && (await passedOver(2)));
      expect(await passedOver(3)).toBe(false);
      show(mesh, [3]);
    },
  }));
  await begin();
  await until(async () => (await Promise.all(nodes().map(newest))).every((end) => end));
  for (const party of nodes()) expect(await newest(party)).toMatchObject({ run: RUN, attempt: 1 });
  for (const party of [1, 2])
    expect(lines(`node ${party}: node 3 shows the end of run ${RUN}, attempt 1`)).not.toEqual([]);
});

test('a node that got one signature only by word of another goes on, and names who did not send it', async () => {
  Mesh.prototype.channel = function (this: Mesh, run, attempt, job) {
    const net = channel.call(this, run, attempt, job);
    if (this.self !== 3 || run !== RUN) return net;
    return { ...net, send: (to, step, data) => (step !== 'done' || to === 1) && net.send(to, step, data) };
  };
  await begin();
  await until(async () => (await newest(1)) !== undefined);
  world.now = closingTime(world.deployment, RUN + 1);
  await world.done(RUN + 1);
  expect(lines('the signature of node 3 did not come').map((line) => line.slice(0, 7))).toEqual(['node 2:']);
  for (const party of nodes()) expect(await newest(party)).toMatchObject({ run: RUN + 1, number: 2 });
});
