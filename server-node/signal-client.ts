import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { InputError } from '../workers/errors.ts';
import { isSignedBy } from '../workers/link/identity.ts';
import {
  joinMessage,
  PING_MS,
  parseToServer,
  REPLACED,
  type ToClient,
  type ToServer,
} from '../workers/link/signal-messages.ts';

/** A client may send BURST messages at once and RATE a second in the long run: a link takes one or two. */
const BURST = 100;
const RATE = 20;
/** Time to join after connecting. */
const JOIN_MS = 5000;
/** Unsent bytes to a client that does not read, some thirty offers; more messages to it are dropped. */
const MAX_UNSENT = 1 << 17;
/** Close code for a client that breaks the rules (RFC 6455, policy violation). */
const REFUSED = 1008;

/** Peers of one deployment by public key. */
export type Room = Map<string, Client>;

/** One connection to the signalling server. */
export class Client {
  private readonly nonce = randomBytes(32).toString('hex');
  private key: string | undefined;
  private room: Room | undefined;
  private tokens = BURST;
  private filled = performance.now();
  private heard = true;
  private readonly joinTimer: NodeJS.Timeout;
  private readonly beat: NodeJS.Timeout;

  constructor(
    /** Stands for the network it calls from. */
    private readonly via: string,
    /** Has a listener for errors already. */
    private readonly socket: WebSocket,
    private readonly rooms: Map<string, Room>,
    /** Deployments that are served; every one when absent. */
    private readonly served: ReadonlySet<string> | undefined,
    private readonly log: (what: string) => void,
  ) {
    this.joinTimer = setTimeout(() => this.refuse('no valid join in time'), JOIN_MS);
    this.beat = setInterval(() => this.ping(), PING_MS);
    socket.on('message', (data, binary) => this.take(data.toString(), binary));
    socket.on('close', () => this.leave());
    this.tell({ type: 'challenge', nonce: this.nonce });
  }

  tell(message: ToClient): void {
    if (this.socket.bufferedAmount <= MAX_UNSENT) this.socket.send(JSON.stringify(message));
  }

  private take(text: string, binary: boolean): void {
    if (this.socket.readyState !== this.socket.OPEN) return; // refused, and not gone yet
    this.heard = true;
    try {
      if (binary) throw new InputError('signalling message is not text');
      this.spend();
      this.handle(parseToServer(text));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.refuse(error.message);
    }
  }

  private handle(message: ToServer): void {
    if (message.type === 'join') this.join(message);
    else if (message.type === 'relay') this.relay(message);
  }

  private join({ deployment, key, signature }: Extract<ToServer, { type: 'join' }>): void {
    if (this.room) throw new InputError('joined already');
    if (!isSignedBy(key, joinMessage(deployment, this.nonce), signature)) {
      throw new InputError(`the join is not signed by ${key.slice(0, 8)}…`);
    }
    if (this.served && !this.served.has(deployment))
      throw new InputError('this signalling server does not serve this deployment');
    const room = this.rooms.get(deployment) ?? new Map<string, Client>();
    clearTimeout(this.joinTimer);
    room.get(key)?.socket.close(REPLACED, 'joined elsewhere');
    this.rooms.set(deployment, room.set(key, this));
    this.room = room;
    this.key = key;
    this.socket.once('close', () => {
      // A connection that was replaced may end when its room is long gone and another one has its place.
      if (room.size === 0 && this.rooms.get(deployment) === room) this.rooms.delete(deployment);
    });
    this.tell({ type: 'joined' });
  }

  private relay({ to, session, body }: Extract<ToServer, { type: 'relay' }>): void {
    if (!this.room || !this.key) throw new InputError('join first');
    const peer = this.room.get(to);
    if (peer) peer.tell({ type: 'relay', from: this.key, via: this.via, session, body });
    else this.tell({ type: 'absent', to, session });
  }

  /** Takes one from the bucket of messages. */
  private spend(): void {
    const now = performance.now();
    this.tokens = Math.min(BURST, this.tokens + ((now - this.filled) / 1000) * RATE) - 1;
    this.filled = now;
    if (this.tokens < 0) throw new InputError(`too many messages: ${BURST} at once, ${RATE} a second`);
  }

  private ping(): void {
    if (!this.heard) this.socket.terminate();
    this.heard = false;
    this.tell({ type: 'ping' });
  }

  private refuse(why: string): void {
    this.log(`signalling: refused a client: ${why}`);
    this.tell({ type: 'error', message: why });
    this.socket.close(REFUSED);
  }

  private leave(): void {
    clearTimeout(this.joinTimer);
    clearInterval(this.beat);
    if (this.key !== undefined && this.room?.get(this.key) === this) this.room.delete(this.key);
  }
}
