/** One party of a benchmark in a thread of its own: engine and kernels; shares and links come from the main thread. */
import { parentPort } from 'node:worker_threads';
import { buildIndex, type GroupIndex } from '../../workers/mpc/index-build.ts';
import { matchIndex } from '../../workers/mpc/match.ts';
import { PortLinks } from '../../workers/mpc/net-port.ts';
import type { PartyNet } from '../../workers/mpc/party.ts';
import { createReplicatedEngine } from '../../workers/mpc/replicated-engine.ts';
import type { Shared } from '../../workers/mpc/shared.ts';
import { Stats } from '../../workers/mpc/stats.ts';
import { keysOf, seedKey } from '../unit/mpc-engine-world.ts';
import type { Outcome, PartyInputs, PartyOrder, Run } from './parties.ts';

const main = parentPort!;
let links: PortLinks;
let inputs: PartyInputs;
let index: GroupIndex;

main.on('message', async (order: PartyOrder) => {
  if ('links' in order) links = new PortLinks(order.self, order.links);
  else if ('inputs' in order) inputs = order.inputs;
  else main.postMessage(await compute(order.run, order.name));
});

/** @param name of this job, like no other's */
async function compute(run: Run, name: string): Promise<Outcome> {
  const stats = new Stats(() => performance.now() / 1000);
  const link = { bytes: 0 };
  const engine = (purpose: string) =>
    createReplicatedEngine({
      net: counted(links.channel(`${name}/${purpose}`), link),
      keys: keysOf(links.self, `${name}/${purpose}`),
      purpose,
      stats,
    });
  const { spec, tokens, masks, flags } = inputs;
  if (run !== 'match') index = await buildIndex(engine('index'), spec, tokens, masks, seedKey('coins'));
  const result: Shared | null = run === 'index' ? null : await matchIndex(engine('match'), index, flags);
  return {
    result,
    sentBytes: link.bytes,
    rounds: stats.rounds,
    comparisons: stats.steps.get('index sort')?.opened ?? 0,
    phases: stats.phases,
  };
}

/** Counts what goes over the link. */
function counted(net: PartyNet, link: { bytes: number }): PartyNet {
  return {
    ...net,
    send(to, step, data) {
      link.bytes += data.length;
      net.send(to, step, data);
    },
    strand: (number) => counted(net.strand(number), link),
  };
}
