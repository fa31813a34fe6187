import { InputError } from '../errors.ts';
import type { ChannelLink } from './channel-link.ts';

/** Links of strangers that are not open yet: of one key, and of all. */
const MOST_OF_ONE = 2;
const MOST_OPENING = 64;
/** Open links of strangers. */
const MOST_OPEN = 4096;

type Link = Pick<ChannelLink, 'peer' | 'closed' | 'lost' | 'close'>;

/**
 * The links that strangers, peers that the deployment does not name, open to us.
 *
 * Keys cost nothing, so a full table must not refuse: whoever filled it would keep all others out. One link too
 * many ends the oldest instead, which an honest peer dials again.
 */
export class Strangers {
  // Sets keep the order of arrival.
  private readonly opening = new Set<Link>();
  private readonly open = new Set<Link>();

  /** Makes room for a link that `peer` wants to open. @throws InputError when it opens too many at once */
  admit(peer: string): void {
    const own = [...this.opening].filter((link) => link.peer === peer);
    if (own.length >= MOST_OF_ONE)
      throw new InputError(`peer ${peer} opens more than ${MOST_OF_ONE} links at once`);
    oldestOver(this.opening, MOST_OPENING)?.lost('others want to open links too');
  }

  /** Counts a link that is being opened. */
  began(link: Link): void {
    keep(this.opening, link);
  }

  /** Counts a link as open. */
  opened(link: Link): void {
    this.opening.delete(link);
    oldestOver(this.open, MOST_OPEN)?.close('others want links too');
    keep(this.open, link);
  }
}

/** Takes the oldest link out when one more would be over `most`. */
function oldestOver(links: Set<Link>, most: number): Link | undefined {
  if (links.size < most) return undefined;
  const [oldest] = links;
  links.delete(oldest);
  return oldest;
}

function keep(links: Set<Link>, link: Link): void {
  links.add(link);
  void link.closed.then(() => links.delete(link));
}
