import type { Party } from '../mpc/party.ts';
import { type Reader, Writer } from '../wire/codec.ts';
import { sign, verify } from '../wire/signature.ts';
import { SIGNATURE_BYTES } from '../wire/sizes.ts';
import type { NodeContext } from './context.ts';

const ROOT_BYTES = 32;

/** A root that a node has bound itself to in one attempt. */
export interface SignedRoot {
  readonly root: Uint8Array;
  readonly signature: Uint8Array;
}

/** What a signature is bound to beside the root. */
export interface RootContext {
  readonly run: number;
  readonly attempt: number;
  /** Of the attempt, where they are tossed: its number may come again when nodes are started anew. */
  readonly coins?: Uint8Array;
}

/** deployment ‖ u32 run ‖ u32 attempt ‖ coins ‖ root */
const statement = (ctx: NodeContext, { run, attempt, coins }: RootContext, root: Uint8Array): Uint8Array =>
  new Writer()
    .raw(ctx.id)
    .u32(run)
    .u32(attempt)
    .raw(coins ?? new Uint8Array())
    .raw(root)
    .finish();

/** Signs a root of this node. @param label of what it is the root of */
export const signRoot = (
  ctx: NodeContext,
  label: string,
  context: RootContext,
  root: Uint8Array,
): SignedRoot => ({ root, signature: sign(label, statement(ctx, context, root), ctx.identity) });

/** @throws InputError with `what` when the party did not sign it */
export function checkRoot(
  ctx: NodeContext,
  label: string,
  context: RootContext,
  { root, signature }: SignedRoot,
  party: Party,
  what: string,
): void {
  verify(label, statement(ctx, context, root), signature, ctx.roster[party - 1]!, what);
}

/** root ‖ signature, one after the other. */
export function encodeRoots(roots: readonly SignedRoot[]): Uint8Array {
  const writer = new Writer();
  for (const { root, signature } of roots) writer.raw(root).raw(signature);
  return writer.finish();
}

/** @throws InputError when it is torn */
export function readRoots(reader: Reader, count: number): SignedRoot[] {
  const roots = Array.from({ length: count }, () => ({
    root: reader.raw(ROOT_BYTES),
    signature: reader.raw(SIGNATURE_BYTES),
  }));
  reader.end();
  return roots;
}
