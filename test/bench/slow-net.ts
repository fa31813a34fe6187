import type { LinkRate } from '../../workers/mpc/link-rate.ts';
import type { Party, PartyNet } from '../../workers/mpc/party.ts';
import { classOf, rateOf } from '../../workers/node/link-class.ts';

/** A network as slow as wanted between parties of one machine. */
export interface NetworkProfile {
  /** Round trip, milliseconds. */
  readonly rtt: number;
  /** Mbit/s of each direction of each link; Infinity (in JSON null) for no limit. */
  readonly mbit: number;
}

/** What the engine is told of it, as nodes would tell theirs. */
export const agreedRate = ({ rtt, mbit }: NetworkProfile): LinkRate =>
  rateOf(classOf({ rtt: rtt / 1000, rate: (mbit * 1e6) / 8 }));

/** Milliseconds, and what is to be done later. */
export interface Clock {
  now(): number;
  after(ms: number, work: () => void): void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, work) => {
    setTimeout(work, ms);
  },
};

/** So much may leave at once after a pause, as from a network card's queue. */
export const BURST_BYTES = 1 << 16;

/** One direction of a link: a token bucket, then half a round trip; in order, precise to a timer's millisecond. */
export class SlowPipe {
  /** Time up to which the link's rate is used up; while the bucket holds something it lies behind the clock. */
  #used = Number.NEGATIVE_INFINITY;
  readonly #travelling: { at: number; arrive: () => void }[] = [];

  constructor(
    private readonly profile: NetworkProfile,
    private readonly clock: Clock,
  ) {}

  /** Calls `arrive` when a message of so many bytes has come through. */
  carry(bytes: number, arrive: () => void): void {
    const { rtt, mbit } = this.profile;
    const perByte = 8 / (1000 * mbit);
    const now = this.clock.now();
    this.#used = Math.max(this.#used, now - BURST_BYTES * perByte) + bytes * perByte;
    this.#travelling.push({ at: Math.max(this.#used, now) + rtt / 2, arrive });
    if (this.#travelling.length === 1) this.#wait();
  }

  /** One timer for the first of them: several could fire out of order. */
  #wait(): void {
    const [{ at }] = this.#travelling;
    this.clock.after(at - this.clock.now(), () => {
      while (this.#travelling.length > 0 && this.#travelling[0].at <= this.clock.now())
        this.#travelling.shift()!.arrive();
      if (this.#travelling.length > 0) this.#wait();
    });
  }
}

/** Sends through a pipe to each party, which the net shares with its strands. */
export function slowNet(net: PartyNet, pipes: ReadonlyMap<Party, SlowPipe>): PartyNet {
  return {
    ...net,
    send: (to, step, data) => pipes.get(to)!.carry(data.length, () => net.send(to, step, data)),
    strand: (number) => slowNet(net.strand(number), pipes),
  };
}
