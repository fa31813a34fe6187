/** What a link asks to be signed and checked, where another thread does it. */
import { expect, test, vi } from 'vitest';
import { Signalling, type SignallingOptions } from '../../workers/link/signalling.ts';
import { type WebRtcOptions, webrtcIntroducer } from '../../workers/link/webrtc.ts';

const [DEPLOYMENT, SELF, NODE] = ['aa', 'bb', 'cc'].map((byte) => byte.repeat(32));

class Socket {
  static last: Socket;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose = null;
  onerror = null;
  readonly sent: { type: string; session: string }[] = [];
  close = vi.fn();

  constructor() {
    Socket.last = this;
  }

  send(text: string) {
    this.sent.push(JSON.parse(text));
  }

  hear(message: object) {
    this.onmessage!({ data: JSON.stringify(message) });
  }
}

const options = (identity: Partial<SignallingOptions['identity']>, report = vi.fn()): SignallingOptions => ({
  url: 'ws://127.0.0.1',
  deployment: DEPLOYMENT,
  identity: { publicKey: SELF, sign: async () => new Uint8Array(64), isSignedBy: () => false, ...identity },
  WebSocket: Socket,
  report,
  schedule: () => () => {},
});

test('a signature that is not made is reported, and the connection ends', async () => {
  const report = vi.fn();
  const sign = async () => Promise.reject(new Error('a worker was lost'));
  new Signalling(options({ sign }, report)).start();
  Socket.last.hear({ type: 'challenge', nonce: '11'.repeat(32) });
  await vi.waitFor(() => expect(Socket.last.close).toHaveBeenCalled());
  expect(report).toHaveBeenCalledWith('a worker was lost');
  expect(Socket.last.sent).toEqual([]);
});

/** Makes an offer, and nothing of it. */
class Peer {
  constructor({ wrtc }: { wrtc: { RTCPeerConnection: new () => object } }) {
    new wrtc.RTCPeerConnection();
  }

  on(event: string, listener: (data: object) => void) {
    if (event === 'signal') queueMicrotask(() => listener({ type: 'offer', sdp: 'v=0\r\n' }));
  }

  signal() {}
  destroy() {}
}

class Connection {
  ondatachannel = null;
  createDataChannel = () => Object.assign(new EventTarget(), { close() {} });
}

test('of a flood of answers few are checked at a time', async () => {
  const isSignedBy = vi.fn(() => new Promise<boolean>(() => {}));
  const introducer = webrtcIntroducer({
    ...options({ isSignedBy }),
    Peer,
    wrtc: { RTCPeerConnection: Connection },
    patience: 1000,
  } as unknown as WebRtcOptions);
  const dialled = introducer.dial(NODE).catch(() => {});
  Socket.last.hear({ type: 'joined' });
  const relayed = () => Socket.last.sent.find(({ type }) => type === 'relay');
  await vi.waitFor(() => expect(relayed()).toBeDefined());
  const body = JSON.stringify({ type: 'answer', sdp: 'v=0\r\n', signature: '00'.repeat(64) });
  const { session } = relayed()!;
  for (let i = 0; i < 100; i++)
    Socket.last.hear({ type: 'relay', from: NODE, via: '11'.repeat(8), session, body });
  expect(isSignedBy).toHaveBeenCalledTimes(8);
  introducer.close();
  await dialled;
});
