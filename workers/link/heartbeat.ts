import { InputError } from '../errors.ts';
import { u32, u32At } from './u32.ts';

export const BEAT_MS = 1000;
/** Beats without a word after which the other side counts as dead. Beats, not seconds: we may have been busy. */
const SILENT_BEATS = 4;
/** Pings, or pongs, that may come between two beats of ours: one a second is due, and we may have been busy. */
const MOST_BETWEEN = 64;
/** A ping says when it was sent in this unit, ms; so a pong tells the round trip. */
const TICK_MS = 0.01;
/** Slowest round trip that counts, ms; a pong says whatever its sender likes. */
const SLOWEST_MS = 60_000;

/** Signs of life of both sides of a link, and the round trip that they measure. */
export class Heartbeat {
  private heard = true;
  private silent = 0;
  private pings = 0;
  private pongs = 0;
  /** Of the newest pong, ms; it waits behind the data that are under way. */
  roundTripMs: number | undefined;

  /** @param now milliseconds of any clock that only goes forward */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** A word of the other side came. */
  hear(): void {
    this.heard = true;
  }

  /** One more beat. @returns why the link must end, if it must */
  beat(): string | undefined {
    this.silent = this.heard ? 0 : this.silent + 1;
    this.heard = false;
    this.pings = 0;
    this.pongs = 0;
    return this.silent >= SILENT_BEATS
      ? `it was not heard for ${(this.silent * BEAT_MS) / 1000} s`
      : undefined;
  }

  /** What the next ping says. */
  ping(): Uint8Array {
    return u32(this.ticks());
  }

  /** Takes a ping. It costs no credit, so it must be small and seldom. @returns what the pong says */
  takePing(body: Uint8Array): Uint8Array {
    if (body.length !== 4 || ++this.pings > MOST_BETWEEN)
      throw new InputError('malformed link message: pings that are no sign of life');
    return body.slice();
  }

  /** Takes a pong. */
  takePong(body: Uint8Array): void {
    if (body.length !== 4 || ++this.pongs > MOST_BETWEEN)
      throw new InputError('malformed link message: pongs that answer no ping');
    const took = ((this.ticks() - u32At(body)) >>> 0) * TICK_MS;
    if (took <= SLOWEST_MS) this.roundTripMs = took;
  }

  /** The time, modulo 2^32. */
  private ticks(): number {
    return Math.floor(this.now() / TICK_MS) >>> 0;
  }
}
