/** A whole deployment in one process: its nodes over memory links, a clock that tests move, phones. */

import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type MemoryNetwork, memoryNetwork } from '../../workers/link/memory.ts';
import { keystream } from '../../workers/mpc/prg.ts';
import type { Computer } from '../../workers/node/computation.ts';
import { computeHere } from '../../workers/node/jobs.ts';
import type { CircuitTexts } from '../../workers/node/loaded-programs.ts';
import { memoryStore } from '../../workers/node/memory-store.ts';
import { SafeTraceNode } from '../../workers/node/node.ts';
import type { RunReport } from '../../workers/node/run.ts';
import type { RunProgress } from '../../workers/node/run-state.ts';
import { closingTime } from '../../workers/node/schedule.ts';
import { type NodeStore, Table } from '../../workers/node/store.ts';
import { PhoneClient } from '../../workers/phone/client.ts';
import { phoneCrypto } from '../../workers/phone/crypto.ts';
import { memoryOutbox } from '../../workers/phone/outbox.ts';
import { buildRecord, type Day, emitBits, type SentRow } from '../../workers/phone/record.ts';
import type { Visit } from '../../workers/phone/row-choice.ts';
import { placeRows } from '../../workers/phone/rows.ts';
import { type Account, createAccount } from '../../workers/wire/account.ts';
import { type Random, Reader } from '../../workers/wire/codec.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { epochAt, epochStart } from '../../workers/wire/time.ts';

/** Seeded randomness: the same world each time. */
export function seeded(seed: string): Random {
  const stream = keystream(new Uint8Array(32).fill(7), `test/${seed}`);
  return (bytes) => stream.bytes(bytes);
}

const secretOf = (name: string) => seeded(`key/${name}`)(32);
/** Ed25519 secret key of a node of the small deployment. */
export const nodeSecret = (party: number) => secretOf(`node ${party}`);
export const AUTHORITY_KEY = secretOf('authority');

