import { watchMainThread } from '../../server-node/watchdog.ts';
import { nodeIntroducer } from '../../server-node/webrtc.ts';
import { identity } from './webrtc-world.ts';

/** A process that takes links, does nothing for a second with each new one, and then says why it ended. */
const [port, deployment] = process.argv.slice(2);
watchMainThread(10);
const introducer = await nodeIntroducer({
  url: `ws://127.0.0.1:${port}`,
  deployment,
  identity: identity(4),
  loopbackOnly: true,
});
introducer.accept((link) => {
  for (const until = performance.now() + 1000; performance.now() < until; );
  void link.closed.then((reason) => setTimeout(() => console.log(reason), 100));
});
