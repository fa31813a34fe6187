import type { Identity } from '../../workers/link/identity.ts';
import type { Introducer } from '../../workers/link/peer-link.ts';
import { type StrangerLimits, type WebRtcOptions, webrtcIntroducer } from '../../workers/link/webrtc.ts';

/** What a page says about itself to be found and to find others. */
export interface BrowserIntroducerOptions extends StrangerLimits {
  /** URL of the signalling server. */
  url: string;
  /** Hash of the deployment, hex. */
  deployment: string;
  identity: Identity;
  loopbackOnly?: boolean;
  patience?: number;
  report?: (what: string) => void;
  /** What makes connections; the browser's own when absent. */
  RTCPeerConnection?: typeof RTCPeerConnection;
}

/** Links over WebRTC for a page; not for workers, which have no WebRTC. simple-peer is loaded when first needed. */
export async function browserIntroducer(options: BrowserIntroducerOptions): Promise<Introducer> {
  const { default: Peer } = await import('simple-peer');
  const { RTCSessionDescription, RTCIceCandidate } = window;
  const { RTCPeerConnection = window.RTCPeerConnection } = options;
  return webrtcIntroducer({
    ...options,
    wrtc: { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate } as unknown as WebRtcOptions['wrtc'],
    Peer: Peer as unknown as WebRtcOptions['Peer'],
    WebSocket: WebSocket as unknown as WebRtcOptions['WebSocket'],
  });
}
