import { nodeIntroducer } from '../../server-node/webrtc.ts';
import { identity } from './webrtc-world.ts';

/** A process that opens a link, says one byte, and waits to be killed. */
const [port, deployment, peer] = process.argv.slice(2);
const introducer = await nodeIntroducer({
  url: `ws://127.0.0.1:${port}`,
  deployment,
  identity: identity(3),
  loopbackOnly: true,
});
const link = await introducer.dial(peer);
await link.send(Uint8Array.of(1));
