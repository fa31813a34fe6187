import { NetworkBuckets } from './network-buckets.ts';

/**
 * Openings of a line: all its places (signal-places.ts) in one moment, as a school's when the server comes back.
 * Checking the signature of a join takes some 2 ms, so a line may cost 0.6 % of a core in the long run.
 */
const OPENINGS = { rate: 3.2, most: 320 };
/** Units (`costOf`) of a line: each of its 256 places answers pings and dials seven nodes at once; 0.6 % of a core. */
const MESSAGES = { rate: 200, most: 10_000 };
/** Units that an opening pays for: offers of 4 kB to seven nodes and some more. Who is let in can link. */
export const PREPAID = 45;

/** What a message costs, in units of about 30 µs: one for reading it, and one for each kB, which is sent on. */
export function costOf(bytes: number): number {
  return 1 + bytes / 1024;
}

/** The networks of one address pay, all of them or none; false when one cannot now. */
export interface Payers {
  open(): boolean;
  send(units: number): boolean;
}

/**
 * The traffic of networks. Openings and messages do not pay for each other: whoever floods with messages keeps none of
 * its neighbours from joining, and those can link, as an opening pays for that.
 */
export class Traffic {
  private readonly openings: NetworkBuckets;
  private readonly messages: NetworkBuckets;

  /** @param now milliseconds, not below 0 */
  constructor(now = () => performance.now()) {
    this.openings = new NetworkBuckets(OPENINGS, now);
    this.messages = new NetworkBuckets(MESSAGES, now);
  }

  of(address: string): Payers {
    const [open, send] = [this.openings.of(address), this.messages.of(address)];
    return { open: () => open(1), send };
  }
}
