import { ChannelLink, type LinkSize } from './channel-link.ts';
import {
  type Description,
  onlyLoopback,
  openDescription,
  type Session,
  signDescription,
} from './description.ts';
import { Doorbell } from './doorbell.ts';
import { type Introducer, LinkClosed, type PeerLink } from './peer-link.ts';
import { MAX_BODY } from './signal-messages.ts';
import { Signalling, type SignallingOptions, timer } from './signalling.ts';
import { Strangers } from './strangers.ts';
import { type WebRtc, withChannel } from './webrtc-channel.ts';

/** What is used of simple-peer. */
export interface SimplePeer {
  on(event: 'signal', listener: (data: { type: string; sdp?: string }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  signal(data: Description): void;
  destroy(): void;
}

/** Bounds on what peers that dial us may cost; nothing bounds whom we dial. */
export interface StrangerLimits {
  /** Public keys (hex) whose links are neither counted nor bounded: the deployment's nodes and its authority. */
  trusted?: ReadonlySet<string>;
  /** Largest frame, in bytes, of all others that dial us; MAX_FRAME when absent. */
  strangerFrame?: number;
  /** Open links of all others; 256 when absent. A browser bears fewer. */
  mostStrangers?: number;
}

export interface WebRtcOptions extends SignallingOptions, StrangerLimits {
  Peer: new (options: Record<string, unknown>) => SimplePeer;
  wrtc: WebRtc;
  /** Drops every ICE candidate, own or foreign, that is not a loopback address. */
  loopbackOnly?: boolean;
  /** Bytes that a trusted peer may send ahead when we are trusted as well; WINDOW when absent, as in browsers. */
  trustedWindow?: number;
  /** How long setting up a link may take, in ms. */
  patience?: number;
}

const PATIENCE_MS = 15_000;
/**
 * Answers to one offer that are checked at a time: a few, so that a forged one does not keep out the true one behind it, and
 * no more, so that a flood of them does not pile up where another thread checks.
 */
const MOST_CHECKS = 8;
/** simple-peer's channel for its own use; ours is beside it. */
const CONTROL = { negotiated: true, id: 0 };

/** A link that is being set up. */
interface Opening {
  session: Session;
  peer: string;
  link: ChannelLink;
  /** The SDP of the offer, once it is known. */
  offer: string;
  /** What we sent last through the signalling server. */
  sent: string | undefined;
  /** Whether an answer came; a second one, of a server that repeats itself, would end the connection. */
  answered: boolean;
  /** Answers that are being checked. */
  checks: number;
  signal(description: Description): void;
}

/**
 * An introducer over WebRTC data channels, found through a signalling server that is not trusted.
 *
 * `dial` throws LinkClosed when the server is not reached, does not know the peer, or no link opens in time.
 * What comes signed by the wrong key, for another session or for another offer is reported and dropped, so that
 * whoever carries the messages can prevent a link but never be an end of it.
 */
export function webrtcIntroducer(options: WebRtcOptions): Introducer {
  return new WebRtcIntroducer(options);
}

class WebRtcIntroducer implements Introducer {
  private readonly signalling: Signalling;
  private readonly openings = new Map<string, Opening>();
  private readonly strangers: Strangers;
  private readonly doorbell: Doorbell;
  private handler: ((link: PeerLink) => void) | undefined;
  private readonly patience: number;

  constructor(private readonly options: WebRtcOptions) {
    this.patience = options.patience ?? PATIENCE_MS;
    this.strangers = new Strangers(draw, options.mostStrangers);
    this.doorbell = new Doorbell(options.schedule ?? timer, draw);
    this.signalling = new Signalling(options);
    this.signalling.onRelay = (from, session, body, via) => this.take(from, session, body, via);
    this.signalling.onAbsent = (peer, session) => this.absent(peer, session);
    this.signalling.onJoined = () => {
      for (const opening of this.openings.values()) this.relay(opening);
    };
  }

  async dial(peer: string): Promise<PeerLink> {
    await this.signalling.joined(this.patience);
    const session = this.session(randomSession(), this.options.identity.publicKey, peer);
    const opening = this.open(session, true);
    return this.finish(opening);
  }

  accept(handler: (link: PeerLink) => void): void {
    this.handler = handler;
    // Not before: whoever cannot take links yet must be absent. Who dials it tries again soon, while an offer that
    // nobody takes costs its sender all its patience.
    this.signalling.start();
  }

  close(): void {
    this.signalling.close();
    this.doorbell.close();
    this.handler = undefined;
    for (const { link } of this.openings.values()) link.lost('the introducer was closed');
  }

  private session(session: string, dialler: string, dialled: string): Session {
    return { deployment: this.options.deployment, session, dialler, dialled };
  }

  /** Waits for the channel. The time is bounded, whatever the other side and the server do. */
  private async finish({ link, session }: Opening): Promise<ChannelLink> {
    const wait = this.patience;
    const timer = setTimeout(() => link.lost(`no connection in ${wait / 1000} s`), wait);
    try {
      await link.opened;
      return link;
    } finally {
      clearTimeout(timer);
      this.openings.delete(session.session);
    }
  }

  private take(from: string, id: string, body: string, via: string): void {
    const opening = this.openings.get(id);
    if (opening) {
      if (opening.session.dialled === from && !opening.answered && opening.checks < MOST_CHECKS)
        void this.attempt(() => this.takeAnswer(opening, body));
      return;
    }
    if (!this.handler) return;
    const session = this.session(id, from, this.options.identity.publicKey);
    const take = () => void this.attempt(() => this.takeOffer(session, body));
    if (this.isTrusted(from)) take();
    else this.doorbell.ring(via, from, take);
  }

  private sizeOf(peer: string, initiator: boolean): LinkSize {
    const { identity, trustedWindow, strangerFrame } = this.options;
    if (!this.isTrusted(peer)) return initiator ? {} : { strangerFrame };
    // A phone trusts the node that it dials, and is a stranger to it.
    return this.isTrusted(identity.publicKey) ? { window: trustedWindow } : {};
  }

  private isTrusted(key: string): boolean {
    return this.options.trusted?.has(key) ?? false;
  }

  /** Whatever a description leads to, also in code that is not ours, must not end the connection that brought it. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.options.report?.(error instanceof Error ? error.message : String(error));
    }
  }

  private async takeAnswer(opening: Opening, body: string): Promise<void> {
    const { session, offer } = opening;
    opening.checks++;
    try {
      const answer = await openDescription(this.options.identity, body, session, 'answer', offer);
      if (opening.answered) return;
      opening.answered = true;
      opening.signal(answer);
    } finally {
      opening.checks--;
    }
  }

  private async takeOffer(session: Session, body: string): Promise<void> {
    const offer = await openDescription(this.options.identity, body, session, 'offer');
    if (!this.handler || this.openings.has(session.session)) return; // closed meanwhile; or it came twice
    const isStranger = !this.isTrusted(session.dialler);
    if (isStranger) this.strangers.admit(session.dialler);
    const opening = this.open(session, false, offer.sdp);
    if (isStranger) this.strangers.began(opening.link);
    this.finish(opening).then(
      (link) => {
        if (isStranger) this.strangers.opened(link);
        this.handler?.(link);
      },
      (error: Error) => this.options.report?.(error.message),
    );
    opening.signal(offer); // last: should it throw, the time of the link is bounded already
  }

  private relay({ peer, session, sent }: Opening): void {
    if (sent !== undefined) this.signalling.relay(peer, session.session, sent);
  }

  private absent(peer: string, id: string): void {
    const opening = this.openings.get(id);
    if (opening?.peer === peer) opening.link.lost(`peer ${peer} is not connected to the signalling server`);
  }

  /** Starts one end of a link; `offer` is what an answer will answer. @throws LinkClosed when the host bears no more */
  private open(session: Session, initiator: boolean, offer = ''): Opening {
    const { identity, loopbackOnly, Peer } = this.options;
    const { wrtc, made } = withChannel(this.options.wrtc);
    const other = initiator ? session.dialled : session.dialler;
    const filter = (sdp: string) => (loopbackOnly ? onlyLoopback(sdp) : sdp);
    // Without trickle a description carries its candidates: one signed message each way.
    const peer = new Peer({
      initiator,
      trickle: false,
      wrtc,
      config: { iceServers: [] }, // nodes have public addresses; simple-peer's own list would tell others whom we meet
      channelConfig: CONTROL,
    });
    const { connection, channel } = made;
    if (!connection || !channel) {
      peer.on('error', () => {}); // the same, told by simple-peer
      peer.destroy();
      throw new LinkClosed(`link to ${other}: this machine makes no more connections now`);
    }
    const link = new ChannelLink(other, channel, () => peer.destroy(), this.sizeOf(other, initiator));
    const opening: Opening = {
      session,
      peer: other,
      link,
      offer,
      sent: undefined,
      answered: false,
      checks: 0,
      signal: ({ type, sdp }) => peer.signal({ type, sdp: filter(sdp) }),
    };
    const send = async (description: Description) => {
      if (initiator) opening.offer = description.sdp;
      const sent = await signDescription(identity, session, description, initiator ? '' : offer);
      // The server would hang up on us, and do so again whenever we come back.
      const { length } = new TextEncoder().encode(sent);
      if (length > MAX_BODY) return link.lost(`a description of ${length} bytes`);
      opening.sent = sent;
      this.relay(opening);
    };
    peer.on('signal', ({ type, sdp }) => {
      if (sdp !== undefined && (type === 'offer' || type === 'answer'))
        void this.attempt(() => send({ type, sdp: filter(sdp) }));
    });
    // Nobody reads these: what came would be kept, without bound.
    made.onControl = () => link.lost('it spoke on the control channel');
    connection.ondatachannel = () => link.lost('it opened a channel of its own');
    peer.on('error', (error) => link.lost(error.message));
    peer.on('close', () => link.lost('the connection ended'));
    this.openings.set(session.session, opening);
    return opening;
  }
}

/** Whom a full table drops, and who is next at the door. The modulus favours small numbers by 2^-24 at most. */
function draw(count: number): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] % count;
}

function randomSession(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
