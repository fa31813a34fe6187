import { ProtocolError } from '../errors.ts';
import type { Introducer, LinkTraffic, PeerLink } from '../link/peer-link.ts';
import { Batch, type PortMessage } from '../mpc/net-port.ts';
import type { Party, PartyNet } from '../mpc/party.ts';
import { Mailboxes } from './mailboxes.ts';
import { controlTag, readFrame, type StepTag, stepTag } from './mesh-frame.ts';

const REDIAL_MS = 500;

/** Where the mesh reports to: control frames, and links that come and go. */
export interface MeshEvents {
  control(from: Party, body: Uint8Array): void;
  up(party: Party): void;
  down(party: Party, reason: string): void;
}

interface Neighbour {
  link: PeerLink;
  mailboxes: Mailboxes;
}

/**
 * The links among the nodes of one roster: one per pair, dialled by the lower party, made again when lost.
 *
 * Control frames (hello, abort) go to the run's rendezvous; step frames carry (run, attempt, job, step)
 * and wait in the mailbox of their attempt. A lost link ends every channel that used it: DESIGN §9 retries the attempt.
 */
export class Mesh {
  readonly #neighbours = new Map<Party, Neighbour>();
  /** Run and attempt before which nothing is read any more. */
  #oldest: [number, number] = [0, 0];
  #stopped = false;

  /** @param roster Ed25519 public keys (hex) of parties 1..n in order */
  constructor(
    readonly self: Party,
    readonly roster: readonly string[],
    readonly introducer: Introducer,
    readonly events: MeshEvents,
  ) {}

  get parties(): number {
    return this.roster.length;
  }

  /** The other parties, ascending. */
  get others(): Party[] {
    return this.roster.map((_, i) => i + 1).filter((party) => party !== this.self);
  }

  start(): void {
    for (const party of this.others) if (party > this.self) void this.#keepDialling(party);
  }

  stop(): void {
    this.#stopped = true;
    for (const { link } of this.#neighbours.values()) link.close('the node stops');
  }

  /** Takes a link that another node of the roster opened to us. */
  adopt(link: PeerLink): void {
    const party = this.roster.indexOf(link.peer) + 1;
    if (this.#stopped || party < 1 || party >= this.self) link.close('not a node that dials this one');
    else void this.#serve(party, link);
  }

  /** What goes over the link to each other party; null for none. */
  traffic(): Map<Party, LinkTraffic | null> {
    return new Map(this.others.map((party) => [party, this.#neighbours.get(party)?.link.traffic() ?? null]));
  }

  connected(party: Party): boolean {
    return this.#neighbours.has(party);
  }

  /** Sends a control frame; dropped silently when the party is not connected (it is sent again when it is). */
  control(to: Party, body: Uint8Array): void {
    void this.#neighbours
      .get(to)
      ?.link.send(body.slice(), controlTag())
      .catch(() => {});
  }

  /** Forgets messages of attempts before this one, so that an aborted attempt leaves nothing behind. */
  discardBefore(run: number, attempt: number): void {
    this.#oldest = [run, attempt]; // for links to come, too: an attempt that ended must not live on over a new one
    for (const { mailboxes } of this.#neighbours.values()) mailboxes.discardBefore(run, attempt);
  }

  /** The messages of one job of one attempt, over the links that are up now. */
  channel(run: number, attempt: number, job: string): PartyNet {
    const neighbours = new Map(this.#neighbours);
    const neighbour = (party: Party) => {
      const found = neighbours.get(party);
      if (!found) throw new ProtocolError(`node ${party} is not connected`);
      return found;
    };
    return {
      self: this.self,
      parties: this.parties,
      send: (to, step, data) => this.#send(neighbour(to), { run, attempt, job, step }, data),
      receive: async (from, step) => neighbour(from).mailboxes.of(run, attempt).take(job, step),
      strand: (number) => this.channel(run, attempt, `${job}/${number}`),
    };
  }

  /**
   * Carries messages between the links and an engine in another thread: a port for each other party.
   * @param prefix of the names, on the links, of the jobs that are computed there
   */
  relay(run: number, attempt: number, prefix: string, ports: ReadonlyMap<Party, MessagePort>): void {
    const end = (port: MessagePort, failure: string) => port.postMessage(failure satisfies PortMessage);
    for (const [party, port] of ports) {
      const neighbour = this.#neighbours.get(party);
      if (!neighbour) {
        end(port, `node ${party} is not connected`);
        continue;
      }
      port.onmessage = ({ data: letters }) => {
        for (const [job, step, data] of letters)
          this.#send(neighbour, { run, attempt, job: `${prefix}${job}`, step }, data);
      };
      const batch = new Batch(port);
      neighbour.mailboxes.of(run, attempt).forward(prefix, {
        put: (job, { step, data }) => batch.send(job.slice(prefix.length), step, data),
        fail: (reason) => end(port, reason),
      });
    }
  }

  #send({ link, mailboxes }: Neighbour, step: StepTag, data: Uint8Array): void {
    link.send(data, stepTag(step)).catch((error: Error) => mailboxes.fail(error.message));
  }

  async #keepDialling(party: Party): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#serve(party, await this.introducer.dial(this.roster[party - 1]!));
      } catch {
        // The other operator's node is not up yet; `down` and the log of the run say so once it matters.
      }
      await new Promise((resolve) => setTimeout(resolve, REDIAL_MS));
    }
  }

  async #serve(party: Party, link: PeerLink): Promise<void> {
    this.#neighbours.get(party)?.link.close('replaced by a newer link');
    const mailboxes = new Mailboxes(`node ${party}`);
    mailboxes.discardBefore(...this.#oldest);
    const neighbour = { link, mailboxes };
    this.#neighbours.set(party, neighbour);
    this.events.up(party);
    let reason = 'the link ended';
    try {
      for (;;) this.#deliver(party, neighbour, await link.receive());
    } catch (error) {
      reason = (error as Error).message;
      link.close('this node closed the link');
    }
    mailboxes.fail(`the link to node ${party} was lost: ${reason}`);
    if (this.#neighbours.get(party) === neighbour) {
      this.#neighbours.delete(party);
      this.events.down(party, reason);
    }
  }

  #deliver(party: Party, neighbour: Neighbour, frame: Uint8Array): void {
    const { data, step } = readFrame(frame, `frame of node ${party}`);
    if (!step) {
      this.events.control(party, data);
      return;
    }
    neighbour.mailboxes.of(step.run, step.attempt).put(step.job, { step: step.step, data });
  }
}
