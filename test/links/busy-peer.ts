import { watchMainThread } from '../../server-node/watchdog.ts';
import { nodeIntroducer } from '../../server-node/webrtc.ts';
import type { ChannelLink } from '../../workers/link/channel-link.ts';
import { identity } from './webrtc-world.ts';

/**
 * A process that takes links, is busy for a second with the first frame of each, ends the link at once if that says 1,
 * and says why links ended.
 */
const [port, deployment] = process.argv.slice(2);
watchMainThread(10);
const introducer = await nodeIntroducer({
  url: `ws://127.0.0.1:${port}`,
  deployment,
  identity: identity(4),
  loopbackOnly: true,
  report: (what) => console.log(what),
});
introducer.accept((link) => {
  link.receive().then(
    ([isEnd]) => {
      console.log('busy');
      for (const until = performance.now() + 1000; performance.now() < until; );
      if (isEnd) (link as ChannelLink).lost('it said so');
    },
    () => {},
  );
  void link.closed.then((reason) => setTimeout(() => console.log(reason), 100));
});
