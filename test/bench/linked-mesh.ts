import type { Introducer } from '../../workers/link/peer-link.ts';
import type { Party } from '../../workers/mpc/party.ts';
import { Mesh } from '../../workers/node/mesh.ts';
import { identity } from '../links/identities.ts';

/** The mesh of party `self` when it is linked to both others. The roster: fixed identities 1..3. */
export async function linkedMesh(self: Party, introducer: Introducer): Promise<Mesh> {
  const roster = [1, 2, 3].map((party) => identity(party).publicKey);
  const up = new Set<Party>();
  return new Promise((resolve) => {
    const mesh: Mesh = new Mesh(self, roster, introducer, {
      control() {},
      up(party) {
        up.add(party);
        if (up.size === 2) resolve(mesh);
      },
      down(party, reason) {
        throw new Error(`party ${self} lost party ${party}: ${reason}`);
      },
    });
    introducer.accept((link) => mesh.adopt(link));
    mesh.start();
  });
}

/** For an engine in another thread: a port to each other party, whose messages the mesh carries. */
export function relayedPorts(mesh: Mesh): Map<Party, MessagePort> {
  const channels = mesh.others.map((party) => [party, new MessageChannel()] as const);
  mesh.relay(1, 1, '', new Map(channels.map(([party, { port1 }]) => [party, port1])));
  return new Map(channels.map(([party, { port2 }]) => [party, port2]));
}
