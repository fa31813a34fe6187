import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import type { PeerLink } from '../link/peer-link.ts';
import { RpcClient, RpcFailed } from '../link/rpc.ts';
import type { Party } from '../mpc/party.ts';
import { type Account, encodeEnrolment } from '../wire/account.ts';
import { MOST_PUBLIC, type Program, programResultKind } from '../wire/circuit-programs.ts';
import { type Random, sameBytes } from '../wire/codec.ts';
import { type Deployment, deploymentHash, nodeKey } from '../wire/deployment.ts';
import { type DoneStatement, readCertificate } from '../wire/done.ts';
import { verifyEpochKey } from '../wire/epoch-key.ts';
import type { NamedValues } from '../wire/field-values.ts';
import { verifyReceipt } from '../wire/receipt.ts';
import { openResult, type ResultKind, resultBytes, tracingKind } from '../wire/result.ts';
import {
  decodeInfo,
  decodeResultAnswer,
  encodeOutputsRequest,
  type HeldResult,
  METHODS,
  type NodeInfo,
} from '../wire/rpc-messages.ts';
import { type Answer, readAnswer } from './answers.ts';
import { type CertifiedShare, type CheckedShare, checkShares, type EndOf } from './certified.ts';
import { given, isEnough, ofOneRun, reasonsOf } from './one-run.ts';
import type { Outbox, Waiting } from './outbox.ts';
import {
  endOf,
  type ProgramAnswer,
  type PublicOutputs,
  readProgramAnswer,
  readPublicOutputs,
  sealFields,
} from './programs.ts';
import { type SealedUpload, sealUpload } from './seal.ts';

/** What happened to a waiting message: receipted, refused for good (dropped), or still waiting. */
export interface Delivery extends Pick<Waiting, 'party' | 'epoch' | 'sequence' | 'program'> {
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

  /**
   * Opts in to a program for the run that closes an epoch: seals the fields, keeps them in the outbox and sends what can
   * be sent. Once for each epoch: what the nodes hold stands.
   * @param program one of `programsOf(deployment)`
   * @param fields a number for each field, by name
   * @throws InputError naming a field that is missing, not known or too large, or a key that has not been announced
   */
  async takePart(epoch: number, program: Program, fields: NamedValues): Promise<Delivery[]> {
    const keys = await this.epochKeys(epoch);
    const { random } = this.#options;
    const sealed = await sealFields(this.#deployment, this.#account, epoch, program, fields, keys, random);
    await this.keep(sealed, program.id);
    return this.flush();
  }

  /**
   * Puts an upload that was sealed elsewhere (a worker) into the outbox; `flush` sends it.
   * @param program hash of the program whose fields it is; absent for an upload
   */
  keep({ epoch, sequence, hash, messages }: SealedUpload, program?: string): Promise<void> {
    const of = program === undefined ? {} : { program };
    return this.#options.outbox.add(
      messages.map((message, i) => ({ party: i + 1, epoch, sequence, ...of, hash, message })),
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
    const kind = tracingKind(this.#deployment);
    const shares = await this.#newest((party) => this.#resultOf(party, METHODS.result, NOTHING, kind));
    return shares && readAnswer(this.#deployment, shares);
  }

  /**
   * What a program gave to this account, in the newest run that at least t+1 nodes hold as theirs; null when there is none.
   * @param program one of `programsOf(deployment)`
   * @throws InputError as `results`
   */
  async programResult(program: Program): Promise<ProgramAnswer | null> {
    const kind = programResultKind(this.#deployment, program);
    const shares = await this.#newest(
      (party) => this.#resultOf(party, METHODS.programResult, program.hash, kind),
      (statement) => endOf(statement, program),
    );
    return shares && readProgramAnswer(this.#deployment, program, shares);
  }

  /**
   * The public outputs of a program, also for who did not take part. All nodes signed them, so the newest that any gives
   * counts.
   * @param program one of `programsOf(deployment)`
   * @param upTo the newest run that is asked for
   * @returns null when no node has any
   * @throws InputError when no node answered
   */
  async programOutputs(
    program: Program,
    upTo: number = Number.MAX_SAFE_INTEGER,
  ): Promise<PublicOutputs | null> {
    const request = encodeOutputsRequest({ program: program.hash, upTo });
    const ask = async (party: Party) => {
      const answer = await this.#call(party, METHODS.programOutputs, request.slice());
      const held = decodeResultAnswer(answer, MOST_PUBLIC);
      return held && readPublicOutputs(program, this.#certified(held), held.result);
    };
    const answers = await this.#each(ask, (some) => given(some).length > 0);
    const failures = reasonsOf(answers);
    if (failures.length === this.#parties.length)
      throw new InputError(`no node gave public outputs: ${failures.join('; ')}`);
    return given(answers).sort((a, b) => b.run - a.run)[0] ?? null;
  }

  /**
   * Shares of the newest run that at least t+1 nodes hold as theirs, checked; null when there is none.
   * @param end as `checkShares` takes it
   * @throws InputError when fewer answered, or gave what they have signed
   */
  async #newest(
    ask: (party: Party) => Promise<CertifiedShare | null>,
    end?: EndOf,
  ): Promise<CheckedShare[] | null> {
    const { parties, threshold } = this.#deployment;
    const least = threshold + 1;
    const answers = await this.#each(ask, (some) => isEnough(some, least, end));
    const failures = reasonsOf(answers);
    if (parties - failures.length < least)
      throw new InputError(`fewer than ${least} nodes gave a result: ${failures.join('; ')}`);
    const agreed = ofOneRun(answers, least);
    return agreed ? checkShares(agreed, least, end) : null;
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
    for (const { id, message, hash, ...of } of waiting) {
      const { party, epoch, program } = of;
      const deliver = (outcome: Delivery['outcome'], reason: string) =>
        deliveries.push({ ...of, outcome, reason });
      if (down === null && !later.has(epoch)) {
        try {
          const method = program === undefined ? METHODS.upload : METHODS.fields;
          const refusal = await this.#deliver(party, method, message, hash);
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
  async #deliver(
    party: Party,
    method: string,
    message: Uint8Array,
    hash: Uint8Array,
  ): Promise<string | null> {
    const receipt = await this.#askEnrolled(party, method, message);
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

  /** @param of what is asked for, after the account */
  async #resultOf(
    party: Party,
    method: string,
    of: Uint8Array,
    kind: ResultKind,
  ): Promise<CertifiedShare | null> {
    const answer = await this.#askEnrolled(party, method, concatBytes(this.#account.id, of));
    if (answer instanceof InputError) throw answer;
    const held = decodeResultAnswer(answer, resultBytes(this.#deployment, undefined, kind));
    if (!held) return null;
    const share = await openResult(held.result, this.#deployment, this.#account, party, kind);
    const statement = this.#certified(held);
    if (statement.run !== share.run)
      throw new InputError(`node ${party} gives a result of run ${share.run}, certified is ${statement.run}`);
    return { ...share, statement };
  }

  #certified({ certificate }: HeldResult): DoneStatement {
    const roster = this.#parties.map((node) => nodeKey(this.#deployment, node));
    return readCertificate(certificate, this.#hash, roster).statement;
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
