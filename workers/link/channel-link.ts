import { InputError } from '../errors.ts';
import { Assembler, CLOSE, CREDIT, FIRST, MESSAGE_COST, MORE, messagesOf, PING } from './framing.ts';
import { Inbox } from './inbox.ts';
import { LinkClosed, MAX_FRAME, type PeerLink } from './peer-link.ts';
import { StrangerWatch } from './stranger-watch.ts';

/** What is used of an RTCDataChannel; workers have no DOM types, and Node's channel is not the browser's. */
export interface DataChannel {
  binaryType: string;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: never) => void) | null;
  send(message: Uint8Array<ArrayBuffer>): void;
}

/**
 * Bytes that the other side may send before we read: the first grant, renewed whenever nothing is unread.
 *
 * It bounds what a hostile sender makes us keep (one frame and a window), what waits in our own channel while
 * the other side does not read (far under the 16 MiB over which libwebrtc drops silently, so `bufferedAmount`
 * need not be polled), and what is in flight. Three quarters must hold a full chunk: a sender that waits has had
 * all but a quarter granted again.
 */
export const WINDOW = 256 * 1024;
const BEAT_MS = 1000;
/** Beats without a word after which the other side counts as dead. Beats, not seconds: we may have been busy. */
const SILENT_BEATS = 4;
/** How long the reason of a close may take to reach the other side. */
const LINGER_MS = 2000;
/** Pings that may come between two beats of ours: one a second is due, and we may have been busy for a minute. */
const MOST_PINGS = 64;
const MAX_REASON = 300;

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
  /** What we may still send. */
  private credit = 0;
  private creditCame: () => void = () => {};
  /** What the other side may still send, and what of its window was used and not granted again. */
  private allowed = WINDOW;
  private used = 0;
  private heard = true;
  /** Since the last beat. */
  private pings = 0;
  /** Whether a frame of ours waits for credit. */
  private waits = false;
  private readonly watch: StrangerWatch | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;

  /**
   * @param channel with its first message still to come
   * @param teardown ends the connection below; called once
   * @param strangerFrame largest frame in bytes when the other side is a stranger, who is watched as well
   */
  constructor(
    readonly peer: string,
    private readonly channel: DataChannel,
    private readonly teardown: () => void,
    strangerFrame?: number,
  ) {
    this.assembler = new Assembler(strangerFrame);
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

  send(frame: Uint8Array): Promise<void> {
    const sent = this.sending.then(() => this.transmit(frame));
    this.sending = sent.catch(() => {});
    return sent;
  }

  receive(): Promise<Uint8Array> {
    return this.inbox.take();
  }

  close(reason = 'closed'): void {
    if (this.reason !== undefined) return;
    const text = reason.slice(0, MAX_REASON);
    this.tell(CLOSE, new TextEncoder().encode(text));
    this.end(text);
    // The other side hangs up when it has read the reason; if it does not, we do.
    const timer = setTimeout(() => this.teardown(), LINGER_MS);
    this.channel.onclose = () => {
      clearTimeout(timer);
      this.teardown();
    };
  }

  /** The connection below is gone. */
  lost(reason: string): void {
    if (this.reason !== undefined) return;
    this.end(this.assembler.torn ? `${reason} in the middle of a frame` : reason);
    this.teardown();
  }

  private start(): void {
    this.tell(CREDIT, u32(WINDOW));
    let silent = 0;
    this.beat = setInterval(() => {
      silent = this.heard ? 0 : silent + 1;
      this.heard = false;
      this.pings = 0;
      if (silent >= SILENT_BEATS) this.lost(`it was not heard for ${(silent * BEAT_MS) / 1000} s`);
      else this.tell(PING);
      const fault = this.watch?.beat(this.assembler.torn, this.inbox.unread > 0, this.waits);
      if (fault) this.close(fault);
    }, BEAT_MS);
  }

  private async transmit(frame: Uint8Array): Promise<void> {
    if (frame.length > MAX_FRAME) {
      throw new InputError(`a frame of ${frame.length} bytes is over ${MAX_FRAME}; split it`);
    }
    for (const message of messagesOf(frame)) {
      const cost = message.length + MESSAGE_COST;
      while (this.credit < cost && this.reason === undefined) {
        this.waits = true;
        await new Promise<void>((resolve) => {
          this.creditCame = resolve;
        });
      }
      if (this.reason !== undefined) throw new LinkClosed(this.reason);
      this.credit -= cost;
      this.put(message);
    }
    this.waits = false;
    this.watch?.sent();
  }

  private arrived(data: unknown): void {
    if (this.reason !== undefined) return;
    this.heard = true;
    try {
      if (!(data instanceof ArrayBuffer)) throw new InputError('malformed link message: a text');
      this.handle(new Uint8Array(data));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.close(error.message);
    }
  }

  private handle(message: Uint8Array): void {
    const kind = message[0];
    if (kind === FIRST || kind === MORE) this.takeData(message);
    else if (kind === CREDIT) this.takeCredit(message);
    else if (kind === CLOSE) this.lost(reasonIn(message));
    else if (kind === PING) this.takePing(message);
    else throw new InputError(`malformed link message: kind ${kind}`);
  }

  /** Costs no credit, so it must be small and seldom. */
  private takePing(message: Uint8Array): void {
    if (message.length > 1 || ++this.pings > MOST_PINGS)
      throw new InputError('malformed link message: pings that are no sign of life');
  }

  private takeData(message: Uint8Array): void {
    const cost = message.length + MESSAGE_COST;
    if (cost > this.allowed) throw new InputError('malformed link message: more than was granted');
    this.allowed -= cost;
    this.used += cost;
    const frame = this.assembler.add(message);
    if (frame) {
      this.watch?.received();
      this.inbox.push(frame);
    }
    this.grant();
  }

  /** Grants again what was used when nothing is unread, in quarters of the window so as not to chatter. */
  private grant(): void {
    if (this.inbox.unread > 0 || this.used < WINDOW / 4 || this.reason !== undefined) return;
    this.tell(CREDIT, u32(this.used));
    this.allowed += this.used;
    this.used = 0;
  }

  private takeCredit(message: Uint8Array): void {
    if (message.length !== 5) throw new InputError('malformed link message: a credit without a number');
    const granted = new DataView(message.buffer).getUint32(1);
    if (granted === 0) throw new InputError('malformed link message: a credit of 0 bytes');
    this.credit += granted;
    // Whoever grants again only what it got is never ahead by more, and what we send at once stays bounded.
    if (this.credit > WINDOW)
      throw new InputError(`malformed link message: a credit of ${this.credit} bytes`);
    this.creditCame();
  }

  private tell(kind: number, body: Uint8Array = new Uint8Array(0)): void {
    const message = new Uint8Array(1 + body.length);
    message[0] = kind;
    message.set(body, 1);
    try {
      this.channel.send(message);
    } catch {
      // The channel is not open any more; its close event says so.
    }
  }

  private put(message: Uint8Array<ArrayBuffer>): void {
    try {
      this.channel.send(message);
    } catch {
      this.lost('the channel takes nothing more');
      throw new LinkClosed(this.reason);
    }
  }

  private end(reason: string): void {
    this.reason = `link to ${this.peer}: ${reason}`;
    clearInterval(this.beat);
    this.inbox.end(this.reason);
    this.creditCame();
    this.resolveClosed(this.reason);
  }
}

const reasonIn = (message: Uint8Array): string =>
  new TextDecoder().decode(message.subarray(1, 1 + 3 * MAX_REASON)).slice(0, MAX_REASON);

function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
