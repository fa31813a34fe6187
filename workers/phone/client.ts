import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import type { PeerLink } from '../link/peer-link.ts';
import { RpcClient, RpcFailed } from '../link/rpc.ts';
import type { Party } from '../mpc/party.ts';
import { type Account, encodeEnrolment } from '../wire/account.ts';
import { type Random, sameBytes } from '../wire/codec.ts';
import { type Deployment, deploymentHash, nodeKey } from '../wire/deployment.ts';
import { readCertificate } from '../wire/done.ts';
import { verifyEpochKey } from '../wire/epoch-key.ts';
import { verifyReceipt } from '../wire/receipt.ts';
import { openResult, resultBytes } from '../wire/result.ts';
import { decodeInfo, decodeResultAnswer, METHODS, type NodeInfo } from '../wire/rpc-messages.ts';
import { type Answer, readAnswer } from './answers.ts';
import { type CertifiedShare, checkShares } from './certified.ts';
import type { Outbox, Waiting } from './outbox.ts';
import { type SealedUpload, sealUpload } from './seal.ts';

/** What happened to a waiting message: receipted, refused for good (dropped), or still waiting. */
export interface Delivery extends Pick<Waiting, 'party' | 'epoch' | 'sequence'> {
  readonly outcome: 'receipt' | 'refused' | 'waiting';
  /** Why, in one sentence; empty for a receipt. */
  readonly reason: string;
}

/** What each node answered, or the sentence why it did not. */
export type Answers<T> = ReadonlyMap<Party, T | Error>;

interface Options {
  /** Opens a link to a node's identity key (hex). */
  readonly dial: (nodeKey: string) => Promise<PeerLink>;
  readonly outbox: Outbox;
  readonly random: Random;
}

const NOTHING = new Uint8Array(0);
/** How long a node may be behind two that gave the result: its share checks theirs, but nobody should wait for it. */
export const GRACE_MS = 3000;

/**
 * A phone's side of a deployment: enrols, uploads and reads results. Nodes may be down: what is for them waits in the
 * outbox, and results come from t+1 others.
 */
export class PhoneClient {
  readonly #deployment: Deployment;
  readonly #account: Account;
  readonly #options: Options;
  readonly #hash: Uint8Array;
  readonly #parties: readonly Party[];
  readonly #links = new Map<Party, Promise<RpcClient>>();
  readonly #enrolled = new Set<Party>();
  /** `epoch/party` → X25519 key, verified. */
  readonly #keys = new Map<string, Uint8Array>();
  /** Announcements (hex) that were verified: every node passes on those of all. */
  readonly #announced = new Set<string>();
  /** Nodes that signed two keys for one epoch. */
  readonly #spoilt = new Map<Party, InputError>();
  #flushing: Promise<unknown> = Promise.resolve();

  constructor(deployment: Deployment, account: Account, options: Options) {
    this.#deployment = deployment;
    this.#account = account;
    this.#options = options;
    this.#hash = deploymentHash(deployment);
    this.#parties = deployment.roster.map((_, i) => i + 1);
  }

  /** Makes the account known to every node that can be reached; again at will. */
  enrol(): Promise<Answers<true>> {
    return this.#each((party) => this.#enrolAt(party));
  }

