import type { DataChannel } from './channel-link.ts';

/** Our channel. Both sides make it, as they do simple-peer's own: nothing is opened in-band. */
const DATA = { negotiated: true, id: 1, ordered: true };

/** What is used of a connection beside simple-peer. */
interface Connection {
  createDataChannel(
    label: string,
    options: { negotiated: boolean; id: number; ordered: boolean },
  ): Pick<EventTarget, 'addEventListener'> | undefined;
  ondatachannel: ((event: never) => void) | null;
}

/** The WebRTC classes that simple-peer takes: the browser's own or a native library's. */
export interface WebRtc {
  RTCPeerConnection: new (config?: never) => Connection;
  RTCSessionDescription: unknown;
  RTCIceCandidate: unknown;
}

/** Both are absent when the host makes no more of them: Chromium beyond 500 connections. */
export interface Made {
  connection?: Connection;
  channel?: DataChannel | undefined;
  /** For the first and every further message on simple-peer's own channel, also an empty one, which it says nothing of. */
  onControl: () => void;
}

/**
 * The WebRTC classes with a connection that makes our data channel at once: before the first description, so that
 * it needs no in-band opening, and without reaching into simple-peer.
 */
export function withChannel(wrtc: WebRtc): { wrtc: WebRtc; made: Made } {
  const made: Made = { onControl: () => {} };
  class RTCPeerConnection {
    constructor(config?: never) {
      const connection = new wrtc.RTCPeerConnection(config);
      made.connection = connection;
      made.channel = connection.createDataChannel('safetrace', DATA) as DataChannel | undefined;
      const create = connection.createDataChannel.bind(connection);
      connection.createDataChannel = (...channel) => {
        const control = create(...channel);
        control?.addEventListener('message', () => made.onControl());
        return control;
      };
      // biome-ignore lint/correctness/noConstructorReturn: simple-peer gets the real connection
      return connection;
    }
  }
  return {
    wrtc: { ...wrtc, RTCPeerConnection: RTCPeerConnection as unknown as WebRtc['RTCPeerConnection'] },
    made,
  };
}
