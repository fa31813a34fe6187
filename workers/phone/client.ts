import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
import type { Account } from '../wire/account.ts';
import { fieldsKind, type Program, programResultKind } from '../wire/circuit-programs.ts';
import { sameBytes } from '../wire/codec.ts';
import { type Deployment, deploymentHash } from '../wire/deployment.ts';
import { type NamedValues, packValues } from '../wire/field-values.ts';
import { tracingKind } from '../wire/result-kind.ts';
import { decodeInfo, METHODS, type NodeInfo } from '../wire/rpc-messages.ts';
import { type Answer, readAnswer } from './answers.ts';
import type { PhoneCrypto } from './crypto.ts';
import { type Delivery, deliverTo } from './deliver.ts';
import { Fetcher } from './fetcher.ts';
import { NodeKeys } from './node-keys.ts';
import { type Answers, type Dial, NodeLinks } from './node-links.ts';
import { messagesOf, type Outbox } from './outbox.ts';
import { endOf, type ProgramAnswer, type PublicOutputs, readProgramAnswer } from './programs.ts';
import type { SealedUpload } from './seal.ts';

interface Options {
  readonly dial: Dial;
  /** Closes what dials; it is made anew at the next call. */
  readonly hangUp?: () => void;
  readonly outbox: Outbox;
  readonly crypto: PhoneCrypto;
}

const NOTHING = new Uint8Array(0);

/**
 * A phone's side of a deployment: enrols, uploads and reads results. Nodes may be down: what is for them waits in the
 * outbox, and results come from t+1 others.
 */
export class PhoneClient {
  readonly #links: NodeLinks;
  readonly #keys: NodeKeys;
  readonly #fetcher: Fetcher;
  #flushing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly deployment: Deployment,
    account: Pick<Account, 'id'>,
    private readonly options: Options,
  ) {
    const { crypto, dial } = options;
    this.#links = new NodeLinks(deployment, crypto, dial);
    this.#keys = new NodeKeys(crypto);
    this.#fetcher = new Fetcher(deployment, account.id, crypto, this.#links);
  }

  /** Makes the account known to every node that can be reached; again at will. */
  enrol(): Promise<Answers<true>> {
    return this.#links.each((party) => this.#links.enrol(party));
  }

  /** Clock, newest run and epoch keys of every node. */
  async info(): Promise<Answers<NodeInfo>> {
    const answers = await this.#links.each(async (party) => {
      const info = decodeInfo(await this.#links.call(party, METHODS.info, NOTHING));
      if (!sameBytes(info.deployment, deploymentHash(this.deployment)))
        throw new InputError(`node ${party} serves another deployment: ${bytesToHex(info.deployment)}`);
      for (const bytes of info.epochKeys) await this.#keys.learn(bytes);
      return info;
    });
    return new Map<Party, NodeInfo | Error>([...answers, ...this.#keys.spoilt]);
  }

  /**
   * The nodes' keys for an epoch's uploads, asked for when they are not known yet.
   * @throws InputError when a key has not been announced, naming the nodes
   */
  async epochKeys(epoch: number): Promise<ReadonlyMap<Party, Uint8Array>> {
    const known = (party: Party) => this.#keys.of(epoch, party);
    if (!this.#links.parties.every(known)) await this.info();
    const missing = this.#links.parties.filter((party) => !known(party));
    if (missing.length > 0)
      throw new InputError(
        `epoch ${epoch}: no key of node ${missing.join(' and ')} yet; try again when it is back`,
      );
    return new Map(this.#links.parties.map((party) => [party, known(party)!]));
  }

  /**
   * Seals a record (as of `buildRecord`), keeps it in the outbox and sends what can be sent. Every call is a new
   * sequence: the newest one that all nodes hold when the run closes counts.
   */
  async upload(epoch: number, record: Uint8Array): Promise<Delivery[]> {
    const keys = await this.epochKeys(epoch);
    const sequence = await this.options.outbox.nextSequence(epoch);
    await this.keep(await this.options.crypto.seal(epoch, sequence, record, keys));
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
    await this.keep(await this.sealFields(epoch, program, fields), program.id);
    return this.flush();
  }

  /**
   * The sealing of `takePart` alone, for who keeps the messages together with something else. Two of one epoch must not both
   * be sent: nodes that hold different ones drop them.
   * @throws InputError as `takePart`
   */
  async sealFields(epoch: number, program: Program, fields: NamedValues): Promise<SealedUpload> {
    const keys = await this.epochKeys(epoch);
    const record = packValues(program.fields, fields);
    return this.options.crypto.seal(epoch, 0, record, keys, fieldsKind(this.deployment, program));
  }

  /**
   * Puts an upload that was sealed elsewhere (a worker) into the outbox; `flush` sends it.
   * @param program hash of the program whose fields it is; absent for an upload
   */
  keep(upload: SealedUpload, program?: string): Promise<void> {
    return this.options.outbox.add(messagesOf(upload, program));
  }

  /**
   * Sends what waits, to each node in order. Calls run one after the other.
   * @param parties the nodes to try; what waits for others is left alone
   */
  flush(parties: readonly Party[] = this.#links.parties): Promise<Delivery[]> {
    const flushed = this.#flushing.then(async () => {
      const waiting = await this.options.outbox.list();
      const lists = parties.map((party) => {
        const own = waiting.filter((message) => message.party === party);
        return deliverTo(this.options.crypto, this.#links, this.options.outbox, own);
      });
      await Promise.allSettled(lists); // what fails must not let the next call begin beside the others
      return (await Promise.all(lists)).flat();
    });
    this.#flushing = flushed.catch(() => {});
    return flushed;
  }

  /**
   * The answer of the newest run that at least t+1 nodes hold as theirs, or null when there is none yet.
   * @throws InputError when fewer gave a valid answer, or one that they have signed, with what each said
   */
  async results(): Promise<Answer | null> {
    const shares = await this.#fetcher.shares(METHODS.result, NOTHING, tracingKind(this.deployment));
    return shares && readAnswer(this.deployment, shares);
  }

  /**
   * What a program gave to this account, in the newest run that at least t+1 nodes hold as theirs; null when there is none.
   * @param program one of `programsOf(deployment)`
   * @throws InputError as `results`
   */
  async programResult(program: Program): Promise<ProgramAnswer | null> {
    const kind = programResultKind(this.deployment, program);
    const shares = await this.#fetcher.shares(METHODS.programResult, program.hash, kind, (statement) =>
      endOf(statement, program),
    );
    return shares && readProgramAnswer(this.deployment, program, shares);
  }

  /**
   * The public outputs of a program, also for who did not take part.
   * @param program one of `programsOf(deployment)`
   * @param upTo the newest run that is asked for
   * @returns null when no node has any
   * @throws InputError when no node answered
   */
  programOutputs(program: Program, upTo = Number.MAX_SAFE_INTEGER): Promise<PublicOutputs | null> {
    return this.#fetcher.publicOutputs(program, upTo);
  }

  /** Closes the links; the client can be used again. */
  close(): void {
    this.#links.close();
    this.options.hangUp?.();
  }
}
