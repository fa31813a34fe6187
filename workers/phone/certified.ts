import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { sameBytes } from '../wire/codec.ts';
import { type DoneStatement, statementHash } from '../wire/done.ts';
import type { ResultShare } from '../wire/result-kind.ts';

/** A share with the end of its run as all nodes signed it, by the word of the node that gave it. */
export interface CertifiedShare extends ResultShare {
  readonly statement: DoneStatement;
}

/** A share, and whether it is the one that its node bound itself to when all nodes signed the end of the run. */
export interface CheckedShare extends ResultShare {
  readonly signed: boolean;
  /** Hash of the end of its run, hexadecimal: there can be two. */
  readonly end: string;
}

/** What a statement says of the results that are checked. @throws InputError when it does not name them */
export type EndOf = (statement: DoneStatement) => Pick<DoneStatement, 'results' | 'roots'>;

/**
 * Which shares their nodes are bound to. Number of results, place of the account among them and root together leave one
 * leaf, so a node has no choice left after the end: the number and the root stand in the statement, the place is the
 * account's rank, and that and the epochs that count are alike at all nodes that are honest. Two statements of one run can
 * both be signed by all, when an attempt was given up after a node had all signatures; then the one that most nodes give
 * counts.
 *
 * @param shares of one run and different nodes
 * @param least t+1: so many make a result
 * @param endOf what the statement says of these results; by default of those of the contact tracing
 * @throws InputError when fewer than `least` are bound to one place and statement: nothing can be put together
 */
export function checkShares(
  shares: readonly CertifiedShare[],
  least: number,
  endOf: EndOf = (statement) => statement,
): CheckedShare[] {
  const hashes = shares.map(({ statement }) => bytesToHex(statementHash(statement)));
  const ends = shares.map(({ index, counted }, i) => `${hashes[i]}/${bytesToHex(counted)}/${index}`);
  const count = (end: string) => ends.filter((other) => other === end).length;
  const agreed = [...new Set(ends)]
    .filter((end) => count(end) >= least)
    .sort((a, b) => count(b) - count(a))[0];
  const checked = shares.map(({ statement, ...share }, i) => {
    const signed = ends[i] === agreed && isBound(share, () => endOf(statement));
    return { ...share, signed, end: hashes[i] };
  });
  if (checked.filter(({ signed }) => signed).length < least) {
    const others = checked.filter(({ signed }) => !signed).map(({ node }) => node);
    throw new InputError(
      agreed === undefined
        ? `nodes ${others.join(' and ')} certify different ends of run ${shares[0].run}`
        : `node ${others.join(' and ')} gave another result than it signed, and too few others answered`,
    );
  }
  return checked;
}

/** Whether the end that a node certifies names its share; one that does not name such results binds it to none. */
function isBound({ size, root, node }: ResultShare, end: () => ReturnType<EndOf>): boolean {
  try {
    const { results, roots } = end();
    return size === results && sameBytes(root, roots[node - 1]);
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}
