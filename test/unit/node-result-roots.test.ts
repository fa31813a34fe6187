import { expect, test } from 'vitest';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import { nodeContext } from '../../workers/node/context.ts';
import { memoryStore } from '../../workers/node/memory-store.ts';
import { agreeRoots } from '../../workers/node/result-roots.ts';
import { nodeSecret, seeded, smallDeployment } from '../world/world.ts';

const RUN = { run: 1000, attempt: 1, coins: new Uint8Array(32) };
const root = (value: number): Uint8Array => new Uint8Array(32).fill(value);
const contextOf = (party: number) =>
  nodeContext({
    ...{ deployment: smallDeployment(), party, identity: nodeSecret(party) },
    ...{ store: memoryStore(), random: seeded(`roots ${party}`), now: () => 0 },
  });

test('roots come in the order of the roster, alike at all nodes', async () => {
  const roots = await Promise.all(
    memoryNets(3).map((net) => agreeRoots(contextOf(net.self), net, RUN, root(net.self))),
  );
  expect(roots).toEqual([1, 2, 3].map(() => [root(1), root(2), root(3)]));
});

test('who signs two roots is named by both that it told', async () => {
  const nets = memoryNets(3);
  const worlds = [1, 2].map((told) => {
    // node 3 as each of the others sees it: honest, with a root of its own for each
    const [one, two, three] = memoryNets(3);
    const net = told === 1 ? one : two;
    const rest = told === 1 ? two : one;
    void agreeRoots(contextOf(3), three, RUN, root(30 + told)).catch(() => {});
    void agreeRoots(contextOf(rest.self), rest, RUN, root(rest.self)).catch(() => {});
    return net;
  });
  const ends = await Promise.allSettled(
    nets.slice(0, 2).map((net, i) =>
      agreeRoots(
        contextOf(net.self),
        {
          ...net,
          send: (to, step, data) => (to === 3 ? worlds[i] : net).send(to, step, data),
          receive: (from, step) => (from === 3 ? worlds[i] : net).receive(from, step),
        },
        RUN,
        root(net.self),
      ),
    ),
  );
  for (const [i, end] of ends.entries())
    expect(end).toMatchObject({
      reason: { message: `node 3 signed two roots of its results: another for node ${2 - i}` },
    });
});

test('a root that its node did not sign is refused', async () => {
  const nets = memoryNets(3);
  const others = nets.map((net) => agreeRoots(contextOf(net.self === 3 ? 2 : net.self), net, RUN, root(1)));
  const ends = await Promise.allSettled(others);
  expect(ends[0]).toMatchObject({ reason: { message: 'result root of node 3: the signature is wrong' } });
});
