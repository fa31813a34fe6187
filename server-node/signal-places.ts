import { isLoopback, networksOf } from './caller.ts';

/**
 * Connections of one line (an IPv4 address, an IPv6 /64), of the site around it (/24, /48) and of what can be rented
 * around that (/24, /32): a school behind one address fits, and one tenant cannot hold every place.
 */
const PER_LINE = 256;
const PER_SITE = 1024;
const PER_AREA = 4096;

/** The places of a server: how many connections it has in all, and of each network. */
export class Places {
  private total = 0;
  private readonly taken = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** Why an address gets no place now; null when it gets one. */
  refusal(address: string): string | null {
    if (this.total >= this.most) return 'the signalling server is full';
    const { line, site, area } = networksOf(address);
    if (this.of(line) >= PER_LINE || this.of(site) >= PER_SITE || this.of(area) >= PER_AREA)
      return 'too many connections from this network';
    return null;
  }

  /** Takes a place. Returns what gives it back, to be called once. */
  take(address: string): () => void {
    const { line, site, area } = networksOf(address);
    // This machine is no stranger: a simulation has a connection for each of its people.
    const networks = isLoopback(address) ? [] : new Set([line, site, area]);
    this.total++;
    for (const network of networks) this.taken.set(network, this.of(network) + 1);
    return () => {
      this.total--;
      for (const network of networks) {
        if (this.of(network) > 1) this.taken.set(network, this.of(network) - 1);
        else this.taken.delete(network);
      }
    };
  }

  private of(network: string): number {
    return this.taken.get(network) ?? 0;
  }
}
