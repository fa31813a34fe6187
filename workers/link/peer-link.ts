/**
 * Ordered, reliable, framed and back-pressured bytes between two named peers.
 *
 * Implementations: in memory (tests, simulation) and WebRTC data channels (phones ↔ nodes, nodes ↔ nodes);
 * test/links holds the acceptance suite that each must pass.
 */
export interface PeerLink {
  /** The other side's Ed25519 public key, 64 hexadecimal digits; proven when the link was made. */
  readonly peer: string;
  /**
   * Sends one frame (0 bytes to MAX_FRAME), given whole or in pieces that follow each other. Resolves when the link
   * can take the next one, which may need the other side to read: two sides that both await a large send before they
   * receive wait for ever.
   * Sends that are not awaited keep the order of the calls. The buffers belong to the link afterwards.
   * @throws InputError when the frame is larger than MAX_FRAME; LinkClosed when the link is closed
   */
  send(...pieces: Uint8Array[]): Promise<void>;
  /**
   * The next frame, in the order sent. One reader at a time. Its buffer belongs to the reader, who may transfer it.
   * @throws LinkClosed when the link is closed and every frame that arrived was read
   */
  receive(): Promise<Uint8Array>;
  /** Closes both ends after what was sent before is delivered; idempotent. The other end reads the reason. */
  close(reason?: string): void;
  /** Resolves with the reason when either side closed or the peer died. Never rejects. */
  readonly closed: Promise<string>;
  /** What went over the link so far, and how it stands. */
  traffic(): LinkTraffic;
}

/** A link's counters; bytes are those of frames. */
export interface LinkTraffic {
  /** Of frames that the link has taken whole. */
  readonly sentBytes: number;
  /** Of frames that came whole. */
  readonly receivedBytes: number;
  /** Of frames that wait to be sent, the other side not reading or the network not being as fast. */
  readonly queuedBytes: number;
  /** There and back, behind what was under way, as measured last; absent before the first measurement. */
  readonly roundTripMs: number | undefined;
}

/** Largest frame in bytes: a hostile length prefix can never make us allocate more. */
export const MAX_FRAME = 128 * 1024 * 1024;

/** The link is closed; the message says why and to whom it led. */
export class LinkClosed extends Error {
  override name = 'LinkClosed';
}

/** Makes links: dials peers by public key and hands over the links that others open. */
export interface Introducer {
  /** Opens a link to the peer with this Ed25519 public key (hex). @throws LinkClosed when it cannot be reached */
  dial(peer: string): Promise<PeerLink>;
  /** Registers the one handler for links that others open to us. */
  accept(handler: (link: PeerLink) => void): void;
  /** Stops dialling and accepting; open links stay open. */
  close(): void;
}
