import { InputError } from '../errors.ts';
import { Assembler } from './assembler.ts';
import { Credit } from './credit.ts';
import { Cutter } from './cutter.ts';
import { CLOSE, CREDIT, FIRST, MESSAGE_COST, MORE, PING, PONG } from './framing.ts';
import { BEAT_MS, Heartbeat } from './heartbeat.ts';
import { Inbox } from './inbox.ts';
import { LinkClosed, type LinkTraffic, MAX_FRAME, type PeerLink } from './peer-link.ts';
import { lengthOf } from './pieces.ts';
import { ReceiveWindow } from './receive-window.ts';
import { StrangerWatch } from './stranger-watch.ts';
import { u32 } from './u32.ts';

/** What is used of an RTCDataChannel; workers have no DOM types, and Node's channel is not the browser's. */
export interface DataChannel {
  binaryType: string;
  /** Bytes that were given to `send` and are not on their way. */
  readonly bufferedAmount: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: never) => void) | null;
  send(message: Uint8Array<ArrayBuffer>): void;
}

/** How long the reason of a close may take to reach the other side. */
const LINGER_MS = 2000;
const MAX_REASON = 300;

/** What a link may take up. */
export interface LinkSize {
  /** Bytes that the other side may send before we read them; WINDOW when absent. */
  window?: number | undefined;
  /** Largest frame in bytes when the other side is a stranger, who is watched as well. */
  strangerFrame?: number | undefined;
}

/** Of links of strangers, and in browsers, whose sockets drop what comes in larger bursts. */
export const WINDOW = 256 * 1024;
/** The largest window that anybody grants. */
export const MOST_WINDOW = 1024 * 1024;

/** A PeerLink over an ordered, reliable data channel that was negotiated with a proven peer. */
export class ChannelLink implements PeerLink {
  readonly closed: Promise<string>;
  /** Resolves when the channel is open; rejects with LinkClosed when it closes first. */
  readonly opened: Promise<void>;
  private resolveClosed!: (reason: string) => void;
  private readonly inbox = new Inbox(() => this.grant());
  private readonly assembler: Assembler;
  private reason: string | undefined;
  private sending: Promise<void> = Promise.resolve();
  private readonly credit: Credit;
  private readonly window: ReceiveWindow;
  private readonly heartbeat = new Heartbeat();
  private sentBytes = 0;
  private receivedBytes = 0;
  /** Of frames that were given to `send`, what the channel did not take yet. */
  private queuedBytes = 0;
  /** Whether a frame of ours waits for credit. */
  private waits = false;
  private readonly watch: StrangerWatch | undefined;
  private isGone = false;
  private lingering: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;

  /**
   * @param channel with its first message still to come
   * @param teardown ends the connection below; called once
   */
  constructor(
    readonly peer: string,
    private readonly channel: DataChannel,
    private readonly teardown: () => void,
    { window = WINDOW, strangerFrame }: LinkSize = {},
  ) {
    this.assembler = new Assembler(strangerFrame);
    this.window = new ReceiveWindow(window);
    this.credit = new Credit(strangerFrame === undefined ? MOST_WINDOW : WINDOW);
    if (strangerFrame !== undefined) this.watch = new StrangerWatch();
    this.closed = new Promise((resolve) => {
      this.resolveClosed = resolve;
    });
    channel.binaryType = 'arraybuffer';
    this.opened = new Promise((resolve, reject) => {
      channel.onopen = () => {
        this.start();
        resolve();
      };
      void this.closed.then((reason) => reject(new LinkClosed(reason)));
    });
    this.opened.catch(() => {}); // a link that never opens is told by whoever waits for it
    channel.onmessage = ({ data }) => this.arrived(data);
    channel.onclose = () => this.lost('the connection ended');
  }

  async send(...pieces: Uint8Array[]): Promise<void> {
    const length = lengthOf(pieces);
    if (length > MAX_FRAME) throw new InputError(`a frame of ${length} bytes is over ${MAX_FRAME}; split it`);
    this.queuedBytes += length;
    const sent = this.sending.then(() => this.transmit(new Cutter(pieces)));
    this.sending = sent.catch(() => {});
    try {
      await sent;
      this.sentBytes += length;
    } finally {
      this.queuedBytes -= length;
    }
  }

  traffic(): LinkTraffic {
    const { sentBytes, receivedBytes, queuedBytes } = this;
    return { sentBytes, receivedBytes, queuedBytes, roundTripMs: this.heartbeat.roundTripMs };
  }

  receive(): Promise<Uint8Array> {
    return this.inbox.take();
  }

