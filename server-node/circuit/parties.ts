import { bytesToHex } from '@noble/hashes/utils.js';
import { identityOf } from '../../workers/link/identity.ts';
import { memoryNetwork } from '../../workers/link/memory.ts';
import type { Introducer } from '../../workers/link/peer-link.ts';
import { linkedMesh } from '../../workers/node/linked-mesh.ts';
import type { Mesh } from '../../workers/node/mesh.ts';
import { random } from '../random.ts';
import { startSignalServer } from '../signal-server.ts';
import { nodeIntroducer } from '../webrtc.ts';

/** How the parties of a circuit are linked. */
export type CircuitLinks = 'memory' | 'webrtc';

/** Parties of this process, each with an identity and links of its own. */
export interface CircuitParties {
  /** Of parties 1..n, linked to each other. */
  readonly meshes: readonly Mesh[];
  close(): Promise<void>;
}

/** @throws Error when WebRTC on loopback does not connect */
export async function linkParties(count: number, links: CircuitLinks): Promise<CircuitParties> {
  const identities = Array.from({ length: count }, () => identityOf(random(32)));
  const roster = identities.map(({ publicKey }) => publicKey);
  const server = links === 'webrtc' ? await startSignalServer({ port: 0, host: '127.0.0.1' }) : null;
  const network = memoryNetwork();
  const deployment = bytesToHex(random(32));
  const introducers = await Promise.all(
    identities.map(
      async (identity): Promise<Introducer> =>
        server
          ? nodeIntroducer({
              url: `ws://127.0.0.1:${server.port}`,
              deployment,
              identity,
              loopbackOnly: true,
              trusted: new Set(roster),
            })
          : network.introducer(identity.publicKey),
    ),
  );
  const meshes = await Promise.all(introducers.map((introducer, i) => linkedMesh(i + 1, roster, introducer)));
  return {
    meshes,
    async close() {
      for (const mesh of meshes) mesh.stop();
      for (const introducer of introducers) await introducer.close();
      await server?.close();
    },
  };
}
