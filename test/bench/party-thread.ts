import { Buffers } from '../../workers/mpc/buffers.ts';
import { createEngine } from '../../workers/mpc/create-engine.ts';
import type { Engine } from '../../workers/mpc/engine.ts';
import { borrowKernels, giveBack } from '../../workers/mpc/kernels/lend.ts';
import { type LinkRate, MEMORY_LINKS, shareOf } from '../../workers/mpc/link-rate.ts';
import { PortLinks } from '../../workers/mpc/net-port.ts';
import type { Party, PartyNet } from '../../workers/mpc/party.ts';
import { Stats } from '../../workers/mpc/stats.ts';
import { createTeam, type Team } from '../../workers/mpc/team.ts';
import { buffersOf, wordsIn } from '../../workers/node/words-in.ts';
import { keysOf } from '../unit/mpc-engine-world.ts';
import type { Outcome, PartyAnswer, PartyOrder } from './party-group.ts';
import { agreedRate, SlowPipe, slowNet, systemClock } from './slow-net.ts';

/** What a party of a benchmark computes with during one run; counts what goes over its links. */
export class PartyThread {
  sentBytes = 0;

  /** @param buffers of the thread */
  constructor(
    private readonly buffers: Buffers,
    private readonly links: PortLinks,
    private readonly threshold: number,
    private readonly pipes: ReadonlyMap<Party, SlowPipe> | null,
    private readonly rate: LinkRate,
    private readonly team: (job: string) => Team | null,
  ) {}

  /** @param job like no other's @param beside jobs that share the links, this one included */
  engine(job: string, purpose: string, stats: Stats, beside = 1): Promise<Engine> {
    const net = this.net(job);
    const keys = keysOf(net.self, job, undefined, net.parties);
    const links = shareOf(this.rate, beside);
    return createEngine({
      net,
      threshold: this.threshold,
      keys,
      purpose,
      stats,
      links,
      team: this.team(job),
      buffers: this.buffers,
    });
  }

  /** The messages of a job. */
  net(job: string): PartyNet {
    const channel = this.links.channel(job);
    return this.#counted(this.pipes ? slowNet(channel, this.pipes) : channel);
  }

  #counted(net: PartyNet): PartyNet {
    return {
      ...net,
      send: (to, step, data) => {
        this.sentBytes += data.length;
        net.send(to, step, data);
      },
      strand: (number) => this.#counted(net.strand(number)),
    };
  }
}

/** Traffic and seconds of a thread. */
export const newStats = (): Stats => new Stats(() => performance.now() / 1000);

/** What a program gives, and the end of its engine, as a node's jobs. */
export async function ended<T>(start: Promise<Engine>, compute: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await start;
  const result = await compute(engine);
  engine.end(buffersOf(result));
  return result;
}

/** What a thread says its words to: Node's parentPort or a Web Worker's scope. */
export interface Main {
  onmessage: ((event: never) => void) | null;
  postMessage(answer: PartyAnswer, moved?: Transferable[]): void;
}

/**
 * Makes this thread a party: shares and links come from the main thread.
 * @param compute one run; `name` is of this run, like no other's
 */
export function serveParty<I, R>(
  main: Main,
  compute: (party: PartyThread, inputs: I, run: R, name: string) => Promise<Omit<Outcome, 'sentBytes'>>,
): void {
  let links: PortLinks;
  let threshold: number;
  let pipes: ReadonlyMap<Party, SlowPipe> | null;
  let rate = MEMORY_LINKS;
  let team: (job: string) => Team | null = () => null;
  let inputs: I;
  const buffers = new Buffers();
  const party = () => new PartyThread(buffers, links, threshold, pipes, rate, team);
  main.onmessage = async ({ data: order }: { data: PartyOrder<I, R> }) => {
    if ('links' in order) {
      const { self, links: ports, network, team: own } = order;
      threshold = order.threshold;
      links = new PortLinks(self, ports);
      pipes = network && new Map([...ports.keys()].map((peer) => [peer, new SlowPipe(network, systemClock)]));
      if (network) rate = agreedRate(network);
      if (own) {
        const workers = new PortLinks(own.worker, own.workers, 'worker');
        team = (job) => createTeam(workers.channel(job), own.size);
      }
      giveBack(borrowKernels());
      await party().engine('start', 'start', newStats());
      main.postMessage('ready');
    } else if ('inputs' in order) inputs = order.inputs;
    else {
      const own = party();
      const outcome = await compute(own, inputs, order.run, order.name);
      main.postMessage({ ...outcome, sentBytes: own.sentBytes }, wordsIn(outcome.results));
    }
  };
}
