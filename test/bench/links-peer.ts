import { nodeIntroducer } from '../../server-node/webrtc.ts';
import { identity } from '../links/webrtc-world.ts';

/** The other process of the link benchmark: sends back every small frame, answers a large one with one byte. */
const [port, deployment, peer] = process.argv.slice(2);
const introducer = await nodeIntroducer({
  url: `ws://127.0.0.1:${port}`,
  deployment,
  identity: identity(2),
  loopbackOnly: true,
  trusted: new Set([peer]),
});
const link = await introducer.dial(peer);
try {
  for (;;) {
    const frame = await link.receive();
    await link.send(frame.length <= 64 * 1024 ? frame : Uint8Array.of(1));
  }
} catch {
  process.exit(); // the link was closed
}
