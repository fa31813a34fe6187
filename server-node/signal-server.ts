import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { InputError } from '../workers/errors.ts';
import { isSignedBy } from '../workers/link/identity.ts';
import {
  joinMessage,
  MAX_MESSAGE,
  PING_MS,
  parseToServer,
  REPLACED,
  type ToClient,
  type ToServer,
} from '../workers/link/signal-messages.ts';

export interface SignalServerOptions {
  port: number;
  /** Address to listen on; every one when absent. */
  host?: string;
  /** Connections at once; more are refused. */
  maxPeers?: number;
  /** Deployments at once; peers of further ones are refused. */
  maxDeployments?: number;
  log?: (what: string) => void;
}

export interface SignalServer {
  /** The port it listens on: the one asked for, or a free one for 0. */
  readonly port: number;
  close(): Promise<void>;
}

/** A client may send BURST messages at once and RATE a second in the long run: a link takes one or two. */
const BURST = 100;
const RATE = 20;
/** Time to join after connecting. */
const JOIN_MS = 5000;
/** Unsent bytes to a client that does not read; more messages to it are dropped. */
const MAX_UNSENT = 1 << 20;
/** Close code for a client that breaks the rules (RFC 6455, policy violation), and for one too many. */
const REFUSED = 1008;
const FULL = 1013;

/** Peers of one deployment by public key. */
type Room = Map<string, Client>;

/**
 * The signalling server: brings peers of one deployment together and sees neither their links nor their keys.
 *
 * It checks that a peer holds the key under which it joins, so that nobody is shut out by a namesake; peers trust
 * it with nothing beyond that, and prove everything to each other (workers/link/description.ts).
 */
export async function startSignalServer(options: SignalServerOptions): Promise<SignalServer> {
  const { maxPeers = 10_000, maxDeployments = 16, log = () => {} } = options;
  const rooms = new Map<string, Room>();
  const http = createServer((_, response) => response.writeHead(200).end('SafeTrace signalling server\n'));
  const sockets = new WebSocketServer({ server: http, maxPayload: MAX_MESSAGE });
  sockets.on('connection', (socket) => {
    if (sockets.clients.size > maxPeers) socket.close(FULL, 'the signalling server is full');
    else new Client(socket, rooms, maxDeployments, log);
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    sockets.on('error', reject); // ws repeats the errors of the HTTP server
    http.listen(options.port, options.host, resolve);
  });
  return {
    port: (http.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close(() => http.close(() => resolve()));
      }),
  };
}

/** One connection. */
class Client {
  private readonly nonce = randomBytes(32).toString('hex');
  private key: string | undefined;
  private room: Room | undefined;
  private tokens = BURST;
  private filled = performance.now();
  private heard = true;
  private readonly joinTimer: NodeJS.Timeout;
  private readonly beat: NodeJS.Timeout;

  constructor(
    private readonly socket: WebSocket,
    private readonly rooms: Map<string, Room>,
    private readonly maxDeployments: number,
    private readonly log: (what: string) => void,
  ) {
    this.joinTimer = setTimeout(() => this.refuse('no valid join in time'), JOIN_MS);
    this.beat = setInterval(() => this.ping(), PING_MS);
    socket.on('message', (data, binary) => this.take(data.toString(), binary));
    socket.on('error', (error) => log(`signalling: ${error.message}`));
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
    const room = this.rooms.get(deployment) ?? new Map<string, Client>();
    if (room.size === 0 && this.rooms.size >= this.maxDeployments) {
      throw new InputError('this signalling server serves no further deployment');
    }
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
    if (peer) peer.tell({ type: 'relay', from: this.key, session, body });
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
