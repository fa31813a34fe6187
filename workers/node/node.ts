import { bytesToHex } from '@noble/hashes/utils.js';
import { NotNow, ProtocolError } from '../errors.ts';
import type { Introducer, PeerLink } from '../link/peer-link.ts';
import { serveRpc } from '../link/rpc.ts';
import { RpcQueue } from '../link/rpc-queue.ts';
import type { Party, PartyNet } from '../mpc/party.ts';
import { statementOf } from '../wire/certificate.ts';
import { epochAt } from '../wire/time.ts';
import { dropIdleAccounts } from './accounts.ts';
import { asideHash } from './aside.ts';
import type { Computer, JobLinks } from './computation.ts';
import { type HostContext, type NodeContext, nodeContext } from './context.ts';
import { ensureEpochKeys } from './epoch-keys.ts';
import { confirmLinks, type Hello, linkSecret, makeHello, NO_END, readHello } from './hello.ts';
import { catchUp, holds, lastCertificate, runOf, unlessDone } from './ledger.ts';
import { agreeLinks } from './link-agreement.ts';
import { type AgreedLinks, rateOf } from './link-class.ts';
import { LinkGauges, linksLine, type NodeLinks } from './link-gauge.ts';
import { Mesh } from './mesh.ts';
import { type Meeting, Rendezvous } from './rendezvous.ts';
import { attemptRun, type RunReport } from './run.ts';
import { type RunProgress, RunState } from './run-state.ts';
import { dueRun, heldUntil } from './schedule.ts';
import { phoneService } from './service.ts';
import { agreeShards } from './shard-count.ts';
import { checkStoredForm } from './stored-form.ts';

/** What the process or page that hosts a node gives it. */
export interface NodeHost extends HostContext {
  /** Links of the node's roster key. */
  introducer: Introducer;
  /** Where it computes. */
  computer: Computer;
  /** Milliseconds of a clock that only goes forward: links are measured by it. */
  milliseconds(): number;
  /** Told of every change of state; public facts only. */
  progress?(progress: RunProgress): void;
  /** Told of every run that is done. */
  done?(report: RunReport): void;
  /** Told of what went wrong outside a run, in one sentence. */
  trouble?(what: string): void;
}

/** Before the names of all jobs that are computed, on the links. */
const COMPUTED = 'job/';
const POLL_MS = 250;
const RETRY_MS = 1000;
/** A signature of a run that is done elsewhere, and was sent here too, comes within this time. */
const LAST_WORD_MS = 1500;

/** A node, whatever hosts it: takes uploads, computes each run with the others, keeps results until fetched. */
export class SafeTraceNode {
  readonly #ctx: NodeContext;
  readonly #mesh: Mesh;
  readonly #gauges: LinkGauges;
  #agreed: AgreedLinks | null = null;
  readonly #rendezvous: Rendezvous;
  /** What phones and the authority ask waits here, so that a run does not wait for it. */
  readonly #asked = new RpcQueue(() => this.#ctx.sealed.run >= 0);
  /** A flood of phones must not hold up who is ill. */
  readonly #askedByAuthority = new RpcQueue();
  /** The ephemeral secret behind each hello of ours that may still begin an attempt. */
  readonly #secrets = new WeakMap<Hello, Uint8Array>();
  #certificate: Uint8Array = new Uint8Array();
  /** Hash of what lay aside when this node began to wait for the others. */
  #aside: Uint8Array = NO_END;
  /** For whose message this node waits, or waited last, beside what is computed. */
  #awaited: Party = 0;
  #heard: Promise<void> = Promise.resolve();
  #stopped = false;
  /** Unix seconds. */
  #started = 0;
  /** Since when this node has waited for the run after that one. */
  #waits = { lastRun: -1, waited: 0 };
  #epoch = -1;
  #loop: Promise<void> = Promise.resolve();

