import { fileURLToPath } from 'node:url';
import Peer from 'simple-peer';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { nativeWebRtc } from '../../server-node/native-webrtc.ts';
import { type SignalServer, startSignalServer } from '../../server-node/signal-server.ts';
import type { Introducer, PeerLink } from '../../workers/link/peer-link.ts';
import { type WebRtcOptions, webrtcIntroducer } from '../../workers/link/webrtc.ts';
import { RunningCommand } from './command.ts';
import { DEPLOYMENT, identity, member } from './webrtc-world.ts';

/** A stranger that uses the connection below its link for more than the one channel that is agreed. */

const [STRANGER, NODE] = [identity(1), identity(2)];
let server: SignalServer;
let node: Introducer;
let stranger: Introducer;
let peer: Peer.Instance;
let connection: RTCPeerConnection;

beforeEach(async () => {
  server = await startSignalServer({ port: 0, host: '127.0.0.1' });
  class OwnPeer extends Peer {
    constructor(options: Peer.Options) {
      super(options);
      peer = this;
    }
  }
  const wrtc = await nativeWebRtc(true);
  class OwnConnection extends wrtc.RTCPeerConnection {
    constructor(config?: never) {
      super(config);
      connection = this as unknown as RTCPeerConnection;
    }
  }
  node = await member(server, NODE);
  stranger = webrtcIntroducer({
    url: `ws://127.0.0.1:${server.port}`,
    deployment: DEPLOYMENT,
    identity: STRANGER,
    loopbackOnly: true,
    Peer: OwnPeer as unknown as WebRtcOptions['Peer'],
    wrtc: { ...wrtc, RTCPeerConnection: OwnConnection },
    WebSocket: WebSocket as unknown as WebRtcOptions['WebSocket'],
  });
});
afterEach(async () => {
  node.close();
  stranger.close();
  await server.close();
});

async function linked(): Promise<PeerLink> {
  const accepted = new Promise<PeerLink>((resolve) => node.accept(resolve));
  await node.dial(identity(9).publicKey).catch(() => {}); // it has joined
  await stranger.dial(NODE.publicKey);
  return accepted;
}

test.each(['x', ''])(
  "'%s' on simple-peer's own channel ends the link; nobody would read it",
  async (word) => {
    const link = await linked();
    peer.on('connect', () => peer.send(word));
    if (peer.connected) peer.send(word);
    expect(await link.closed).toContain('it spoke on the control channel');
  },
);

test('a channel that it opens ends the link', async () => {
  const link = await linked();
  connection.createDataChannel('one more');
  expect(await link.closed).toContain('it opened a channel of its own');
});

test.each([
  ['looked at', 0, /it opened a channel of its own/],
  ['looked at, by a message that comes before', 1, /it said so/],
] as const)(
  'channels that it fills before they are %s do not hang who ends the link',
  async (_, word, reason) => {
    const script = fileURLToPath(new URL('./busy-peer.ts', import.meta.url));
    const words = ['--import', 'tsx', script, String(server.port), DEPLOYMENT];
    const busy = new RunningCommand(process.execPath, words);
    const dial = () =>
      vi.waitFor(() => stranger.dial(identity(4).publicKey), { timeout: 30_000, interval: 200 });
    const link = await dial();
    await link.send(Uint8Array.of(word));
    await busy.line(/busy/);
    const [, full] = ['first', 'full'].map((name) => connection.createDataChannel(name));
    full.onopen = () => {
      try {
        for (let i = 0; i < 3000; i++) full.send('x');
      } catch {
        // on a machine that is slow the link has ended already
      }
    };
    await busy.line(reason);
    await link.closed;
    const again = await dial();
    again.close('done');
    await busy.line(/done/);
    busy.kill('SIGKILL');
  },
);
