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
export interface LinkedParties {
  /** Of parties 1..n, linked to each other. */
  readonly meshes: readonly Mesh[];
  close(): Promise<void>;
}

/** Milliseconds for all links on loopback. */
const PATIENCE = 30_000;

/** @throws Error when the links are not there in time */
export async function linkParties(count: number, links: CircuitLinks): Promise<LinkedParties> {
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
  const linked = Promise.all(introducers.map((introducer, i) => linkedMesh(i + 1, roster, introducer)));
  const meshes = await inTime(linked, PATIENCE);
  return {
    meshes,
    async close() {
      for (const mesh of meshes) mesh.stop();
      for (const introducer of introducers) await introducer.close();
      await server?.close();
    },
  };
}

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`the parties were not linked within ${milliseconds / 1000} s`);
    timer = setTimeout(() => reject(error), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
