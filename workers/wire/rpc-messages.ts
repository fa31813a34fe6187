import { InputError } from '../errors.ts';
import { Reader, Writer } from './codec.ts';
import { EPOCH_KEY_BYTES, EPOCH_KEY_NODE } from './sizes.ts';

/**
 * What a phone (or the authority) asks a node, over one link. Bodies:
 *
 * | method | request | answer |
 * | --- | --- | --- |
 * | info | empty | `encodeInfo` |
 * | enrol | `encodeEnrolment` | empty |
 * | upload | `encodeUpload` | `encodeReceipt` |
 * | result | id of the account, 32 bytes | `encodeResultAnswer` |
 * | claims | a message of `sealClaimList` | empty: the list is held durably |
 * | fields | `encodeUpload` of the kind of a program | `encodeReceipt` |
 * | programResult | id of the account ‖ hash of the program | `encodeResultAnswer` |
 * | programOutputs | `encodeOutputsRequest` | `encodeResultAnswer`, the outputs in place of the result |
 */
export const METHODS = {
  info: 'info',
  enrol: 'enrol',
  upload: 'upload',
  result: 'result',
  claims: 'claims',
  fields: 'fields',
  programResult: 'program-result',
  programOutputs: 'program-outputs',
} as const;

/** How the newest run that closed has ended. */
export type RunEnd = 'done' | 'skipped';

/** A node's answer to `info`. */
export interface NodeInfo {
  /** Hash of the deployment that it serves. */
  readonly deployment: Uint8Array;
  /** Its clock, whole unix seconds. */
  readonly clock: number;
  /** Null before the first run. */
  readonly lastRun: { readonly run: number; readonly state: RunEnd } | null;
  /**
   * Signed announcements of epoch-key.ts, its own and the other nodes'; not checked by the decoder, which leaves out
   * what is over MOST_KEYS for a node: one that floods the others must not make their answers unreadable.
   */
  readonly epochKeys: readonly Uint8Array[];
}

const STATES: readonly (RunEnd | null)[] = [null, 'done', 'skipped'];
/** Announcements of one node that are read: a window of 60 epochs and the next ones. */
const MOST_KEYS = 66;

/** deployment ‖ u64 clock ‖ u8 state (0 none) ‖ u64 run ‖ u16 count ‖ announcements */
export function encodeInfo({ deployment, clock, lastRun, epochKeys }: NodeInfo): Uint8Array {
  const writer = new Writer().raw(deployment).u64(clock);
  writer
    .u8(STATES.indexOf(lastRun?.state ?? null))
    .u64(lastRun?.run ?? 0)
    .u16(epochKeys.length);
  for (const key of epochKeys) writer.raw(key);
  return writer.finish();
}

/** @throws InputError when it is malformed */
export function decodeInfo(bytes: Uint8Array): NodeInfo {
  const reader = new Reader(bytes, 'info');
  const deployment = reader.raw(32);
  const clock = reader.u64();
  const state = STATES[reader.u8()];
  const run = reader.u64();
  if (state === undefined || (state === null && run !== 0))
    throw new InputError('info: not a state of a run');
  const count = reader.u16();
  const announced = Array.from({ length: count }, () => reader.raw(EPOCH_KEY_BYTES));
  reader.end();
  const counts = new Map<number, number>();
  const epochKeys = announced.filter(({ [EPOCH_KEY_NODE]: node }) => {
    const so = (counts.get(node) ?? 0) + 1;
    counts.set(node, so);
    return so <= MOST_KEYS;
  });
  return { deployment, clock, lastRun: state === null ? null : { run, state }, epochKeys };
}

/** What a node holds for an account. */
export interface HeldResult {
  /** Done certificate of the newest run that gave one, signed by all nodes; what `readCertificate` takes. */
  readonly certificate: Uint8Array;
  /** Of that run; what `openResult` takes. */
  readonly result: Uint8Array;
}

/** Most bytes of a done certificate: of seven nodes and eight programs. */
const MOST_CERTIFICATE = 4096;

/** u8 1 ‖ u32 length ‖ certificate ‖ result of the newest run, or u8 0 when the node holds none for this account. */
export function encodeResultAnswer(held: HeldResult | null): Uint8Array {
  if (!held) return new Writer().u8(0).finish();
  return new Writer().u8(1).blob(held.certificate).raw(held.result).finish();
}

/**
 * @param most `resultBytes` of the deployment
 * @throws InputError when it is malformed
 */
export function decodeResultAnswer(bytes: Uint8Array, most: number): HeldResult | null {
  const reader = new Reader(bytes, 'result');
  const held = reader.u8();
  if (held > 1) throw new InputError(`result: ${held} is neither 0 nor 1`);
  const found = held ? { certificate: reader.blob(MOST_CERTIFICATE), result: reader.rest(most) } : null;
  reader.end();
  return found;
}

/** Asks for the public outputs of a program in the newest run that has some and is not after `upTo`. */
export interface OutputsRequest {
  /** Hash of the program. */
  readonly program: Uint8Array;
  readonly upTo: number;
}

/** hash ‖ u64 run */
export const encodeOutputsRequest = ({ program, upTo }: OutputsRequest): Uint8Array =>
  new Writer().raw(program).u64(upTo).finish();

/** @throws InputError when it is malformed */
export function decodeOutputsRequest(bytes: Uint8Array): OutputsRequest {
  const reader = new Reader(bytes, 'program outputs');
  const request = { program: reader.raw(32), upTo: reader.u64() };
  reader.end();
  return request;
}
