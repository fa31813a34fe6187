import { type MemoryNetwork, memoryNetwork } from '../../workers/link/memory.ts';
import type { PeerLink } from '../../workers/link/peer-link.ts';
import { lengthOf } from '../../workers/link/pieces.ts';
import { type NetworkProfile, SlowPipe } from '../bench/slow-net.ts';
import { EventClock } from './event-clock.ts';
import type { WorldLinks } from './world.ts';

/** Links in memory that are as slow as the profile says, and the clock by which they are. */
export function shapedLinks(profile: NetworkProfile): WorldLinks {
  const clock = new EventClock();
  const network = memoryNetwork();
  const shaped = (link: PeerLink): PeerLink => {
    const pipe = new SlowPipe(profile, clock);
    return {
      peer: link.peer,
      closed: link.closed,
      send: (...pieces) =>
        new Promise((resolve, reject) =>
          pipe.carry(lengthOf(pieces), () => link.send(...pieces).then(resolve, reject)),
        ),
      receive: () => link.receive(),
      close: (reason) => link.close(reason),
      traffic: () => link.traffic(),
    };
  };
  return {
    milliseconds: clock.now,
    network: {
      ...network,
      introducer(key): ReturnType<MemoryNetwork['introducer']> {
        const introducer = network.introducer(key);
        return {
          dial: async (peer) => shaped(await introducer.dial(peer)),
          accept: (handler) => introducer.accept((link) => handler(shaped(link))),
          close: () => introducer.close(),
        };
      },
    },
  };
}
