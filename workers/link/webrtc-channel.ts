import type { DataChannel } from './channel-link.ts';

/** Our channel. Both sides make it, as they do simple-peer's own: nothing is opened in-band. */
const DATA = { negotiated: true, id: 1, ordered: true };

/** What is used of a connection beside simple-peer. */
interface Connection {
  createDataChannel(label: string, options: { negotiated: boolean; id: number; ordered: boolean }): unknown;
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
}

/**
 * The WebRTC classes with a connection that makes our data channel at once: before the first description, so that
 * it needs no in-band opening, and without reaching into simple-peer.
 */
export function withChannel(wrtc: WebRtc): { wrtc: WebRtc; made: Made } {
  const made: Made = {};
  class RTCPeerConnection {
    constructor(config?: never) {
      made.connection = new wrtc.RTCPeerConnection(config);
      made.channel = made.connection.createDataChannel('safetrace', DATA) as DataChannel | undefined;
      // biome-ignore lint/correctness/noConstructorReturn: simple-peer gets the real connection
      return made.connection;
    }
  }
  return {
    wrtc: { ...wrtc, RTCPeerConnection: RTCPeerConnection as unknown as WebRtc['RTCPeerConnection'] },
    made,
  };
}
