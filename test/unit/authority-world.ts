import { demoParameters } from '../../server-node/defaults.ts';
import { createKeyPair } from '../../server-node/keys.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';

/** A demo deployment with the keys of everybody, and a clock that tests move. */
export function authorityWorld() {
  const nodes = [1, 2, 3].map(createKeyPair);
  const authority = createKeyPair();
  const deployment: Deployment = {
    ...demoParameters,
    name: 'Test',
    roster: nodes.map(({ publicKey }, i) => ({
      name: `node ${i + 1}`,
      operator: `operator ${i + 1}`,
      country: 'nowhere',
      key: publicKey,
    })),
    authority: { name: 'Test authority', key: authority.publicKey, url: 'http://127.0.0.1:8082' },
    signal: 'ws://127.0.0.1:8081',
  };
  const clock = { time: 4_000_000 };
  let counter = 0;
  /** Distinct bytes, the same in every run. */
  const random = (length: number) => {
    counter++;
    return Uint8Array.from({ length }, (_, i) => (counter * 89 + i * 57 + (counter >> 8)) & 255);
  };
  return { nodes, authority, deployment, clock, now: () => clock.time, random };
}
