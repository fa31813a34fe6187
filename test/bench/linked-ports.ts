import type { Party } from '../../workers/mpc/party.ts';

/** A channel for each pair of parties; element i is what party parties[i] holds, a port to each other. */
export function linkedPorts(parties: readonly Party[]): Map<Party, MessagePort>[] {
  const links = parties.map(() => new Map<Party, MessagePort>());
  parties.forEach((a, i) => {
    for (let j = i + 1; j < parties.length; j++) {
      const { port1, port2 } = new MessageChannel();
      links[i].set(parties[j], port1);
      links[j].set(a, port2);
    }
  });
  return links;
}
