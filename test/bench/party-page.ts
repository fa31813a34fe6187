/** One party's page: the links of a browser node, and the Web Worker that computes. */
import { browserIntroducer } from '../../web/peer/introducer.ts';
import type { Party } from '../../workers/mpc/party.ts';
import { linkedMesh, relayedPorts } from '../../workers/node/linked-mesh.ts';
import type { Mesh } from '../../workers/node/mesh.ts';
import { DEPLOYMENT, identity } from '../links/identities.ts';
import type { Outcome, PartyAnswer } from './party-group.ts';
import { fromText, toText } from './plain-words.ts';

let mesh: Mesh;
let worker: Worker;

/** The next answer of the worker, or its error. */
const nextMessage = <A extends PartyAnswer>(): Promise<A> =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });

/** Makes the worker. @returns when its engine has compiled kernels and keys */
async function startWorker(self: Party, links: ReadonlyMap<Party, MessagePort>): Promise<void> {
  worker = new Worker('/worker.js', { type: 'module' });
  const ready = nextMessage();
  worker.postMessage({ self, threshold: 1, links, network: null }, [...links.values()]);
  await ready;
}

/** What the benchmark calls in the page. */
const party = {
  /** Links this party to both others. @param port of the signalling server */
  async join(self: Party, port: number): Promise<void> {
    const roster = [1, 2, 3].map((other) => identity(other).publicKey);
    const introducer = await browserIntroducer({
      url: `ws://127.0.0.1:${port}`,
      deployment: DEPLOYMENT,
      identity: identity(self),
      loopbackOnly: true,
      trusted: new Set(roster),
    });
    mesh = await linkedMesh(self, roster, introducer);
  },

  /** @returns milliseconds from making a worker until its engine has compiled kernels and keys; it then ends */
  async timeEngine(): Promise<number> {
    const start = performance.now();
    await startWorker(1, new Map([2, 3].map((peer) => [peer, new MessageChannel().port1])));
    const milliseconds = performance.now() - start;
    worker.terminate();
    return milliseconds;
  },

  /** Starts the worker. */
  startEngine: () => startWorker(mesh.self, relayedPorts(mesh)),

  bring(inputs: string): void {
    worker.postMessage({ inputs: fromText(inputs) });
  },

  /** @returns its Outcome, as text */
  async run(run: unknown, name: string): Promise<string> {
    const outcome = nextMessage<Outcome>();
    worker.postMessage({ run, name });
    return toText(await outcome);
  },
};

export type PartyPage = typeof party;
Object.assign(window, { party });
