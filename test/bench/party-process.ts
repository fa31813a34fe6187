/** One party's process: the mesh of a node over WebRTC, and the thread that computes. Ends with its parent. */

import { linkedMesh, relayedPorts } from '../../workers/node/linked-mesh.ts';
import { identity, member } from '../links/webrtc-world.ts';
import type { Outcome, PartyOrder } from './party-group.ts';
import type { ProcessAnswer } from './party-processes.ts';
import { nextMessage, startPartyWorker } from './party-worker.ts';
import { metered } from './process-meter.ts';

const [self, port, thread] = process.argv.slice(2);
const answer = (message: ProcessAnswer) => process.send!(message);

const roster = [1, 2, 3].map((party) => identity(party).publicKey);
const introducer = await member({ port: Number(port) }, identity(Number(self)), { trusted: new Set(roster) });
const mesh = await linkedMesh(Number(self), roster, introducer);
const worker = await startPartyWorker(thread);
const ports = relayedPorts(mesh);
const ready = nextMessage(worker);
const order: PartyOrder<never, never> = { self: mesh.self, threshold: 1, links: ports, network: null };
worker.postMessage(order, [...ports.values()] as never);

await ready;
process.on('message', async (order: PartyOrder<unknown, unknown>) => {
  if (!('run' in order)) {
    worker.postMessage(order);
    return;
  }
  const { result, ...use } = await metered(() => {
    const outcome = nextMessage<Outcome>(worker);
    worker.postMessage(order);
    return outcome;
  });
  answer({ ...use, outcome: result });
});
process.on('disconnect', () => process.exit());
answer({ emptyBytes: process.memoryUsage.rss() });
