import { Letters } from './letters.ts';
import type { Party, PartyNet } from './party.ts';

/** Sees every message between the parties of one process: tests look at views, benchmarks count. */
export type NetTap = (from: Party, to: Party, step: string, data: Uint8Array) => void;

/**
 * The nets of parties 1..n that live in one process; element i belongs to party i + 1.
 * @param kind what they are, for errors: workers of one party talk likewise
 */
export function memoryNets(parties: number, tap?: NetTap, kind = 'party'): PartyNet[] {
  const all = Array.from({ length: parties }, (_, i) => i + 1);
  /** [to − 1][from − 1] */
  const letters = all.map(() => all.map((from) => new Letters(`${kind} ${from}`)));
  const net = (self: Party, job: string): PartyNet => ({
    self,
    parties,
    send(to, step, data) {
      tap?.(self, to, step, data);
      letters[to - 1][self - 1].put(job, { step, data });
    },
    receive: (from, step) => letters[self - 1][from - 1].take(job, step),
    strand: (number) => net(self, `${job}/${number}`),
  });
  return all.map((self) => net(self, 'memory'));
}
