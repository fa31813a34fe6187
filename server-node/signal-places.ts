import { isLoopback, networksOf } from './caller.ts';

/**
 * Connections of one line (an IPv4 address, an IPv6 /64), of the site around it (/24, /48) and of what can be rented
 * around that (/24, /32): a school behind one address fits, and one tenant cannot hold every place.
 */
const PER_LINE = 256;
const PER_SITE = 1024;
const PER_AREA = 4096;

/** Who has a place. */
export interface Guest {
  /** Whether another may have it instead: not that of a node, nor of who goes already. */
  mayGo(): boolean;
  /** Ends its connection. */
  go(): void;
}

/**
 * The places of a server: how many connections it has in all, and of each network.
 *
 * When all are taken, who comes from a site with fewer of them takes one of the site that has most, drawn by lot: some
 * forty addresses that only stay would otherwise keep everybody out. Who has to go comes back as others do.
 */
export class Places {
  private total = 0;
  private readonly taken = new Map<string, number>();
  private readonly guests = new Map<string, Set<Guest>>();

  /** @param draw a whole number from 0 to below `count` */
  constructor(
    private readonly most: number,
    private readonly draw: (count: number) => number,
  ) {}

  /** Why an address gets no place now; null when it gets one. */
  refusal(address: string): string | null {
    const { line, site, area } = networksOf(address);
    if (this.of(line) >= PER_LINE || this.of(site) >= PER_SITE || this.of(area) >= PER_AREA)
      return 'too many connections from this network';
    if (this.total >= this.most && !this.unlucky(site)) return 'the signalling server is full';
    return null;
  }

  /** Takes a place that was not refused. Returns what gives it back, to be called once. */
  take(address: string, guest: Guest): () => void {
    const { line, site, area } = networksOf(address);
    if (this.total >= this.most) this.unlucky(site)?.go();
    // This machine is no stranger: a simulation has a connection for each of its people.
    const networks = isLoopback(address) ? [] : new Set([line, site, area]);
    const neighbours = this.guests.get(site) ?? new Set();
    if (!isLoopback(address)) this.guests.set(site, neighbours.add(guest));
    this.total++;
    for (const network of networks) this.taken.set(network, this.of(network) + 1);
    return () => {
      this.total--;
      if (neighbours.delete(guest) && neighbours.size === 0) this.guests.delete(site);
      for (const network of networks) {
        if (this.of(network) > 1) this.taken.set(network, this.of(network) - 1);
        else this.taken.delete(network);
      }
    };
  }

  /** Who goes for a newcomer of a site; null when no site has two more who may. */
  private unlucky(site: string): Guest | null {
    let fullest: Guest[] = [];
    for (const guests of this.guests.values()) {
      if (guests.size <= fullest.length) continue;
      const mayGo = [...guests].filter((guest) => guest.mayGo());
      if (mayGo.length > fullest.length) fullest = mayGo;
    }
    if (fullest.length < (this.guests.get(site)?.size ?? 0) + 2) return null;
    return fullest[this.draw(fullest.length)];
  }

  private of(network: string): number {
    return this.taken.get(network) ?? 0;
  }
}
