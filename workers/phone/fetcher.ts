import { concatBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
import { MOST_PUBLIC, type Program } from '../wire/circuit-programs.ts';
import type { Deployment } from '../wire/deployment.ts';
import { type ResultKind, resultBytes } from '../wire/result-kind.ts';
import { decodeResultAnswer, encodeOutputsRequest, METHODS } from '../wire/rpc-messages.ts';
import { type CertifiedShare, type CheckedShare, checkShares, type EndOf } from './certified.ts';
import type { PhoneCrypto } from './crypto.ts';
import type { NodeLinks } from './node-links.ts';
import { isEnough, ofOneEnd, ofOneRun, reasonsOf } from './one-run.ts';
import { type PublicOutputs, readPublicOutputs } from './programs.ts';

/** What nodes hold for an account, fetched and checked. */
export class Fetcher {
  constructor(
    private readonly deployment: Deployment,
    /** Id of the account, 32 bytes. */
    private readonly account: Uint8Array,
    private readonly crypto: Pick<PhoneCrypto, 'certificate' | 'result'>,
    private readonly links: NodeLinks,
  ) {}

  /**
   * Shares of the newest run that at least t+1 nodes hold as theirs, checked; null when there is none. Who is slower than
   * t+1 whose shares fit by more than `GRACE_MS` is not waited for.
   * @param of what is asked for, after the account
   * @param end as `checkShares` takes it
   * @throws InputError when fewer gave a valid answer, or one that they have signed, with what each said
   */
  async shares(
    method: string,
    of: Uint8Array,
    kind: ResultKind,
    end?: EndOf,
  ): Promise<CheckedShare[] | null> {
    const { parties, threshold } = this.deployment;
    const least = threshold + 1;
    const answers = await this.links.each(
      (party) => this.#shareOf(party, method, of, kind),
      (some) => isEnough(some, least, end),
    );
    const failures = reasonsOf(answers);
    if (parties - failures.length < least)
      throw new InputError(`fewer than ${least} nodes gave a result: ${failures.join('; ')}`);
    const agreed = ofOneRun(answers, least);
    return agreed ? checkShares(agreed, least, end) : null;
  }

  /**
   * The public outputs of a program. All nodes signed them, so the newest that any gives counts; where there are two ends
   * of the run, the one that most nodes give, as for shares: t cannot outvote the others.
   * @param upTo the newest run that is asked for
   * @returns null when no node has any
   * @throws InputError when no node answered
   */
  async publicOutputs(program: Program, upTo: number): Promise<PublicOutputs | null> {
    const request = encodeOutputsRequest({ program: program.hash, upTo });
    const ask = async (party: Party) => {
      const answer = await this.links.call(party, METHODS.programOutputs, request.slice());
      const held = decodeResultAnswer(answer, MOST_PUBLIC);
      if (!held) return null;
      return readPublicOutputs(program, await this.crypto.certificate(held.certificate), held.result);
    };
    const least = this.deployment.threshold + 1;
    const answers = await this.links.each(ask, (some) => (ofOneEnd(some)?.count ?? 0) >= least);
    const failures = reasonsOf(answers);
    if (failures.length === this.links.parties.length)
      throw new InputError(`no node gave public outputs: ${failures.join('; ')}`);
    return ofOneEnd(answers)?.one ?? null;
  }

  async #shareOf(
    party: Party,
    method: string,
    of: Uint8Array,
    kind: ResultKind,
  ): Promise<CertifiedShare | null> {
    const answer = await this.links.askEnrolled(party, method, concatBytes(this.account, of));
    if (answer instanceof InputError) throw answer;
    const held = decodeResultAnswer(answer, resultBytes(this.deployment, undefined, kind));
    if (!held) return null;
    const share = await this.crypto.result(held.result, party, kind);
    const statement = await this.crypto.certificate(held.certificate);
    if (statement.run !== share.run)
      throw new InputError(`node ${party} gives a result of run ${share.run}, certified is ${statement.run}`);
    return { ...share, statement };
  }
}
