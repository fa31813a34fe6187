import type { LinkTraffic } from '../link/peer-link.ts';
import { pairsInHaste, strandsOf } from '../mpc/link-rate.ts';
import type { Party } from '../mpc/party.ts';
import { type AgreedLinks, rateOf } from './link-class.ts';

/** What an operator sees of the link to another node; sizes and times only. */
export interface LinkGauge {
  readonly node: Party;
  /** Null when there is no link now. */
  readonly link: {
    /** Means since the last look. */
    readonly inBytesPerSecond: number;
    readonly outBytesPerSecond: number;
    /** Waiting to be sent. */
    readonly queuedBytes: number;
    /** There and back, behind what was under way; null before the first measurement. */
    readonly roundTripMs: number | null;
  } | null;
}

/** What an operator sees of all links. */
export interface NodeLinks {
  readonly gauges: readonly LinkGauge[];
  /** What the newest attempt counts on; null before the first. */
  readonly agreed: AgreedLinks | null;
}

/** Turns the counters of links into rates. */
export class LinkGauges {
  #last = new Map<Party, LinkTraffic | null>();
  #at: number;

  /**
   * @param traffic of the link to each other node, null for none
   * @param now milliseconds of a clock that only goes forward
   */
  constructor(
    private readonly traffic: () => Map<Party, LinkTraffic | null>,
    private readonly now: () => number,
  ) {
    this.#at = now();
  }

  read(): LinkGauge[] {
    const [before, traffic, at] = [this.#last, this.traffic(), this.now()];
    const seconds = Math.max(at - this.#at, 1) / 1000;
    this.#last = traffic;
    this.#at = at;
    return [...traffic].map(([node, link]) => {
      if (!link) return { node, link };
      const { queuedBytes, roundTripMs = null } = link;
      const rate = (count: 'sentBytes' | 'receivedBytes') => {
        const known = before.get(node)?.[count] ?? 0;
        // A new link counts from 0.
        return Math.round((link[count] - (known <= link[count] ? known : 0)) / seconds);
      };
      const [inBytesPerSecond, outBytesPerSecond] = [rate('receivedBytes'), rate('sentBytes')];
      return { node, link: { inBytesPerSecond, outBytesPerSecond, queuedBytes, roundTripMs } };
    });
  }
}

/** Lines for people. */
export const linkLines = ({ gauges, agreed }: NodeLinks): string[] => [
  ...gauges.map(gaugeLine),
  ...(agreed ? [`the last run counts on ${linksLine(agreed)}`] : []),
];

function gaugeLine({ node, link }: LinkGauge): string {
  if (!link) return `node ${node}: no link`;
  const rate = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB/s`;
  const roundTrip =
    link.roundTripMs === null ? 'round trip not measured' : `round trip ${link.roundTripMs.toFixed(1)} ms`;
  return `node ${node}: in ${rate(link.inBytesPerSecond)}, out ${rate(link.outBytesPerSecond)}, ${(link.queuedBytes / 1000).toFixed(0)} kB waiting, ${roundTrip}`;
}

/** What was agreed, with what an engine makes of it in a job that has the links for itself. */
export function linksLine(links: AgreedLinks): string {
  const by = (parties: readonly Party[]) => `node${parties.length > 1 ? 's' : ''} ${parties.join(', ')}`;
  const rate = rateOf(links);
  const pairs = Math.floor(pairsInHaste(rate)).toLocaleString('en');
  return (
    `links of ${links.roundTripMs} ms by ${by(links.roundTripBy)}, ${links.mbit} Mbit/s by ${by(links.mbitBy)}: ` +
    `radix 2 up to ${pairs} pairs, else 4, ${strandsOf(rate)} blocks under way`
  );
}