  /** Clock, newest run and epoch keys of every node. */
  async info(): Promise<Answers<NodeInfo>> {
    const answers = await this.#each(async (party) => {
      const info = decodeInfo(await this.#call(party, METHODS.info, NOTHING));
      if (!sameBytes(info.deployment, this.#hash))
        throw new InputError(`node ${party} serves another deployment: ${bytesToHex(info.deployment)}`);
      for (const bytes of info.epochKeys) this.#learnKey(bytes);
      return info;
    });
    return new Map<Party, NodeInfo | Error>([...answers, ...this.#spoilt]);
  }

  /**
   * The nodes' keys for an epoch's uploads, asked for when they are not known yet.
   * @throws InputError when a key has not been announced, naming the nodes
   */
  async epochKeys(epoch: number): Promise<ReadonlyMap<Party, Uint8Array>> {
    const known = (party: Party) => this.#keys.get(`${epoch}/${party}`);
    if (!this.#parties.every(known)) await this.info();
    const missing = this.#parties.filter((party) => !known(party));
    if (missing.length > 0)
      throw new InputError(
        `epoch ${epoch}: no key of node ${missing.join(' and ')} yet; try again when it is back`,
      );
    return new Map(this.#parties.map((party) => [party, known(party)!]));
  }

  /**
   * Seals a record (as of `buildRecord`), keeps it in the outbox and sends what can be sent. Every call is a new
   * sequence: the newest one that all nodes hold when the run closes counts.
   */
  async upload(epoch: number, record: Uint8Array): Promise<Delivery[]> {
    const keys = await this.epochKeys(epoch);
    const sequence = await this.#options.outbox.nextSequence(epoch);
    const { random } = this.#options;
    await this.keep(await sealUpload(this.#deployment, this.#account, epoch, sequence, record, keys, random));
    return this.flush();
  }

  /** Puts an upload that was sealed elsewhere (a worker) into the outbox; `flush` sends it. */
  keep({ epoch, sequence, hash, messages }: SealedUpload): Promise<void> {
    return this.#options.outbox.add(
      messages.map((message, i) => ({ party: i + 1, epoch, sequence, hash, message })),
    );
  }

  /** Sends what waits, to each node in order. Calls run one after the other. */
  flush(): Promise<Delivery[]> {
    const flushed = this.#flushing.then(async () => {
      const waiting = await this.#options.outbox.list();
      const lists = this.#parties.map((party) => this.#flushTo(waiting.filter((w) => w.party === party)));
      return (await Promise.all(lists)).flat();
    });
    this.#flushing = flushed.catch(() => {});
    return flushed;
  }

  /**
   * The answer of the newest run that at least t+1 nodes hold as theirs, or null when there is none yet. Who is slower than
   * t+1 whose shares fit by more than `GRACE_MS` is not waited for.
   * @throws InputError when fewer gave a valid answer, or one that they have signed, with what each said
   */
  async results(): Promise<Answer | null> {
    const { parties, threshold } = this.#deployment;
    const least = threshold + 1;
    const answers = await this.#each(
      (party) => this.#resultOf(party),
      (some) => isEnough(some, least),
    );
    const failures = [...answers].filter(([, answer]) => answer instanceof Error);
    if (parties - failures.length < least) {
      const reasons = failures.map(([party, error]) => `node ${party}: ${(error as Error).message}`);
      throw new InputError(`fewer than ${least} nodes gave a result: ${reasons.join('; ')}`);
    }
    const agreed = ofOneRun(answers, least);
    return agreed ? readAnswer(this.#deployment, checkShares(agreed, least)) : null;
  }

  /** Closes the links; the client can be used again. */
  close(): void {
    for (const link of this.#links.values()) link.then((client) => client.close()).catch(() => {});
    this.#links.clear();
  }

  async #flushTo(waiting: readonly Waiting[]): Promise<Delivery[]> {
    const deliveries: Delivery[] = [];
    let down: string | null = null;
    /** Epochs of which the node could take nothing now; what waits of others goes on. */
    const later = new Map<number, string>();
    for (const { id, party, epoch, sequence, hash, message } of waiting) {
      const deliver = (outcome: Delivery['outcome'], reason: string) =>
        deliveries.push({ party, epoch, sequence, outcome, reason });
      if (down === null && !later.has(epoch)) {
        try {
          const refusal = await this.#deliver(party, message, hash);
          await this.#options.outbox.drop(id);
          deliver(refusal === null ? 'receipt' : 'refused', refusal ?? '');
          continue;
        } catch (error) {
          const { message: reason } = error as Error;
          if (error instanceof RpcFailed) later.set(epoch, reason);
          else down = reason;
        }
      }
      deliver('waiting', later.get(epoch) ?? down ?? '');
    }
    return deliveries;
  }

  /**
   * Sends one upload. Only the node's own refusal is final; an answer that is no receipt is none.
   * @returns the refusal, or null with a valid receipt
   */
  async #deliver(party: Party, message: Uint8Array, hash: Uint8Array): Promise<string | null> {
    const receipt = await this.#askEnrolled(party, METHODS.upload, message);
    if (receipt instanceof InputError) return receipt.message;
    verifyReceipt(receipt, this.#deployment, party, hash);
    return null;
  }

  async #enrolAt(party: Party): Promise<true> {
    if (this.#enrolled.has(party)) return true;
    await this.#call(party, METHODS.enrol, encodeEnrolment(this.#hash, this.#account));
    this.#enrolled.add(party);
    return true;
  }

  /**
   * What only an account that the node knows may ask. A node forgets accounts of which it holds nothing, and may refuse
   * for that: so it is told of the account again and asked once more.
   * @returns the answer, or the node's refusal; an enrolment that it refuses is thrown
   */
  async #askEnrolled(party: Party, method: string, body: Uint8Array): Promise<Uint8Array | InputError> {
    const ask = () =>
      this.#call(party, method, body.slice()).catch((error) => {
        if (error instanceof InputError) return error;
        throw error;
      });
    const wasEnrolled = this.#enrolled.has(party);
    await this.#enrolAt(party);
    const answer = await ask();
    if (!(wasEnrolled && answer instanceof InputError)) return answer;
    this.#enrolled.delete(party);
    await this.#enrolAt(party);
    return ask();
  }

  async #resultOf(party: Party): Promise<CertifiedShare | null> {
    const answer = await this.#askEnrolled(party, METHODS.result, this.#account.id);
    if (answer instanceof InputError) throw answer;
    const held = decodeResultAnswer(answer, resultBytes(this.#deployment));
    if (!held) return null;
    const share = await openResult(held.result, this.#deployment, this.#account, party);
    const roster = this.#parties.map((node) => nodeKey(this.#deployment, node));
    const { statement } = readCertificate(held.certificate, this.#hash, roster);
    if (statement.run !== share.run)
      throw new InputError(`node ${party} gives a result of run ${share.run}, certified is ${statement.run}`);
    return { ...share, statement };
  }

  /**
   * Keeps a node's key. Two signed for one epoch spoil the node that signed them, not the one that passes them on;
   * the first stays, as both are its own.
   * @throws InputError when the announcement is not valid
   */
  #learnKey(bytes: Uint8Array): void {
    const announcement = bytesToHex(bytes);
    if (this.#announced.has(announcement)) return;
    const { epoch, node, key } = verifyEpochKey(bytes, this.#deployment);
    const name = `${epoch}/${node}`;
    const known = this.#keys.get(name);
    if (known && !sameBytes(known, key))
      this.#spoilt.set(node, new InputError(`node ${node} announced two keys for epoch ${epoch}`));
    else this.#keys.set(name, key);
    this.#announced.add(announcement);
  }

  /**
   * Asks all nodes at once.
   * @param isEnough of what came so far: the others then have `GRACE_MS` left
   * @returns what came until then, parties ascending
   */
  async #each<T>(
    ask: (party: Party) => Promise<T>,
    isEnough: (answers: Answers<T>) => boolean = () => false,
  ): Promise<Map<Party, T | Error>> {
    const answers = new Map<Party, T | Error>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      for (const party of this.#parties)
        void ask(party)
          .catch((error: Error) => error)
          .then((answer) => {
            answers.set(party, answer);
            if (answers.size === this.#parties.length) resolve();
            else if (timer === undefined && isEnough(answers)) timer = setTimeout(resolve, GRACE_MS);
          });
    });
    clearTimeout(timer);
    return new Map([...answers].sort(([a], [b]) => a - b));
  }

  /** Calls a node over its link; one that closed or failed is dialled anew at the next call. */
  async #call(party: Party, method: string, body: Uint8Array): Promise<Uint8Array> {
    const link = this.#links.get(party) ?? this.#dial(party);
    try {
      return await (await link).call(method, body);
    } catch (error) {
      if (!(error instanceof InputError || error instanceof RpcFailed)) {
        this.#forget(party, link);
        link.then((client) => client.close()).catch(() => {});
      }
      throw error;
    }
  }

  #dial(party: Party): Promise<RpcClient> {
    const link = this.#options.dial(this.#deployment.roster[party - 1].key).then((peer) => {
      void peer.closed.then(() => this.#forget(party, link));
      return new RpcClient(peer);
    });
    this.#links.set(party, link);
    return link;
  }

  #forget(party: Party, link: Promise<RpcClient>): void {
    if (this.#links.get(party) === link) this.#links.delete(party);
  }
}

/** The shares of the newest run that at least `least` nodes hold. */
function ofOneRun(answers: Answers<CertifiedShare | null>, least: number): CertifiedShare[] | undefined {
  const runs = new Map<number, CertifiedShare[]>();
  for (const answer of answers.values()) {
    if (!answer || answer instanceof Error) continue;
    runs.set(answer.run, [...(runs.get(answer.run) ?? []), answer]);
  }
  return [...runs.values()].filter((shares) => shares.length >= least).sort(([a], [b]) => b.run - a.run)[0];
}

/** Whether `least` make a result already: a liar that is quick must not shut out the others. */
function isEnough(answers: Answers<CertifiedShare | null>, least: number): boolean {
  const agreed = ofOneRun(answers, least);
  if (!agreed) return false;
  try {
    checkShares(agreed, least);
    return true;
  } catch {
    return false;
  }
}
