import { ProtocolError } from '../errors.ts';
import type { LinkRate } from '../mpc/link-rate.ts';
import type { Party, PartyNet } from '../mpc/party.ts';

/** The quickest counts: a node may be busy, or not be there yet. */
const ECHOES = 5;
/** Bytes of a load's piece. */
const PIECE = 1 << 16;
/**
 * Pieces of a load. The first half, as much as the largest window of a link (channel-link.ts), lets the transport find
 * its pace; the second half is timed.
 */
const PIECES = 32;

/**
 * Measures this node's links to all others, by sending over them. What went over them before would tell what was wanted,
 * not what they bear; and an engine that is told of a slow link wants less of it. The bytes are zeros: nothing depends on
 * what is computed.
 *
 * All nodes do so at the same time, before anything else of the attempt. In strand s node s asks, the others answer.
 *
 * @param now milliseconds of a clock that only goes forward; one that stands still finds no latency and no limit
 * @returns the longest round trip, and the lowest rate of what comes
 * @throws ProtocolError when another node sends something else
 */
export async function measureLinks(net: PartyNet, now: () => number): Promise<LinkRate> {
  // Each asks the one after it first, so that nobody sends two loads at once: comparisons, too, go to one other party.
  const others = Array.from({ length: net.parties - 1 }, (_, i) => ((net.self + i) % net.parties) + 1);
  const answers = others.map((party) => answer(net.strand(party), party));
  const [links] = await Promise.all([ask(net.strand(net.self), others, now), ...answers]);
  return links;
}

async function ask(net: PartyNet, others: readonly Party[], now: () => number): Promise<LinkRate> {
  const roundTrips = await Promise.all(others.map((party) => roundTrip(net, party, now)));
  let rate = Number.POSITIVE_INFINITY;
  for (const party of others) rate = Math.min(rate, await rateFrom(net, party, now));
  return { rtt: Math.max(...roundTrips), rate };
}

/** Seconds. */
async function roundTrip(net: PartyNet, to: Party, now: () => number): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < ECHOES; i++) {
    const start = now();
    net.send(to, 'call', new Uint8Array());
    await net.receive(to, 'echo');
    quickest = Math.min(quickest, now() - start);
  }
  return quickest / 1000;
}

/** Bytes a second; Infinity when no time passed. */
async function rateFrom(net: PartyNet, from: Party, now: () => number): Promise<number> {
  net.send(from, 'load', new Uint8Array());
  let start = 0;
  for (let i = 0; i < PIECES; i++) {
    const { length } = await net.receive(from, 'piece');
    if (length !== PIECE) throw new ProtocolError(`node ${from} sent a piece of ${length} bytes`);
    if (i === PIECES / 2 - 1) start = now();
  }
  return ((PIECES / 2) * PIECE) / ((now() - start) / 1000);
}

async function answer(net: PartyNet, to: Party): Promise<void> {
  for (let i = 0; i < ECHOES; i++) {
    await net.receive(to, 'call');
    net.send(to, 'echo', new Uint8Array());
  }
  await net.receive(to, 'load');
  for (let i = 0; i < PIECES; i++) net.send(to, 'piece', new Uint8Array(PIECE));
}