/** A small deployment: slots of 5 s, epochs of 40 s in two blocks. Self-report unless `authority`. */
export function smallDeployment(changes: Partial<Deployment> & { withAuthority?: boolean } = {}): Deployment {
  const { withAuthority, ...fields } = changes;
  const { parties = 3 } = fields;
  const publicKey = (secret: Uint8Array) => bytesToHex(ed25519.getPublicKey(secret));
  return {
    version: 1,
    name: 'test',
    parties,
    threshold: 1,
    program: 'exposure',
    detail: { policy: 'open' },
    roster: Array.from({ length: parties }, (_, i) => i + 1).map((i) => ({
      name: `node ${i}`,
      operator: `operator ${i}`,
      country: 'XX',
      key: publicKey(nodeSecret(i)),
    })),
    authority: withAuthority
      ? { name: 'authority', key: publicKey(AUTHORITY_KEY), url: 'http://localhost:8082' }
      : null,
    signal: 'ws://localhost:8081',
    grid: { slot: 5, epoch: 40, offset: 0 },
    place: { h: 4, venues: 3, meets: 1 },
    near: null,
    run: { collect: 20, grace: 0, window: 3, minAccounts: 2 },
    claims: { places: 4, runs: 3, ahead: 2 },
    visits: { minimum: 1, defaultLength: 20, cap: 40 },
    ...fields,
  } as Deployment;
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A day on which nothing happened. */
export const emptyDay = (epoch: number): Day => ({
  epoch,
  places: [],
  meets: [],
  near: null,
  claim: null,
  emit: null,
  levels: null,
});

/** A phone of the world: client, account and what it sent. */
export class Phone {
  readonly account: Account;
  readonly client: PhoneClient;
  readonly sent: SentRow[] = [];

  constructor(
    readonly world: World,
    name: string,
  ) {
    const random = seeded(`phone/${name}`);
    this.account = createAccount(random);
    const { network, deployment } = world;
    const introducer = network.introducer(bytesToHex(this.account.verifyKey));
    this.client = new PhoneClient(deployment, this.account, {
      dial: (key) => introducer.dial(key),
      outbox: memoryOutbox(),
      crypto: phoneCrypto(deployment, this.account, random),
    });
    this.random = random;
  }

  readonly random: Random;

  /** Uploads an epoch with these visits. `ill`: level by age in a self-report deployment. */
  async upload(epoch: number, visits: readonly Visit[], extra: Partial<Day> = {}) {
    const { deployment } = this.world;
    const { rows } = placeRows(deployment, epoch, visits);
    const day = { ...emptyDay(epoch), places: rows, ...extra };
    const { record, sent } = buildRecord(deployment, day, this.random);
    this.sent.push(...sent);
    return this.client.upload(epoch, record);
  }

  /** All rows may warn. */
  get consent(): Uint8Array {
    return emitBits(this.world.deployment, () => true);
  }
}

/** How parties reach each other. */
export interface WorldLinks {
  network: MemoryNetwork;
  milliseconds(): number;
}

/** Nodes and a clock. */
export class World {
  readonly network: MemoryNetwork;
  readonly milliseconds: () => number;
  readonly stores: NodeStore[];
  readonly nodes: (SafeTraceNode | null)[];
  readonly reports: RunReport[][];
  readonly log: string[] = [];
  /** Of the deployment's programs; set before the nodes start. */
  circuits: CircuitTexts = new Map();
  now: number;
  #waiting: (() => void)[] = [];

  constructor(
    readonly deployment: Deployment,
    firstEpoch = 1000,
    /** Of parties 1..n. */
    readonly computers: readonly Computer[] = deployment.roster.map(() => computeHere),
    /** Links, and the clock that they are measured by: as fast as there are unless a test shapes them. */
    { network, milliseconds }: WorldLinks = { network: memoryNetwork(), milliseconds: () => 0 },
  ) {
    this.network = network;
    this.stores = deployment.roster.map(() => memoryStore());
    this.nodes = deployment.roster.map(() => null);
    this.reports = deployment.roster.map(() => []);
    this.milliseconds = milliseconds;
    this.now = epochStart(deployment.grid, firstEpoch);
  }

  async start(party: number, progress: (p: RunProgress) => void = () => {}): Promise<void> {
    const node = new SafeTraceNode({
      deployment: this.deployment,
      party,
      identity: nodeSecret(party),
      circuits: this.circuits,
      introducer: this.network.introducer(this.deployment.roster[party - 1].key),
      computer: this.computers[party - 1],
      store: this.stores[party - 1],
      now: () => this.now,
      milliseconds: this.milliseconds,
      random: seeded(`node ${party}/${this.reports[party - 1].length}/${this.log.length}`),
      progress: (p) => {
        if (p.finished === undefined)
          this.log.push(`node ${party}: run ${p.run}.${p.attempt} ${p.state} ${p.stage ?? ''}`);
        progress(p);
      },
      done: (report) => {
        this.reports[party - 1].push(report);
        for (const wake of this.#waiting.splice(0)) wake();
      },
      trouble: (what) => this.log.push(`node ${party}: ${what}`),
    });
    this.nodes[party - 1] = node;
    await node.start();
  }

  async startAll(): Promise<void> {
    // A run is due soon. It is done before the clock goes on, so that no test meets it on its way.
    const { now } = this;
    const run = epochAt(this.deployment.grid, now) - 1;
    this.now = closingTime(this.deployment, run);
    for (const party of this.nodes.keys()) await this.start(party + 1);
    await this.done(run);
    this.now = now;
    for (const node of this.nodes) await node!.announce();
  }

  /** Ends a node as a crash would: links die, nothing is said. */
  async kill(party: number): Promise<void> {
    this.network.kill(this.deployment.roster[party - 1].key);
    await this.nodes[party - 1]?.stop();
    this.nodes[party - 1] = null;
  }

  /** Moves the clock past the end of an epoch, into its collect time. */
  endEpoch(epoch: number): void {
    this.now = epochStart(this.deployment.grid, epoch + 1) + 1;
  }

  /** Closes a run and waits until every node is done with it. */
  async closeRun(run: number): Promise<RunReport> {
    this.now = closingTime(this.deployment, run);
    await this.done(run);
    return this.reports[0].at(-1)!;
  }

  /** Closes a run that comes after an outage: the nodes hold it for what waits on phones. */
  async closeLateRun(run: number): Promise<RunReport> {
    this.now = closingTime(this.deployment, run);
    this.now = Math.max(this.now, await this.held());
    await this.done(run);
    return this.reports[0].at(-1)!;
  }

  /** Waits until every node has met the others since the run that it did last. @returns until when they hold the next */
  async held(): Promise<number> {
    for (;;) {
      const rows = await Promise.all(this.stores.map((store) => store.get(Table.Facts, 'held-until')));
      const ends = rows.flatMap((row, i) => {
        const reader = row && new Reader(row, 'held-until');
        return reader && reader.u32() === this.reports[i].at(-1)?.run ? [reader.u64()] : [];
      });
      if (ends.length === rows.length) return Math.max(...ends);
      await pause(20);
    }
  }

  /** Waits until a run is the newest that every node is done with. */
  async done(run: number): Promise<void> {
    const done = () => this.reports.every((reports) => reports.at(-1)?.run === run);
    while (!done()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node?.stop()));
  }
}

/** A visit in seconds from the start of an epoch. */
export function visit(world: World, epoch: number, venue: number, from: number, to: number): Visit {
  const start = epochStart(world.deployment.grid, epoch);
  return {
    id: `${epoch}/${venue}/${from}`,
    secret: new Uint8Array(16).fill(venue),
    from: start + from,
    to: start + to,
  };
}
