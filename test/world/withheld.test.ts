import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProtocolError } from '../../workers/errors.ts';
import type { PartyNet } from '../../workers/mpc/party.ts';
import { makeHello } from '../../workers/node/hello.ts';
import { Mesh } from '../../workers/node/mesh.ts';
import { closingTime } from '../../workers/node/schedule.ts';
import { Table } from '../../workers/node/store.ts';
import { deploymentHash } from '../../workers/wire/deployment.ts';
import { statementOf } from '../../workers/wire/done.ts';
import { nodeSecret, pause, seeded, smallDeployment, World } from './world.ts';

/** Node 3 keeps back its signature of the end of a run, so that the others try again, and shows that end later. */

const RUN = 999;
const { channel } = Mesh.prototype;
let world: World;
/** Of attempt 1: node 3 alone has it. */
let certificate: Uint8Array | null;
beforeEach(() => {
  world = new World(smallDeployment(), RUN + 1);
  certificate = null;
});
afterEach(async () => {
  Mesh.prototype.channel = channel;
  await world.stop();
});

const lines = (text: string) => world.log.filter((line) => line.includes(text));
const newest = async (party: number) => {
  const entry = (await world.stores[party - 1].list(Table.Audit, '')).at(-1);
  return entry && statementOf(entry.value);
};
const aside = async (party: number) => {
  const [row] = await world.stores[party - 1].list(Table.Aside, '');
  return row && statementOf(row.value).attempt;
};

/** Node 3 will try a run again with the certificate of attempt 1 in its hand. @param lie what it sends then */
function withhold(lie: (mesh: Mesh, net: PartyNet, job: string, attempt: number) => PartyNet): void {
  Mesh.prototype.channel = function (this: Mesh, run, attempt, job) {
    const net = channel.call(this, run, attempt, job);
    if (this.self !== 3 || run !== RUN) return net;
    if (attempt > 1) return lie(this, net, job, attempt);
    return { ...net, send: (to, step, data) => step !== 'done' && net.send(to, step, data) };
  };
  const { write } = world.stores[2];
  world.stores[2].write = async (changes) => {
    const entry = changes.find(({ table }) => table === Table.Audit)?.value;
    if (certificate || !entry || statementOf(entry).run !== RUN) return write.call(world.stores[2], changes);
    certificate = entry;
    throw new ProtocolError('now once more');
  };
}

/** The nodes begin with the run that is due. */
async function begin(): Promise<void> {
  world.now = closingTime(world.deployment, RUN);
  for (const party of [1, 2, 3]) await world.start(party);
}

/** Node 3 says that attempt 1 was done. */
function show(mesh: Mesh, to: readonly number[]): void {
  const { hello } = makeHello(
    {
      deployment: deploymentHash(world.deployment),
      party: 3,
      run: RUN + 1,
      attempt: 0,
      lastDone: certificate!,
    },
    nodeSecret(3),
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
  const isOver = async (party: number) => (await newest(party)) !== undefined;
  while (!((await isOver(1)) && (await isOver(2))) && lines('restore').length === 0) await pause(10);
  expect(lines('restore')).toEqual([]);
  expect([await newest(1), await newest(2)]).toMatchObject([{ attempt: 1 }, { attempt: 1 }]);
});

test('an end that a node held back until the others went on counts for nobody, and that node is named', async () => {
  let mesh: Mesh;
  const told = (text: string) => [1, 2].map((party) => lines(`node ${party}: node 3 ${text}`).length);
  const late = () => told(`shows the end of run ${RUN}, attempt 1 after this node went on`);
  const heldBack = () => told(`held the end of run ${RUN}, attempt 1 back`);
  const until = async (times: () => number[], least: number) => {
    while (lines('restore').length === 0 && times().some((count) => count < least)) await pause(10);
  };
  withhold((own, net, _, attempt) => ({
    ...net,
    async send(to, step, data) {
      mesh = own;
      if (step === 'result roots') {
        // The others have given their roots: who took the end over now would leave the other one alone with the next.
        if (to === 1) show(own, [1, 2]);
        await until(late, 1);
      }
      if (step === 'done') {
        while ((await aside(1)) !== attempt || (await aside(2)) !== attempt) await pause(10);
        if (to === 1) show(own, [1, 2]);
        await until(heldBack, 1);
      }
      net.send(to, step, data);
    },
  }));
  await begin();
  await world.done(RUN);
  show(mesh!, [1, 2]);
  await until(heldBack, 2);
  expect(lines('restore')).toEqual([]);
  for (const party of [1, 2, 3]) expect(await newest(party)).toMatchObject({ run: RUN, attempt: 2 });
});
