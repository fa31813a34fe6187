import { watchMainThread } from '../../server-node/watchdog.ts';
import { nodeIntroducer } from '../../server-node/webrtc.ts';
import type { ChannelLink } from '../../workers/link/channel-link.ts';
import { identity } from './webrtc-world.ts';

/**
 * A process that takes links, is busy for a second with each new one and with its first frame, at which it ends the link
 * at once, and says why links ended.
 */
const [port, deployment] = process.argv.slice(2);
watchMainThread(10);
const introducer = await nodeIntroducer({
  url: `ws://127.0.0.1:${port}`,
  deployment,
  identity: identity(4),
  loopbackOnly: true,
});
function beBusy() {
  for (const until = performance.now() + 1000; performance.now() < until; );
}
introducer.accept((link) => {
  beBusy();
  link.receive().then(
    () => {
      beBusy();
      (link as ChannelLink).lost('it said something');
    },
    () => {},
  );
  void link.closed.then((reason) => setTimeout(() => console.log(reason), 100));
});
