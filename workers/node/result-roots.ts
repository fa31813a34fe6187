import { ProtocolError } from '../errors.ts';
import type { Party, PartyNet } from '../mpc/party.ts';
import { Reader, sameBytes, Writer } from '../wire/codec.ts';
import { SIGNATURE_BYTES, sign, verify } from '../wire/signature.ts';
import { exchange } from './batch.ts';
import type { NodeContext } from './context.ts';

const LABEL = 'result-root';
const ROOT_BYTES = 32;

interface SignedRoot {
  readonly root: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Roots of all nodes' results, in the order of the roster, before anybody fetches. Each is signed, and each node shows all
 * that it got: so one that gives two nodes different roots is named, and they do not take each other for the liar.
 * @param coins of the attempt: its number may come again when nodes are started anew
 * @throws InputError when a root is not signed by its node; ProtocolError naming a node that signed two
 */
export async function agreeRoots(
  ctx: NodeContext,
  net: PartyNet,
  { run, attempt, coins }: { run: number; attempt: number; coins: Uint8Array },
  root: Uint8Array,
): Promise<Uint8Array[]> {
  const statement = (root: Uint8Array) =>
    new Writer().raw(ctx.id).u32(run).u32(attempt).raw(coins).raw(root).finish();
  const check = ({ root, signature }: SignedRoot, party: Party, teller: string): void =>
    verify(
      LABEL,
      statement(root),
      signature,
      ctx.roster[party - 1]!,
      `result root of node ${party}${teller}`,
    );
  const own = encodeRoots([{ root, signature: sign(LABEL, statement(root), ctx.identity) }]);
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

function encodeRoots(roots: readonly SignedRoot[]): Uint8Array {
  const writer = new Writer();
  for (const { root, signature } of roots) writer.raw(root).raw(signature);
  return writer.finish();
}

function decodeRoots(bytes: Uint8Array, count: number, party: Party): SignedRoot[] {
  const reader = new Reader(bytes, `result roots of node ${party}`);
  const roots = Array.from({ length: count }, () => ({
    root: reader.raw(ROOT_BYTES),
    signature: reader.raw(SIGNATURE_BYTES),
  }));
  reader.end();
  return roots;
}
