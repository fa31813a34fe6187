import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import type { Identity } from './identity.ts';
import { LinkClosed } from './peer-link.ts';
import {
  joinMessage,
  PING_MS,
  parseToClient,
  REPLACED,
  type ToClient,
  type ToServer,
} from './signal-messages.ts';

/** What is used of a WebSocket, the browser's or the one of `ws`. */
export interface Socket {
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface SignallingOptions {
  /** ws:// or wss:// URL of the signalling server. */
  url: string;
  /** Hash of the deployment, 64 hexadecimal digits. */
  deployment: string;
  identity: Identity;
  WebSocket: new (url: string) => Socket;
  /** What went wrong and who would want to know; no secrets. */
  report?: ((what: string) => void) | undefined;
  /** Calls `run` after `ms`, unless the function that it returns was called. */
  schedule?: ((run: () => void, ms: number) => () => void) | undefined;
}

/** Waits before the connection is tried again, in ms; the last one stands for all that follow. */
const BACK_OFF = [250, 500, 1000, 2000, 4000, 8000];
/** The wait after another connection joined with our key. */
const AWAY_MS = 30_000;

/**
 * A connection to the signalling server, made when it is first needed, that comes back by itself when it breaks.
 *
 * When another connection joins with the same key it stays away for long, or until the next `joined`: two tabs of
 * one phone must not throw each other out all the time, and a node must come back when the other one is gone.
 */
export class Signalling {
  onRelay: (from: string, session: string, body: string, via: string) => void = () => {};
  onAbsent: (peer: string, session: string) => void = () => {};
  /** After each join: what was relayed when the connection broke may be lost. */
  onJoined: () => void = () => {};
  private socket: Socket | undefined;
  private isStarted = false;
  private isJoined = false;
  private stopped = false;
  private failures = 0;
  private cancelRetry: (() => void) | undefined;
  private isReplaced = false;
  private cancelWatch: () => void = () => {};
  private readonly waiting = new Set<() => void>();
  private readonly schedule: NonNullable<SignallingOptions['schedule']>;

  constructor(private readonly options: SignallingOptions) {
    this.schedule = options.schedule ?? timer;
  }

  /** Goes to the server, for others to find us there; again at will. */
  start(): void {
    if (this.isStarted || this.stopped) return;
    this.isStarted = true;
    this.connect();
  }

  /** Waits until the server has taken us in. @throws LinkClosed after `ms` */
  async joined(ms: number): Promise<void> {
    if (this.isJoined) return;
    if (this.stopped) throw new LinkClosed('the introducer was closed');
    this.start();
    if (!this.socket && this.isReplaced) {
      this.cancelRetry?.();
      this.connect();
    }
    await new Promise<void>((resolve, reject) => {
      const done = () => {
        cancel();
        if (this.isJoined) resolve();
        else reject(new LinkClosed('the introducer was closed'));
      };
      const cancel = this.schedule(() => {
        this.waiting.delete(done);
        reject(
          new LinkClosed(`the signalling server at ${this.options.url} was not reached in ${ms / 1000} s`),
        );
      }, ms);
      this.waiting.add(done);
    });
  }

  /** Passes a body to a peer; lost without a word when the connection is down, as any message here may be. */
  relay(to: string, session: string, body: string): void {
    if (this.isJoined) this.say({ type: 'relay', to, session, body });
  }

  /** Leaves the server for good. */
  close(): void {
    this.stopped = true;
    this.cancelRetry?.();
    this.socket?.close();
    this.drop();
  }

  private connect(): void {
    this.cancelRetry = undefined;
    this.isReplaced = false;
    const socket = new this.options.WebSocket(this.options.url);
    this.socket = socket;
    this.watch();
    socket.onmessage = ({ data }) => {
      if (this.socket === socket) this.take(data);
    };
    socket.onerror = () => {}; // a close event follows
    socket.onclose = ({ code }) => {
      if (this.socket !== socket) return;
      this.drop();
      this.isReplaced = code === REPLACED;
      if (this.isReplaced) this.report('another connection joined with our key; this one stays away a while');
      this.retry();
    };
  }

  private retry(): void {
    if (this.stopped) return;
    const backOff = BACK_OFF[Math.min(this.failures++, BACK_OFF.length - 1)];
    const wait = this.isReplaced ? AWAY_MS : backOff;
    this.cancelRetry = this.schedule(() => this.connect(), wait);
  }

  private take(data: unknown): void {
    this.watch();
    try {
      if (typeof data !== 'string') throw new InputError('signalling message is not text');
      this.handle(parseToClient(data));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.report(error.message);
    }
  }

  private handle(message: ToClient): void {
    if (message.type === 'challenge') void this.join(message.nonce);
    else if (message.type === 'joined') this.arrive();
    else if (message.type === 'relay') this.onRelay(message.from, message.session, message.body, message.via);
    else if (message.type === 'absent') this.onAbsent(message.to, message.session);
    else if (message.type === 'ping') this.say({ type: 'pong' });
    else this.report(`the signalling server says: ${message.message}`);
  }

  private async join(nonce: string): Promise<void> {
    const { deployment, identity } = this.options;
    const { socket } = this;
    let signature: string;
    try {
      signature = bytesToHex(await identity.sign(joinMessage(deployment, nonce)));
    } catch (error) {
      this.report((error as Error).message);
      return socket?.close();
    }
    // The challenge is of one connection.
    if (socket === this.socket) this.say({ type: 'join', deployment, key: identity.publicKey, signature });
  }

  private arrive(): void {
    this.isJoined = true;
    this.failures = 0;
    this.wake();
    this.onJoined();
  }

  /** Hangs up when the server says nothing for two pings. */
  private watch(): void {
    this.cancelWatch();
    this.cancelWatch = this.schedule(() => {
      this.report('the signalling server was not heard for too long');
      this.socket?.close();
      this.drop();
      this.retry();
    }, 2 * PING_MS);
  }

  private drop(): void {
    this.socket = undefined;
    this.isJoined = false;
    this.cancelWatch();
    if (this.stopped) this.wake();
  }

  private wake(): void {
    for (const done of this.waiting) done();
    this.waiting.clear();
  }

  private say(message: ToServer): void {
    this.socket?.send(JSON.stringify(message));
  }

  private report(what: string): void {
    this.options.report?.(what);
  }
}

export function timer(run: () => void, ms: number): () => void {
  const id = setTimeout(run, ms);
  return () => clearTimeout(id);
}