  constructor(readonly host: NodeHost) {
    const ctx = nodeContext(host);
    this.#ctx = ctx;
    this.#mesh = new Mesh(ctx.party, ctx.roster.map(bytesToHex), host.introducer, {
      control: (from, body) => {
        this.#heard = this.#heard.then(() => this.#hear(from, body)).catch((error) => this.#complain(error));
      },
      up: (party) => this.#rendezvous.greet(party),
      down: (party, reason) => this.#rendezvous.lose(party, reason),
    });
    this.#gauges = new LinkGauges(
      () => this.#mesh.traffic(),
      () => host.milliseconds(),
    );
    this.#rendezvous = new Rendezvous({
      others: this.#mesh.others,
      makeHello: (run, attempt) => this.#makeHello(run, attempt),
      send: (to, hello) => this.#mesh.control(to, hello.bytes),
      lastDone: (hello) => runOf(hello.lastDone),
      done: () => runOf(this.#certificate),
      awaited: () => this.#awaited,
      later: (work) => void setTimeout(work, LAST_WORD_MS),
    });
  }

  /** Accepts links, meets the other nodes and computes each run when it is due, until `stop`. */
  async start(): Promise<void> {
    await checkStoredForm(this.#ctx);
    this.#started = this.#ctx.now();
    await this.#readCertificate();
    await ensureEpochKeys(this.#ctx);
    this.host.introducer.accept((link) => this.#accept(link));
    this.#mesh.start();
    this.#loop = this.#run();
  }

  /** Announces the upload keys that are due now; `start` does so from time to time. */
  announce(): Promise<void> {
    return ensureEpochKeys(this.#ctx);
  }

  /** Ends links and the attempt that goes on; it leaves no effect and is tried again after the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#rendezvous.cancel('the node stops');
    this.#mesh.stop();
    this.host.introducer.close();
    await this.#loop;
  }

  /** How the links to the other nodes do; rates since the last call. */
  links(): NodeLinks {
    return { gauges: this.#gauges.read(), agreed: this.#agreed };
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        await ensureEpochKeys(this.#ctx);
        this.#tellEpoch();
        const now = this.#ctx.now();
        const due = dueRun(this.#ctx.deployment, now);
        const lastRun = runOf(await lastCertificate(this.#ctx));
        if (due > lastRun) {
          if (this.#waits.waited === 0 || this.#waits.lastRun !== lastRun)
            this.#waits = { lastRun, waited: now };
          await this.#tryRun(due);
        }
      } catch (error) {
        this.#complain(error);
        await pause(RETRY_MS);
      }
      await pause(POLL_MS);
    }
  }

  /** Says once that an epoch began, and that the one before is collected. */
  #tellEpoch(): void {
    const { deployment, now } = this.#ctx;
    const epoch = epochAt(deployment.grid, now());
    if (epoch === this.#epoch) return;
    this.#epoch = epoch;
    this.host.progress?.({ run: epoch - 1, attempt: 0, state: RunState.Collecting });
    this.host.progress?.({ run: epoch, attempt: 0, state: RunState.Proposed });
  }

  async #tryRun(run: number): Promise<void> {
    this.#aside = await asideHash(this.#ctx);
    const meeting = await this.#meet(run);
    if (!meeting) return;
    const { attempt, hellos, left } = meeting;
    const own = hellos.get(this.#ctx.party)!;
    const secret = this.#secrets.get(own)!;
    const links = new Map(
      this.#mesh.others.map((party) => [party, linkSecret(secret, own, hellos.get(party)!)]),
    );
    const progress = (state: RunProgress) => this.host.progress?.(state);
    const abandon = () => this.#mesh.discardBefore(run, attempt + 1);
    this.#mesh.discardBefore(run, attempt);
    left.addEventListener('abort', abandon);
    if (left.aborted) abandon(); // before there was anybody to hear it
    try {
      await unlessDone(this.#ctx, own.lastDone, async () => {
        this.#ctx.sealed.awaited = false; // who had all signatures of it would have said so
      });
      const channel = (job: string) => this.#watched(this.#mesh.channel(run, attempt, job));
      await confirmLinks(channel('links'), links);
      const agreed = await agreeLinks(channel('links'), () => this.host.milliseconds());
      this.#agreed = agreed;
      await agreeShards(channel('shards'), this.host.computer.shards);
      progress({ run, attempt, state: RunState.Agreed, stage: linksLine(agreed) });
      await dropIdleAccounts(this.#ctx);
      await this.#letOutboxesEmpty(run, left);
      if (left.aborted) throw left.reason;
      const party = {
        deployment: this.#ctx.id,
        party: this.#ctx.party,
        threshold: this.#ctx.deployment.threshold,
      };
      const begin = (inputs: Uint8Array, coins: Uint8Array) =>
        this.host.computer.begin(
          { ...party, run, attempt, inputs, coins, links },
          this.#jobLinks(run, attempt),
        );
      const report = await attemptRun(this.#ctx, {
        run,
        attempt,
        last: own.lastDone,
        links: rateOf(agreed),
        channel,
        begin,
        progress,
        abandon,
      });
      this.#rendezvous.finish();
      progress({ run, attempt, state: RunState.Done });
      this.host.done?.(report);
    } catch (error) {
      const reason = left.aborted ? (left.reason as Error).message : (error as Error).message;
      progress({ run, attempt, state: RunState.Aborted, stage: reason });
      abandon();
      if (!(error instanceof ProtocolError)) throw error;
    } finally {
      this.#ctx.sealed.run = -1;
      left.removeEventListener('abort', abandon);
      secret.fill(0);
      for (const link of links.values()) link.fill(0);
      await this.#readCertificate();
    }
  }

  /** The same messages; whose is waited for is noted. */
  #watched(net: PartyNet): PartyNet {
    return {
      ...net,
      receive: (from, step) => {
        this.#awaited = from;
        return net.receive(from, step);
      },
    };
  }

  #jobLinks(run: number, attempt: number): JobLinks {
    return {
      others: this.#mesh.others,
      channel: (job) => this.#mesh.channel(run, attempt, `${COMPUTED}${job}`),
      relay: (ports, shard) =>
        this.#mesh.relay(run, attempt, shard === 0 ? COMPUTED : `shard ${shard}/`, ports),
    };
  }

  /** Waits while a node that was away gets what was held for it. @throws ProtocolError when a later run is due */
  async #letOutboxesEmpty(run: number, left: AbortSignal): Promise<void> {
    const { deployment, now } = this.#ctx;
    const until = await heldUntil(this.#ctx, { ...this.#waits, started: this.#started });
    while (now() < until && !left.aborted && !this.#stopped) {
      const due = dueRun(deployment, now());
      if (due > run) throw new ProtocolError(`run ${due} is due and closes these epochs too`);
      await pause(POLL_MS);
    }
  }

  /** Waits for the other nodes; null when meanwhile a later run is due or this one was done without us. */
  async #meet(run: number): Promise<Meeting | null> {
    let met: Meeting | null = null;
    let failed = false;
    this.#rendezvous.meet(run).then(
      (meeting) => {
        met = meeting;
      },
      () => {
        failed = true;
      },
    );
    while (!met && !failed && !this.#stopped) {
      await pause(POLL_MS / 10);
      const { deployment, now } = this.#ctx;
      if (!met && (dueRun(deployment, now()) > run || runOf(this.#certificate) >= run)) {
        this.#rendezvous.cancel('another run is due');
        return null;
      }
    }
    return met;
  }

  #makeHello(run: number, attempt: number): Hello {
    const fields = {
      deployment: this.#ctx.id,
      party: this.#ctx.party,
      run,
      attempt,
      lastDone: this.#certificate,
      aside: attempt > 0 ? this.#aside : NO_END, // who only answers may be in an attempt that ends well
    };
    const { hello, secret } = makeHello(fields, this.#ctx.identity, this.#ctx.random);
    this.#secrets.set(hello, secret);
    return hello;
  }

  async #hear(from: Party, body: Uint8Array): Promise<void> {
    const hello = readHello(body, from, this.#ctx.id, this.#ctx.roster[from - 1]!);
    await this.#catchUp(from, hello);
    this.#rendezvous.hear(from, hello);
    // What it keeps may be all that an end which another has shown was waiting for.
    for (const [party, other] of [...this.#rendezvous.newest])
      if (party !== from && this.#isHeld(party, other)) await this.#catchUp(party, other);
  }

  async #catchUp(by: Party, hello: Hello): Promise<void> {
    const fate = await catchUp(this.#ctx, hello.lastDone, by, this.#isHeld(by, hello));
    await this.#readCertificate();
    if (fate === 'taken') this.#rendezvous.takenOver(runOf(hello.lastDone), this.#ctx.sealed.awaited);
    if (fate === 'waits') {
      const { run, attempt } = statementOf(hello.lastDone);
      this.host.trouble?.(
        `node ${by} shows the end of run ${run}, attempt ${attempt} after this node went on; it counts when all others show or keep it, one held it back`,
      );
    }
  }

  /** In turn with what changes it, so that no older one is read over a newer. */
  #readCertificate(): Promise<void> {
    return this.#ctx.serially(async () => {
      this.#certificate = await lastCertificate(this.#ctx);
    });
  }

  /** Whether all others hold the end that one of them shows. */
  #isHeld(by: Party, { lastDone }: Hello): boolean {
    return this.#mesh.others.every((party) => {
      const hello = this.#rendezvous.newest.get(party);
      return party === by || (hello && holds(hello, lastDone, this.#rendezvous.isLater(hello)));
    });
  }

  #accept(link: PeerLink): void {
    if (this.#ctx.deployment.roster.some(({ key }) => key === link.peer)) this.#mesh.adopt(link);
    else
      void serveRpc(
        link,
        phoneService(this.#ctx, link.peer),
        (method, error) => this.#complain(new Error(`${method}: ${(error as Error).message}`)),
        link.peer === this.#ctx.deployment.authority?.key ? this.#askedByAuthority : this.#asked,
      );
  }

  #complain(error: unknown): void {
    if (error instanceof NotNow) return; // a store says itself, once, that the disk refuses
    this.host.trouble?.((error as Error).message);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
