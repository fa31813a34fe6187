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
import { Bucket } from './bucket.ts';
import type { Guest } from './signal-places.ts';
import { costOf, type Payers, PREPAID } from './signal-traffic.ts';

/**
 * Units (signal-traffic.ts) that a client may cost at once and a second. A stranger may be a node as well, of a
 * deployment that the server was not told: it answers twenty phones a second.
 */
const STRANGER = { most: 500, rate: 100 };
const NAMED = { most: 5000, rate: 1000 };
/** Time to join after connecting. */
const JOIN_MS = 5000;
/** Unsent bytes to a client, some thirty offers, beyond which what strangers relay to it is dropped. */
const MAX_UNSENT = 1 << 17;
/** Beyond which all is dropped. Strangers cannot fill the rest, so what nodes say to each other has room. */
const MAX_UNSENT_OF_ALL = 1 << 18;
/** Time for our last words to arrive. */
const LINGER_MS = 500;
/** Close code for a client that breaks the rules (RFC 6455, policy violation). */
const REFUSED = 1008;
/** Close code for a client that may come back (IANA, try again later). */
const LATER = 1013;

/** Peers of one deployment by public key. */
export type Room = Map<string, Client>;

/** What all clients share. */
export interface House {
  rooms: Map<string, Room>;
  /** Deployments that are served, each with the keys that it names; every deployment, and no key named, when absent. */
  served: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  /** Told of each client that is refused. @param via as `Caller` */
  refused(via: string, why: string): void;
}

/** Who calls. */
export interface Caller {
  /** Stands for the site it calls from. */
  via: string;
  /** Pay for what it sends after it has joined. */
  payers: Payers;
  /** Why it may only join under a key that its deployment names; null when it has a place. */
  refusal: string | null;
}

/**
 * One connection to the signalling server.
 *
 * Who sends too much itself is refused. What its networks cannot pay for is dropped unread and the connection stays:
 * it may be a neighbour's fault, any message here may be lost, and its dialler dials again. A client that its
 * deployment names pays for itself alone, so that no neighbour silences a node.
 */
export class Client implements Guest {
  private readonly nonce = randomBytes(32).toString('hex');
  private key: string | undefined;
  private room: Room | undefined;
  private isNamed = false;
  private own = new Bucket(STRANGER);
  private prepaid = PREPAID;
  private heard = true;
  private goes = false;
  private readonly joinTimer: NodeJS.Timeout;
  private readonly beat: NodeJS.Timeout;

  constructor(
    /** Has a listener for errors already. */
    private readonly socket: WebSocket,
    private readonly caller: Caller,
    private readonly house: House,
  ) {
    this.joinTimer = setTimeout(() => this.refuse('no valid join in time'), JOIN_MS);
    this.beat = setInterval(() => this.ping(), PING_MS);
    socket.on('message', (data: Buffer, binary) => this.take(data, binary));
    socket.on('error', () => this.hangUp());
    socket.on('close', () => this.leave());
    this.tell({ type: 'challenge', nonce: this.nonce });
  }

  /** Also one that closes by itself and takes its time. */
  mayGo(): boolean {
    return !this.isNamed && !this.goes;
  }

  go(): void {
    this.socket.close(LATER, 'others want places too');
    this.hangUp();
  }

  tell(message: ToClient, unsent = MAX_UNSENT_OF_ALL): void {
    if (this.socket.bufferedAmount <= unsent) this.socket.send(JSON.stringify(message));
  }

  private take(data: Buffer, binary: boolean): void {
    if (this.socket.readyState !== this.socket.OPEN) return; // refused, and not gone yet
    this.heard = true;
    try {
      if (binary) throw new InputError('signalling message is not text');
      if (this.pays(data.length)) this.handle(parseToServer(data.toString()));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.refuse(error.message);
    }
  }

  /** Whether its networks let a message through. @throws InputError when it sends too much itself */
  private pays(bytes: number): boolean {
    const cost = costOf(bytes);
    if (!this.own.holds(cost)) throw new InputError('too many messages, or too large ones');
    this.own.take(cost);
    if (this.isNamed || !this.room) return true; // all that a client says before it has joined is its join, and paid
    if (cost > this.prepaid) return this.caller.payers.send(cost);
    this.prepaid -= cost;
    return true;
  }

  private handle(message: ToServer): void {
    if (message.type === 'join') this.join(message);
    else if (!this.room || !this.key) throw new InputError('join first');
    else if (message.type === 'relay') this.relay(this.room, this.key, message);
  }

  private join({ deployment, key, signature }: Extract<ToServer, { type: 'join' }>): void {
    const { rooms, served } = this.house;
    if (this.room) throw new InputError('joined already');
    if (served && !served.has(deployment))
      throw new InputError('this signalling server does not serve this deployment');
    const isNamed = served?.get(deployment)?.has(key) ?? false;
    if (this.caller.refusal !== null && !isNamed) throw new InputError(this.caller.refusal);
    if (!isSignedBy(key, joinMessage(deployment, this.nonce), signature)) {
      throw new InputError(`the join is not signed by ${key.slice(0, 8)}…`);
    }
    const room = rooms.get(deployment) ?? new Map<string, Client>();
    clearTimeout(this.joinTimer);
    room.get(key)?.socket.close(REPLACED, 'joined elsewhere');
    rooms.set(deployment, room.set(key, this));
    this.room = room;
    this.key = key;
    this.isNamed = isNamed;
    if (isNamed) this.own = new Bucket(NAMED);
    this.socket.once('close', () => {
      // A connection that was replaced may end when its room is long gone and another one has its place.
      if (room.size === 0 && rooms.get(deployment) === room) rooms.delete(deployment);
    });
    this.tell({ type: 'joined' });
  }

  private relay(room: Room, from: string, { to, session, body }: Extract<ToServer, { type: 'relay' }>): void {
    const message = { type: 'relay', from, via: this.caller.via, session, body } as const;
    const peer = room.get(to);
    if (peer) peer.tell(message, this.isNamed ? MAX_UNSENT_OF_ALL : MAX_UNSENT);
    else this.tell({ type: 'absent', to, session });
  }

  private ping(): void {
    if (!this.heard) this.socket.terminate();
    this.heard = false;
    this.tell({ type: 'ping' });
  }

  private refuse(why: string): void {
    this.house.refused(this.caller.via, why);
    this.tell({ type: 'error', message: why });
    this.socket.close(REFUSED);
    this.hangUp();
  }

  /** Ends a connection that closes: its other end may take its time for that, and flood us meanwhile. */
  private hangUp(): void {
    this.goes = true;
    this.socket.pause();
    setTimeout(() => this.socket.terminate(), LINGER_MS);
  }

  private leave(): void {
    clearTimeout(this.joinTimer);
    clearInterval(this.beat);
    if (this.key !== undefined && this.room?.get(this.key) === this) this.room.delete(this.key);
  }
}
