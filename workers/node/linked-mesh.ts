import type { Introducer } from '../link/peer-link.ts';
import type { Party } from '../mpc/party.ts';
import { Mesh } from './mesh.ts';

/**
 * The mesh of a party when it is linked to all others, for computations that are no runs of a deployment. A link that is
 * lost ends what uses it.
 * @param roster Ed25519 public keys (hex) of all parties in order
 */
export async function linkedMesh(
  self: Party,
  roster: readonly string[],
  introducer: Introducer,
): Promise<Mesh> {
  const up = new Set<Party>();
  return new Promise((resolve) => {
    const mesh: Mesh = new Mesh(self, roster, introducer, {
      control() {},
      up(party) {
        up.add(party);
        if (up.size === roster.length - 1) resolve(mesh);
      },
      down() {},
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
