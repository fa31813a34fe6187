import { concatBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
import type { Account } from './account.ts';
import { type Random, Reader, sameBytes, Writer } from './codec.ts';
import { type Deployment, nodeKey } from './deployment.ts';
import { open, seal } from './envelope.ts';
import { pathBytes, rootFrom } from './merkle.ts';
import {
  fieldOf,
  LONGEST_PATH,
  type ResultKind,
  type ResultShare,
  resultBytes,
  sealedBytes,
  tracingKind,
} from './result-kind.ts';
import { type ProvenShare, resultLeaf } from './result-proof.ts';
import { sign, verify } from './signature.ts';
import { KEY_BYTES, SIGNATURE_BYTES } from './sizes.ts';

/** What is public about a result; the share itself is sealed to the account. */
export interface ResultHeader {
  /** `id` of the kind: the hash of the deployment. */
  readonly deployment: Uint8Array;
  readonly run: number;
  /** The result tells about the epochs run − window + 1 … run. */
  readonly window: number;
  /** Id of the account, 32 bytes. */
  readonly account: Uint8Array;
  readonly node: Party;
  /** As in `ResultShare`, `countedBytes(window)`: what did not enter was not checked, and the phone must say so. */
  readonly counted: Uint8Array;
}

/** deployment ‖ u64 run ‖ u16 window ‖ account ‖ u8 node ‖ counted; also bound into the envelope */
function encodeHeader({ deployment, run, window, account, node, counted }: ResultHeader): Uint8Array {
  return new Writer().raw(deployment).u64(run).u16(window).raw(account).u8(node).raw(counted).finish();
}

const contextOf = ({ deployment, run, node }: ResultHeader, role: ResultKind['what']) => ({
  deployment,
  epoch: run,
  node,
  role,
});

/**
 * A node's result for an account, sealed and signed; kept until fetched, sent in answer to `result`:
 * header ‖ u32 index ‖ u32 size ‖ path ‖ sealed planes ‖ salt ‖ signature of all before.
 * @param run what all accounts' headers have in common
 * @param proven each plane has `resultShape(d).bytes` (not checked)
 * @param sealKey the account's X25519 key
 * @param identity the node's Ed25519 secret key
 */
export async function sealResult(
  run: Omit<ResultHeader, 'account' | 'counted'>,
  { share: { account, counted, planes, salt }, proof: { index, size, path } }: ProvenShare,
  sealKey: Uint8Array,
  identity: Uint8Array,
  random: Random,
  what: ResultKind['what'] = 'result',
): Promise<Uint8Array> {
  const header = { ...run, account, counted };
  const head = encodeHeader(header);
  const sealed = await seal(sealKey, contextOf(header, what), head, concatBytes(...planes, salt), random);
  const body = new Writer().raw(head).u32(index).u32(size).raw(path).raw(sealed).finish();
  return concatBytes(body, sign(what, body, identity));
}

/**
 * Checks and opens the result that a node gave to this account.
 * @param party the node that was asked
 * @throws InputError when it has the wrong length, is for another deployment, account or node, is not signed by
 *   that node, or does not open
 */
export async function openResult(
  bytes: Uint8Array,
  deployment: Deployment,
  account: Account,
  party: Party,
  kind = tracingKind(deployment),
): Promise<ResultShare> {
  const name = `${kind.what} of node ${party}`;
  const most = resultBytes(deployment, LONGEST_PATH, kind);
  if (bytes.length > most)
    throw new InputError(
      `${name}: ${bytes.length} bytes where this deployment's results have at most ${most}`,
    );
  const reader = new Reader(bytes, name);
  const header: ResultHeader = {
    deployment: reader.raw(32),
    run: reader.u64(),
    window: reader.u16(),
    account: reader.raw(KEY_BYTES),
    node: reader.u8(),
    counted: reader.raw(kind.counted),
  };
  const [index, size] = [reader.u32(), reader.u32()];
  if (index >= size) throw new InputError(`${name}: it is number ${index} of ${size}`);
  const path = reader.raw(pathBytes(index, size));
  const sealed = reader.raw(sealedBytes(deployment, kind));
  const signature = reader.raw(SIGNATURE_BYTES);
  reader.end();
  if (!sameBytes(header.deployment, kind.id)) throw new InputError(`${name}: it is for another deployment`);
  if (header.node !== party) throw new InputError(`${name}: it is of node ${header.node}`);
  if (!sameBytes(header.account, account.id)) throw new InputError(`${name}: it is for another account`);
  if (header.window !== kind.window)
    throw new InputError(`${name}: it tells about ${header.window} epochs, not ${kind.window}`);
  verify(
    kind.what,
    bytes.subarray(0, bytes.length - SIGNATURE_BYTES),
    signature,
    nodeKey(deployment, party),
    name,
  );
  const share = await open(account.openKey, contextOf(header, kind.what), encodeHeader(header), sealed);
  const planes = Array.from({ length: fieldOf(deployment).k }, (_, p) =>
    share.slice(kind.bytes * p, kind.bytes * (p + 1)),
  );
  const salt = share.slice(kind.bytes * planes.length);
  const { run, counted } = header;
  const root = rootFrom(resultLeaf({ salt, account: account.id, counted, planes }), index, size, path);
  return { run, node: party, counted, planes, index, size, root };
}
