import { browserIntroducer } from '../../web/peer/introducer.ts';
import { identityOf } from '../../workers/link/identity.ts';
import type { Introducer, PeerLink } from '../../workers/link/peer-link.ts';

/** What the tests call in the page: one end of links whose other end is in Node. */
const links: PeerLink[] = [];
let introducer: Introducer;

const end = {
  async join(url: string, deployment: string, secret: number) {
    const identity = identityOf(new Uint8Array(32).fill(secret));
    introducer = await browserIntroducer({ url, deployment, identity });
    introducer.accept((link) => links.push(link));
  },
  /** Opens a link and returns its number. */
  async dial(peer: string): Promise<number> {
    return links.push(await introducer.dial(peer)) - 1;
  },
  accepted: () => links.length,
  peer: (link: number) => links[link].peer,
  /** Sends back `count` frames as they come. */
  async echo(link: number, count: number) {
    for (let i = 0; i < count; i++) await links[link].send(await links[link].receive());
  },
  /** Reads one frame: its length and the sum of its bytes. */
  async read(link: number): Promise<[number, number]> {
    const frame = await links[link].receive();
    return [frame.length, frame.reduce((sum, byte) => sum + byte, 0)];
  },
  /** Sends until a send waits; returns how many frames went. */
  async flood(link: number, length: number): Promise<number> {
    for (let sent = 0; ; sent++) {
      const full = new Promise<'full'>((resolve) => setTimeout(() => resolve('full'), 500));
      if ((await Promise.race([links[link].send(new Uint8Array(length)), full])) === 'full') return sent;
    }
  },
  close: (link: number, reason: string) => links[link].close(reason),
  closed: (link: number) => links[link].closed,
};

export type PageEnd = typeof end;
Object.assign(window, { end });
