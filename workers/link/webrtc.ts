import { InputError } from '../errors.ts';
import { ChannelLink, type DataChannel } from './channel-link.ts';
import {
  type Description,
  onlyLoopback,
  openDescription,
  type Session,
  signDescription,
} from './description.ts';
import type { Introducer, PeerLink } from './peer-link.ts';
import { Signalling, type SignallingOptions } from './signalling.ts';
import { Strangers } from './strangers.ts';

/** What is used of simple-peer. */
export interface SimplePeer {
  on(event: 'signal', listener: (data: { type: string; sdp?: string }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  signal(data: Description): void;
  destroy(): void;
}

/** The WebRTC classes that simple-peer takes: the browser's own or those of @roamhq/wrtc. */
export interface WebRtc {
  RTCPeerConnection: new (
    config?: never,
  ) => {
    createDataChannel(label: string, options: { negotiated: boolean; id: number; ordered: boolean }): unknown;
  };
  RTCSessionDescription: unknown;
  RTCIceCandidate: unknown;
}

/** Bounds on what peers that dial us may cost; nothing bounds whom we dial. */
export interface StrangerLimits {
  /** Public keys (hex) whose links are neither counted nor bounded: the deployment's nodes and its authority. */
  trusted?: ReadonlySet<string>;
  /** Largest frame, in bytes, of all others that dial us; MAX_FRAME when absent. */
  strangerFrame?: number;
}

export interface WebRtcOptions extends SignallingOptions, StrangerLimits {
  Peer: new (options: Record<string, unknown>) => SimplePeer;
  wrtc: WebRtc;
  /** STUN and TURN servers (RTCIceServer); none unless the operators name some. */
  iceServers?: readonly unknown[];
  /** Drops every ICE candidate, own or foreign, that is not a loopback address. */
  loopbackOnly?: boolean;
  /** How long setting up a link may take, in ms. */
  patience?: number;
}

const PATIENCE_MS = 15_000;
/** simple-peer's channel for its own use, and ours beside it. Both sides make both: nothing is opened in-band. */
const CONTROL = { negotiated: true, id: 0 };
const DATA = { negotiated: true, id: 1, ordered: true };

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
  private readonly strangers = new Strangers();
  private handler: ((link: PeerLink) => void) | undefined;
  private readonly patience: number;

  constructor(private readonly options: WebRtcOptions) {
    this.patience = options.patience ?? PATIENCE_MS;
    this.signalling = new Signalling(options);
    this.signalling.onRelay = (from, session, body) => this.take(from, session, body);
    this.signalling.onAbsent = (peer, session) => this.absent(peer, session);
    this.signalling.onJoined = () => {
      for (const opening of this.openings.values()) this.relay(opening);
    };
  }

  async dial(peer: string): Promise<PeerLink> {
    await this.signalling.joined(this.patience);
    const opening = this.open(this.session(randomSession(), this.options.identity.publicKey, peer), true);
    return this.finish(opening);
  }

  accept(handler: (link: PeerLink) => void): void {
    this.handler = handler;
  }

  close(): void {
    this.signalling.close();
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

  private take(from: string, id: string, body: string): void {
    const opening = this.openings.get(id);
    try {
      if (opening?.session.dialled === from) this.takeAnswer(opening, body);
      else if (!opening) this.takeOffer(this.session(id, from, this.options.identity.publicKey), body);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.options.report?.(error.message);
    }
  }

  private takeAnswer(opening: Opening, body: string): void {
    if (opening.answered) return;
    const answer = openDescription(body, opening.session, 'answer', opening.offer);
    opening.answered = true;
    opening.signal(answer);
  }

  private takeOffer(session: Session, body: string): void {
    if (!this.handler) return;
    const offer = openDescription(body, session, 'offer');
    const isStranger = !this.options.trusted?.has(session.dialler);
    if (isStranger) this.strangers.admit(session.dialler);
    const opening = this.open(session, false, offer.sdp, isStranger ? this.options.strangerFrame : undefined);
    if (isStranger) this.strangers.began(opening.link);
    opening.signal(offer);
    this.finish(opening).then(
      (link) => {
        if (isStranger) this.strangers.opened(link);
        this.handler?.(link);
      },
      (error: Error) => this.options.report?.(error.message),
    );
  }

  private relay({ peer, session, sent }: Opening): void {
    if (sent !== undefined) this.signalling.relay(peer, session.session, sent);
  }

  private absent(peer: string, id: string): void {
    const opening = this.openings.get(id);
    if (opening?.peer === peer) opening.link.lost(`peer ${peer} is not connected to the signalling server`);
  }

  /** Starts one end of a link; `offer` is what an answer will answer. */
  private open(session: Session, initiator: boolean, offer = '', strangerFrame?: number): Opening {
    const { identity, loopbackOnly, iceServers = [], Peer } = this.options;
    const { wrtc, channel } = withChannel(this.options.wrtc);
    const filter = (sdp: string) => (loopbackOnly ? onlyLoopback(sdp) : sdp);
    // Without trickle a description carries its candidates: one signed message each way.
    const peer = new Peer({
      initiator,
      trickle: false,
      wrtc,
      config: { iceServers },
      channelConfig: CONTROL,
    });
    const other = initiator ? session.dialled : session.dialler;
    const link = new ChannelLink(other, channel(), () => peer.destroy(), strangerFrame);
    const opening: Opening = {
      session,
      peer: other,
      link,
      offer,
      sent: undefined,
      answered: false,
      signal: ({ type, sdp }) => peer.signal({ type, sdp: filter(sdp) }),
    };
    peer.on('signal', ({ type, sdp }) => {
      if (sdp === undefined || (type !== 'offer' && type !== 'answer')) return;
      const description = { type, sdp: filter(sdp) } as const;
      if (initiator) opening.offer = description.sdp;
      opening.sent = signDescription(identity, session, description, initiator ? '' : offer);
      this.relay(opening);
    });
    peer.on('error', (error) => link.lost(error.message));
    peer.on('close', () => link.lost('the connection ended'));
    this.openings.set(session.session, opening);
    return opening;
  }
}

/**
 * The WebRTC classes with a connection that makes our data channel at once: before the first description, so that
 * it needs no in-band opening, and without reaching into simple-peer.
 */
function withChannel(wrtc: WebRtc): { wrtc: WebRtc; channel(): DataChannel } {
  let channel: DataChannel | undefined;
  class RTCPeerConnection {
    constructor(config?: never) {
      const connection = new wrtc.RTCPeerConnection(config);
      channel = connection.createDataChannel('safetrace', DATA) as DataChannel;
      // biome-ignore lint/correctness/noConstructorReturn: simple-peer gets the real connection
      return connection;
    }
  }
  return {
    wrtc: { ...wrtc, RTCPeerConnection: RTCPeerConnection as unknown as WebRtc['RTCPeerConnection'] },
    channel: () => channel!,
  };
}

function randomSession(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
