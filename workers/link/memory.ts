import { concatBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { Inbox } from './inbox.ts';
import { type Introducer, LinkClosed, type LinkTraffic, MAX_FRAME, type PeerLink } from './peer-link.ts';

/** Unread bytes after which `send` waits for the other side's reader; small, so that tests meet the wait. */
const WINDOW = 64 * 1024;

/** One process as a network: links without sockets, and faults that a test can cause. */
export interface MemoryNetwork {
  /** Joins the network as this key (Ed25519 public key, hex). A key that was killed may join again. */
  introducer(key: string): Introducer;
  /** Partitions two peers: their links close and neither reaches the other until `heal`. */
  cut(a: string, b: string): void;
  heal(a: string, b: string): void;
  /** A peer dies: its links close, what it had not read is lost, and nobody reaches it until it joins again. */
  kill(key: string): void;
}

/** Messages and faults happen in the order of the calls: the same calls give the same run. */
export function memoryNetwork(): MemoryNetwork {
  const members = new Map<string, MemoryIntroducer>();
  const cuts = new Set<string>();
  const links = new Set<MemoryLink>();

  const connect = (from: string, to: string): PeerLink => {
    const handler = members.get(to)?.handler;
    if (!handler || cuts.has(pair(from, to))) {
      throw new LinkClosed(`peer ${to} cannot be reached from ${from} in this network`);
    }
    const [near, far] = [new MemoryLink(to, links), new MemoryLink(from, links)];
    near.other = far;
    far.other = near;
    handler(far);
    return near;
  };

  return {
    introducer(key) {
      if (members.has(key)) throw new Error(`${key} has joined this network already`);
      const member = new MemoryIntroducer(key, connect, () => members.delete(key));
      members.set(key, member);
      return member;
    },
    cut(a, b) {
      cuts.add(pair(a, b));
      for (const link of links) {
        if (pair(link.peer, link.other.peer) === pair(a, b)) link.close(`${a} and ${b} were cut apart`);
      }
    },
    heal(a, b) {
      cuts.delete(pair(a, b));
    },
    kill(key) {
      members.get(key)?.close();
      for (const link of links) {
        if (link.other.peer === key) link.die(`peer ${key} died`);
      }
    },
  };
}

const pair = (a: string, b: string): string => [a, b].sort().join(' ');

class MemoryIntroducer implements Introducer {
  handler: ((link: PeerLink) => void) | undefined;
  private open = true;

  constructor(
    private readonly key: string,
    private readonly connect: (from: string, to: string) => PeerLink,
    private readonly leave: () => void,
  ) {}

  async dial(peer: string): Promise<PeerLink> {
    if (!this.open) throw new LinkClosed(`${this.key} has left this network`);
    return this.connect(this.key, peer);
  }

  accept(handler: (link: PeerLink) => void): void {
    this.handler = handler;
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    this.leave();
  }
}

class MemoryLink implements PeerLink {
  readonly closed: Promise<string>;
  other!: MemoryLink;
  private readonly inbox = new Inbox((frame) => this.taken(frame));
  private unread = 0;
  private sentBytes = 0;
  private receivedBytes = 0;
  private readonly waiting: (() => void)[] = [];
  private reason: string | undefined;
  private resolveClosed!: (reason: string) => void;

  constructor(
    readonly peer: string,
    private readonly links: Set<MemoryLink>,
  ) {
    this.closed = new Promise((resolve) => {
      this.resolveClosed = resolve;
    });
    links.add(this);
  }

  async send(...pieces: Uint8Array[]): Promise<void> {
    const frame = concatBytes(...pieces); // a copy, as over any wire: neither side sees the other write to it
    if (frame.length > MAX_FRAME)
      throw new InputError(`a frame of ${frame.length} bytes is over ${MAX_FRAME}; split it`);
    if (this.reason !== undefined) throw new LinkClosed(this.reason);
    this.sentBytes += frame.length;
    this.other.arrive(frame);
    while (this.other.unread > WINDOW) {
      if (this.reason !== undefined) throw new LinkClosed(this.reason);
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  receive(): Promise<Uint8Array> {
    return this.inbox.take();
  }

  traffic(): LinkTraffic {
    const { sentBytes, receivedBytes } = this;
    return { sentBytes, receivedBytes, queuedBytes: this.other.unread, roundTripMs: 0 };
  }

  close(reason = 'closed'): void {
    this.end(`link to ${this.peer}: ${reason}`);
    this.other.end(`link to ${this.other.peer}: ${reason}`);
  }

  /** Closes as `close` does; what this side had not read is lost with it. */
  die(reason: string): void {
    this.inbox.clear();
    this.close(reason);
  }

  private arrive(frame: Uint8Array): void {
    this.unread += frame.length;
    this.receivedBytes += frame.length;
    this.inbox.push(frame);
  }

  private taken(frame: Uint8Array): void {
    this.unread -= frame.length;
    this.other.wake();
  }

  private end(reason: string): void {
    if (this.reason !== undefined) return;
    this.reason = reason;
    this.links.delete(this);
    this.inbox.end(reason);
    this.wake();
    this.resolveClosed(reason);
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
