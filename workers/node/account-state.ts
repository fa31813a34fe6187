import { InputError } from '../errors.ts';
import { Reader, Writer } from '../wire/codec.ts';
import type { Deployment } from '../wire/deployment.ts';
import { LEVEL_BITS, type UploadShape } from '../wire/shape.ts';
import { windowStart } from './schedule.ts';

/**
 * What the nodes know of an account from run to run, in shares; packed bits, one byte string per part.
 *
 * All three fields are relative to `run`: they are moved when a later run reads them.
 */
export interface AccountState {
  run: number;
  /** Newest epoch that this account uploaded. */
  newest: number;
  /** By age below `run` and row: whether the row may warn others. window × rows bits. */
  emit: Uint8Array[];
  /** By epoch from the window's first to `ahead` after `run`: thermometer level. 3 · (window + ahead) bits. */
  infectious: Uint8Array[];
  /** By age below `run`: whether a report was accepted in that run. window bits. */
  accepted: Uint8Array[];
}

/** States by account (hexadecimal). */
export type AccountStates = Map<string, AccountState>;

/** Bits of the three fields. */
export function stateBits({ run, claims }: Deployment, shape: UploadShape) {
  return {
    emit: run.window * shape.rows,
    infectious: LEVEL_BITS * (run.window + claims.ahead),
    accepted: run.window,
  };
}

/** An account without history: shares of zero. @param parts number of parts of a share */
export function freshState(d: Deployment, shape: UploadShape, run: number, parts: number): AccountState {
  const bits = stateBits(d, shape);
  const zeros = (count: number) => Array.from({ length: parts }, () => new Uint8Array((count + 7) >>> 3));
  return {
    run,
    newest: -1,
    emit: zeros(bits.emit),
    infectious: zeros(bits.infectious),
    accepted: zeros(bits.accepted),
  };
}

/** The same state seen from a later run: what left the window is gone, what is new is zero. */
export function moveState(state: AccountState, run: number, d: Deployment, shape: UploadShape): AccountState {
  const ages = run - state.run;
  if (ages === 0) return state;
  const bits = stateBits(d, shape);
  const move = (parts: Uint8Array[], by: number, length: number) =>
    parts.map((part) => shiftBits(part, by, length));
  return {
    run,
    newest: state.newest,
    emit: move(state.emit, ages * shape.rows, bits.emit),
    infectious: move(state.infectious, -ages * LEVEL_BITS, bits.infectious),
    accepted: move(state.accepted, ages, bits.accepted),
  };
}

/** First bit of an epoch in `infectious`. */
export function infectiousOffset(d: Deployment, run: number, epoch: number): number {
  return (epoch - windowStart(d, run)) * LEVEL_BITS;
}

/** Moves bit b to b + by; bits that leave [0, length) are dropped, zeros come in. Shifting shares shifts the secret. */
export function shiftBits(bytes: Uint8Array, by: number, length: number): Uint8Array {
  const out = new Uint8Array((length + 7) >>> 3);
  for (let bit = Math.max(0, by); bit < length; bit++) {
    const from = bit - by;
    if (from >= length) break;
    out[bit >>> 3]! |= ((bytes[from >>> 3]! >>> (from & 7)) & 1) << (bit & 7);
  }
  return out;
}

export function encodeState(state: AccountState): Uint8Array {
  const writer = new Writer()
    .u32(state.run)
    .u32(state.newest + 1)
    .u8(state.emit.length);
  for (const field of [state.emit, state.infectious, state.accepted])
    for (const part of field) writer.blob(part);
  return writer.finish();
}

/** @throws InputError when the stored bytes are torn or of another deployment's shape */
export function decodeState(bytes: Uint8Array, d: Deployment, shape: UploadShape): AccountState {
  const reader = new Reader(bytes, 'account state');
  const bits = stateBits(d, shape);
  const run = reader.u32();
  const newest = reader.u32() - 1;
  const parts = reader.u8();
  const field = (count: number) =>
    Array.from({ length: parts }, () => {
      const size = (count + 7) >>> 3;
      const part = reader.blob(size);
      if (part.length !== size) throw new InputError(`account state: ${part.length} bytes, not ${size}`);
      return part;
    });
  const state = {
    run,
    newest,
    emit: field(bits.emit),
    infectious: field(bits.infectious),
    accepted: field(bits.accepted),
  };
  reader.end();
  return state;
}
