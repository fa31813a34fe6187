import type { PeerLink } from '../../workers/link/peer-link.ts';
import { lengthOf } from '../../workers/link/pieces.ts';

/** Hears of frames, by their length: those that go, and those that come before their reader has them. */
export interface Tap {
  sent?(bytes: number): void;
  received?(bytes: number): void | Promise<void>;
}

/** The same link, tapped. */
export function tapped(link: PeerLink, tap: Tap): PeerLink {
  return {
    peer: link.peer,
    closed: link.closed,
    send: (...pieces) => {
      tap.sent?.(lengthOf(pieces));
      return link.send(...pieces);
    },
    receive: async () => {
      const frame = await link.receive();
      await tap.received?.(frame.length);
      return frame;
    },
    close: (reason) => link.close(reason),
    traffic: () => link.traffic(),
  };
}
