import { type Networks, networksOf } from '../caller.ts';

/** Failed tries of a network in a window before it is slowed, and the seconds between two of its tries then. */
interface Pace {
  free: number;
  every: number;
}

/**
 * An inner network gets a third or a sixth of what the one around it may do at most: who never stops on one line
 * leaves most of it to its neighbours.
 */
const CALM: Record<keyof Networks, Pace> = {
  line: { free: 10, every: 30 },
  household: { free: 20, every: 20 },
  site: { free: 50, every: 10 },
  area: { free: Number.POSITIVE_INFINITY, every: 0 },
};
/** Once all together failed BUSY times. */
const PRESSED: Record<keyof Networks, Pace> = {
  ...CALM,
  line: { free: 1, every: 120 },
  household: { free: 2, every: 60 },
  site: { free: 5, every: 20 },
};
/** Once they failed FLOODED times. */
const DROWNED: Record<keyof Networks, Pace> = { ...PRESSED, area: { free: 1, every: 10 } };
/** Failed tries of all together in a window. */
const BUSY = 500;
const FLOODED = 5000;
/** Seconds. */
const WINDOW = 900;

/**
 * Bounds how many wrong codes can be tried: 8 digits are 26.6 bits and would not stand a machine that may go on.
 *
 * Nobody is shut out, only slowed: a network that failed too often in a window of 15 minutes has its next try some
 * seconds after its last failure, at most two minutes. Thousands of patients share one address of a carrier: a
 * stranger behind it, or a few wrong digits, must cost them a wait and not a quarter of an hour. Who has nobody who
 * failed around him (IPv4: his /24; IPv6: his /32) is never slowed. What remains: on the very address of a machine that never
 * stops, who comes first has the next try; a patient there reports from another network.
 *
 * From BUSY failures of all together on networks are slowed sooner and more, from FLOODED on areas are, too. So a
 * guesser with lines in A areas of IPv6 and B addresses of IPv4 tries fewer than 5,000 + 90·A + 8·B wrong codes in a
 * window, and with N codes open it hits one with probability N·(5,000 + 90·A + 8·B)/10^8 at most: 0.1 % for 20 open
 * codes and one machine, 0.28 % for 20 open codes and a botnet of 10 areas and 1,000 addresses. Twice that when its
 * tries lie across two windows. Networks live in memory only and go with the window.
 *
 * Ask `wait`, try and call `failed` without an await in between: tries that run side by side would all be let in.
 */
export class FailureLimit {
  private start = Number.NEGATIVE_INFINITY;
  private total = 0;
  private readonly failures = new Map<string, { count: number; last: number }>();

  /** @param now unix seconds */
  constructor(private readonly now: () => number) {}

  /** Seconds until this address may try again; 0 when it may now. */
  wait(address: string): number {
    this.roll();
    const networks = networksOf(address);
    const paces = this.total < BUSY ? CALM : this.total < FLOODED ? PRESSED : DROWNED;
    const waits = (Object.keys(paces) as (keyof Networks)[]).map((level) => {
      const { free, every } = paces[level];
      const { count, last } = this.failures.get(networks[level]) ?? { count: 0, last: 0 };
      return count < free ? 0 : Math.max(0, last + every - this.now());
    });
    return Math.max(...waits);
  }

  /** Counts a failed try. */
  failed(address: string): void {
    this.roll();
    this.total++;
    const last = this.now();
    // An IPv4 address is its own household, its site is its area: each counts once.
    for (const network of new Set(Object.values(networksOf(address)) as string[]))
      this.failures.set(network, { count: (this.failures.get(network)?.count ?? 0) + 1, last });
  }

  private roll(): void {
    if (this.now() < this.start + WINDOW) return;
    this.start = this.now();
    this.total = 0;
    this.failures.clear();
  }
}
