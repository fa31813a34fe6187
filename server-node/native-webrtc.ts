import { isIP } from 'node:net';
import { PeerConnection } from 'node-datachannel';
import { RTCIceCandidate, RTCPeerConnection, RTCSessionDescription } from 'node-datachannel/polyfill';
import { generate } from 'selfsigned';
import { withCandidates } from '../workers/link/description.ts';
import type { WebRtcOptions } from '../workers/link/webrtc.ts';

/**
 * The WebRTC classes of a Node process, libdatachannel's, as simple-peer expects them.
 *
 * Not @roamhq/wrtc, whose `send` uses a pointer that another of its threads clears when the peer goes: phones that
 * reloaded at such a moment ended nodes with SIGSEGV.
 *
 * @param loopbackOnly whether connections are bound to 127.0.0.1, which is left out otherwise
 */
export async function nativeWebRtc(loopbackOnly: boolean): Promise<WebRtcOptions['wrtc']> {
  const config = {
    iceServers: [],
    // By itself it would make an offer for the first channel, also at the end that is dialled.
    disableAutoNegotiation: true,
    ...(await certificate()),
    ...(loopbackOnly && { bindAddress: '127.0.0.1' }),
  };
  class Connection extends RTCPeerConnection {
    private readonly native: PeerConnection;
    private isClosing = false;

    constructor() {
      const native = new PeerConnection('', config);
      super({ peerConnection: native } as object);
      this.native = native;
      // A browser tells the end of the candidates so, and simple-peer waits for it.
      this.addEventListener('icegatheringstatechange', () => {
        if (this.iceGatheringState === 'complete') this.onicecandidate?.({ candidate: null } as never);
      });
    }

    override async createOffer(): Promise<RTCSessionDescription> {
      this.native.setLocalDescription('offer');
      return writable(super.createOffer());
    }

    override async createAnswer(): Promise<RTCSessionDescription> {
      this.native.setLocalDescription('answer');
      return writable(super.createAnswer());
    }

    /** It is set already. */
    override async setLocalDescription(): Promise<void> {}

    /**
     * Only addresses in figures: for every name the library would start a thread that asks for it, and who sends hundreds
     * would have the process without threads or files. It takes candidates last: told before that no more come, it would
     * have none and give up.
     *
     * Offers of its own kind are taken without candidates; the address comes with the first packet. Else we would connect
     * before our answer is there: our handshake would fail at an end that does not know the fingerprint yet, or be
     * dropped and come again after a second. Browsers keep what comes early, and hide their addresses.
     */
    override setRemoteDescription({ type, sdp }: RTCSessionDescription): Promise<void> {
      const known =
        type === 'offer' && OWN_KIND.test(sdp) ? withCandidates(sdp, () => false) : onlyNumeric(sdp);
      return super.setRemoteDescription({ type, sdp: known.replace(END_OF_CANDIDATES, '') });
    }

    /**
     * Not at once: a channel that the other side opened holds 1024 messages until its event is handled here, then blocks
     * the library's thread, and closing would wait for that thread for ever. So what is on its way is handled first, and
     * a thread can hardly fill a channel within the quiet turn that is left.
     */
    override close(): void {
      if (this.isClosing) return;
      this.isClosing = true;
      whenQuiet(() => super.close());
    }

    /** Where simple-peer is dialled it names no channel. */
    override createDataChannel(label: string | null, options: object) {
      return super.createDataChannel(label ?? '', options);
    }
  }
  return { RTCPeerConnection: Connection as never, RTCSessionDescription, RTCIceCandidate };
}

/** Addresses of a host with many networks. */
const MOST_CANDIDATES = 20;
const OWN_KIND = /^o=rtc /m;
const END_OF_CANDIDATES = /^a=end-of-candidates\r?(\n|$)/gm;

/** The description with the first few ICE candidates that have an address in figures: nobody is asked for a name. */
export function onlyNumeric(sdp: string): string {
  let left = MOST_CANDIDATES;
  // A zone behind `%` is a name again.
  return withCandidates(sdp, (address) => isIP(address) > 0 && !address.includes('%') && left-- > 0);
}

/** A turn of the event loop, in ms, in which nothing of weight was done. */
const QUIET_MS = 0.5;
/** Where every turn is busy for so long, a connection is closed all the same. */
const PATIENCE_MS = 2000;

/** Calls `run` after a whole turn of the event loop that was quiet, so that all events that had come were handled. */
function whenQuiet(run: () => void): void {
  const deadline = performance.now() + PATIENCE_MS;
  // The turn that goes on has its events behind it: those that came since are handled in the next.
  const afterTurn = (since: number): void => {
    setImmediate(() => {
      const now = performance.now();
      if (now - since < QUIET_MS || since > deadline) run();
      else afterTurn(now);
    });
  };
  afterTurn(Number.NEGATIVE_INFINITY);
}

/**
 * One for all connections of the process: peers know each other by other keys, which sign its fingerprint. Else the
 * library makes one for each in the threads in which it also receives, and waits for it here: strangers that block
 * those with full channels would hold this thread for ever.
 */
async function certificate() {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'SafeTrace' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
  });
  return { certificatePemFile: cert, keyPemFile: key };
}

/** simple-peer writes to the descriptions that it gets. */
async function writable(description: Promise<RTCSessionDescription>): Promise<RTCSessionDescription> {
  const { type, sdp } = await description;
  return { type, sdp } as RTCSessionDescription;
}
