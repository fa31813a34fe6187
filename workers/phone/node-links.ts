import { InputError, ThreadLost } from '../errors.ts';
import type { PeerLink } from '../link/peer-link.ts';
import { RpcClient, RpcFailed } from '../link/rpc.ts';
import type { Party } from '../mpc/party.ts';
import type { Deployment } from '../wire/deployment.ts';
import { METHODS } from '../wire/rpc-messages.ts';
import type { PhoneCrypto } from './crypto.ts';

/** What each node answered, or the sentence why it did not. */
export type Answers<T> = ReadonlyMap<Party, T | Error>;

/** Opens a link to a node's identity key (hex). */
export type Dial = (nodeKey: string) => Promise<PeerLink>;

/** How long a node may be behind others that gave what was asked for: its word checks theirs, but nobody should wait for it. */
export const GRACE_MS = 3000;

/** A phone's links to all nodes of a deployment, dialled when something is asked. */
export class NodeLinks {
  readonly parties: readonly Party[];
  readonly #links = new Map<Party, Promise<RpcClient>>();
  readonly #enrolled = new Set<Party>();

  constructor(
    private readonly deployment: Deployment,
    private readonly crypto: Pick<PhoneCrypto, 'enrolment'>,
    private readonly dialNode: Dial,
  ) {
    this.parties = deployment.roster.map((_, i) => i + 1);
  }

  /**
   * Asks all nodes at once.
   * @param isEnough of what came so far: the others then have `GRACE_MS` left
   * @returns what came until then, parties ascending
   * @throws ThreadLost, as that says nothing of a node
   */
  async each<T>(
    ask: (party: Party) => Promise<T>,
    isEnough: (answers: Answers<T>) => boolean = () => false,
  ): Promise<Map<Party, T | Error>> {
    const answers = new Map<Party, T | Error>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve, reject) => {
      for (const party of this.parties)
        void ask(party)
          .catch((error: Error) => error)
          .then((answer) => {
            if (answer instanceof ThreadLost) return reject(answer);
            answers.set(party, answer);
            if (answers.size === this.parties.length) resolve();
            else if (timer === undefined && isEnough(answers)) timer = setTimeout(resolve, GRACE_MS);
          });
    });
    clearTimeout(timer);
    return new Map([...answers].sort(([a], [b]) => a - b));
  }

  /** Calls a node over its link; one that closed or failed is dialled anew at the next call. */
  async call(party: Party, method: string, body: Uint8Array): Promise<Uint8Array> {
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

  async enrol(party: Party): Promise<true> {
    if (this.#enrolled.has(party)) return true;
    await this.call(party, METHODS.enrol, await this.crypto.enrolment());
    this.#enrolled.add(party);
    return true;
  }

  /**
   * What only an account that the node knows may ask. A node forgets accounts of which it holds nothing, and may refuse
   * for that: so it is told of the account again and asked once more.
   * @returns the answer, or the node's refusal; an enrolment that it refuses is thrown
   */
  async askEnrolled(party: Party, method: string, body: Uint8Array): Promise<Uint8Array | InputError> {
    const ask = () =>
      this.call(party, method, body.slice()).catch((error) => {
        if (error instanceof InputError) return error;
        throw error;
      });
    const wasEnrolled = this.#enrolled.has(party);
    await this.enrol(party);
    const answer = await ask();
    if (!(wasEnrolled && answer instanceof InputError)) return answer;
    this.#enrolled.delete(party);
    await this.enrol(party);
    return ask();
  }

  /** Closes the links; the client can be used again. */
  close(): void {
    for (const link of this.#links.values()) link.then((client) => client.close()).catch(() => {});
    this.#links.clear();
  }

  #dial(party: Party): Promise<RpcClient> {
    const link = this.dialNode(this.deployment.roster[party - 1].key).then((peer) => {
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
