import { ProtocolError } from '../errors.ts';
import type { Party, PartyNet } from '../mpc/party.ts';
import { Reader, sameBytes } from '../wire/codec.ts';
import { exchange } from './batch.ts';
import type { NodeContext } from './context.ts';
import {
  checkRoot,
  encodeRoots,
  type RootContext,
  readRoots,
  type SignedRoot,
  signRoot,
} from './signed-root.ts';

const LABEL = 'result-root';

/**
 * Roots of all nodes' results, in the order of the roster, before anybody fetches. Each is signed, and each node shows all
 * that it got: so one that gives two nodes different roots is named, and they do not take each other for the liar.
 * @throws InputError when a root is not signed by its node; ProtocolError naming a node that signed two
 */
export async function agreeRoots(
  ctx: NodeContext,
  net: PartyNet,
  context: Required<RootContext>,
  root: Uint8Array,
): Promise<Uint8Array[]> {
  const check = (signed: SignedRoot, party: Party, teller: string): void =>
    checkRoot(ctx, LABEL, context, signed, party, `result root of node ${party}${teller}`);
  const own = encodeRoots([signRoot(ctx, LABEL, context, root)]);
  const told = await exchange(net, 'result root', own);
  told.set(ctx.party, own);
  const roots = ctx.roster.map((_, i) => decodeRoots(told.get(i + 1)!, 1, i + 1)[0]);
  for (const [i, signed] of roots.entries()) check(signed, i + 1, '');

  for (const [teller, list] of await exchange(net, 'result roots', encodeRoots(roots)))
    for (const [i, signed] of decodeRoots(list, roots.length, teller).entries()) {
      if (sameBytes(signed.root, roots[i].root)) continue;
      check(signed, i + 1, `, as node ${teller} tells`);
      throw new ProtocolError(`node ${i + 1} signed two roots of its results: another for node ${teller}`);
    }
  return roots.map((signed) => signed.root);
}

const decodeRoots = (bytes: Uint8Array, count: number, party: Party): SignedRoot[] =>
  readRoots(new Reader(bytes, `result roots of node ${party}`), count);