  close(reason = 'closed'): void {
    if (this.reason !== undefined) return;
    const text = reason.slice(0, MAX_REASON);
    this.tell(CLOSE, new TextEncoder().encode(text));
    if (this.reason !== undefined) return; // what waits was too much
    this.end(text);
    // The other side hangs up when it has read the reason; if it does not, we do.
    this.lingering = setTimeout(() => this.hangUp(), LINGER_MS);
  }

  /** The connection below is gone. */
  lost(reason: string): void {
    if (this.reason === undefined)
      this.end(this.assembler.torn ? `${reason} in the middle of a frame` : reason);
    this.hangUp();
  }

  private start(): void {
    this.tell(CREDIT, u32(this.window.size));
    this.beat = setInterval(() => {
      const death = this.heartbeat.beat();
      if (death) this.lost(death);
      else this.tell(PING, this.heartbeat.ping());
      const fault = this.watch?.beat(this.assembler.torn, this.inbox.unread > 0, this.waits);
      if (fault) this.close(fault);
    }, BEAT_MS);
  }

  private async transmit(frame: Cutter): Promise<void> {
    while (!frame.done) {
      const cost = frame.size + MESSAGE_COST;
      while (this.reason === undefined && !this.credit.take(cost)) {
        this.waits = true;
        await this.credit.next();
      }
      if (this.reason !== undefined) throw new LinkClosed(this.reason);
      this.put(frame.take());
    }
    this.waits = false;
    this.watch?.sent();
  }

  private arrived(data: unknown): void {
    this.heartbeat.hear();
    try {
      if (!(data instanceof ArrayBuffer)) throw new InputError('malformed link message: a text');
      this.handle(new Uint8Array(data));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      // At once, though the reason may be lost: what comes while a close lingers would be taken in by the connection
      // below, at any rate it is sent.
      this.tell(CLOSE, new TextEncoder().encode(error.message));
      this.lost(error.message);
    }
  }

  private handle(message: Uint8Array): void {
    const kind = message[0];
    if (kind === FIRST || kind === MORE) this.takeData(message);
    else if (kind === CREDIT) this.credit.grant(message.subarray(1));
    else if (kind === CLOSE) this.lost(reasonIn(message));
    else if (kind === PING) this.tell(PONG, this.heartbeat.takePing(message.subarray(1)));
    else if (kind === PONG) this.heartbeat.takePong(message.subarray(1));
    else throw new InputError(`malformed link message: kind ${kind}`);
  }

  private takeData(message: Uint8Array): void {
    this.window.use(message.length + MESSAGE_COST);
    if (this.reason !== undefined) return; // it was sent before our close came
    const frame = this.assembler.add(message);
    if (frame) {
      this.receivedBytes += frame.length;
      this.watch?.received();
      this.inbox.push(frame);
    }
    this.grant();
  }

  private grant(): void {
    if (this.inbox.unread > 0 || this.reason !== undefined) return;
    const granted = this.window.renew();
    if (granted > 0) this.tell(CREDIT, u32(granted));
  }

  private tell(kind: number, body: Uint8Array = new Uint8Array(0)): void {
    const message = new Uint8Array(1 + body.length);
    message[0] = kind;
    message.set(body, 1);
    try {
      this.channel.send(message);
    } catch {
      return; // the channel is not open any more; its close event says so
    }
    this.checkWaiting();
  }

  private put(message: Uint8Array<ArrayBuffer>): void {
    try {
      this.channel.send(message);
    } catch {
      this.lost('the channel takes nothing more');
      throw new LinkClosed(this.reason);
    }
    this.checkWaiting();
  }

  /** An honest receiver leaves its window; who grants or asks again what never reached it would have us keep it all. */
  private checkWaiting(): void {
    if (this.channel.bufferedAmount > 2 * this.credit.most) this.lost('it asks for more than it takes');
  }

  private hangUp(): void {
    if (this.isGone) return;
    this.isGone = true;
    clearTimeout(this.lingering);
    this.channel.onmessage = null;
    this.channel.onclose = null;
    this.teardown();
  }

  private end(reason: string): void {
    this.reason = `link to ${this.peer}: ${reason}`;
    clearInterval(this.beat);
    this.channel.onopen = null; // an opening that is on its way here must not start the beat
    this.inbox.end(this.reason);
    this.credit.end();
    this.resolveClosed(this.reason);
  }
}

const reasonIn = (message: Uint8Array): string =>
  new TextDecoder().decode(message.subarray(1, 1 + 3 * MAX_REASON)).slice(0, MAX_REASON);
