import { MOST_WINDOW } from '../workers/link/channel-link.ts';
import type { Identity } from '../workers/link/identity.ts';
import type { Introducer } from '../workers/link/peer-link.ts';
import { type StrangerLimits, type WebRtcOptions, webrtcIntroducer } from '../workers/link/webrtc.ts';

/** What a process says about itself to be found and to find others. */
export interface NodeIntroducerOptions extends StrangerLimits {
  /** URL of the signalling server. */
  url: string;
  /** Hash of the deployment, hex. */
  deployment: string;
  identity: Identity;
  loopbackOnly?: boolean;
  patience?: number;
  report?: (what: string) => void;
}

/** Links over WebRTC for a Node process. The native library is loaded when it is first needed. */
export async function nodeIntroducer(options: NodeIntroducerOptions): Promise<Introducer> {
  const [{ nativeWebRtc }, { default: Peer }, { WebSocket }] = await Promise.all([
    import('./native-webrtc.ts'),
    import('simple-peer'),
    import('ws'),
  ]);
  return webrtcIntroducer({
    ...options,
    trustedWindow: MOST_WINDOW,
    wrtc: await nativeWebRtc(options.loopbackOnly === true),
    Peer: Peer as unknown as WebRtcOptions['Peer'],
    WebSocket: WebSocket as unknown as WebRtcOptions['WebSocket'],
  });
}
