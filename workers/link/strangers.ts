import { InputError } from '../errors.ts';
import type { ChannelLink } from './channel-link.ts';

/** Links of strangers that are not open yet: of one key, and of all. */
const MOST_OF_ONE = 2;
const MOST_OPENING = 64;
/** Open links of strangers. One closes when it was idle for a minute, so this serves far more phones in an evening. */
const MOST_OPEN = 256;

type Link = Pick<ChannelLink, 'peer' | 'closed' | 'lost' | 'close'>;

/**
 * The links that strangers, peers that the deployment does not name, open to us.
 *
 * Keys cost nothing, so a full table must not refuse: whoever filled it would keep all others out. One link too
 * many ends another one instead, which an honest peer dials again: of the open ones the oldest, which had its time;
 * of those that are opening any, as a flood would always make an honest one the oldest before it is open.
 */
export class Strangers {
  // Sets keep the order of arrival.
  private readonly opening = new Set<Link>();
  private readonly open = new Set<Link>();

  /**
   * @param draw a whole number from 0 to below `count`
   * @param mostOpen open links that the host can bear
   */
  constructor(
    private readonly draw: (count: number) => number,
    private readonly mostOpen = MOST_OPEN,
  ) {}

  /** Makes room for a link that `peer` wants to open. @throws InputError when it opens too many at once */
  admit(peer: string): void {
    const opening = [...this.opening];
    if (opening.filter((link) => link.peer === peer).length >= MOST_OF_ONE)
      throw new InputError(`peer ${peer} opens more than ${MOST_OF_ONE} links at once`);
    if (opening.length < MOST_OPENING) return;
    const unlucky = opening[this.draw(opening.length)];
    this.opening.delete(unlucky);
    unlucky.lost('others want to open links too');
  }

  /** Counts a link that is being opened. */
  began(link: Link): void {
    keep(this.opening, link);
  }

  /** Counts a link as open. */
  opened(link: Link): void {
    this.opening.delete(link);
    if (this.open.size >= this.mostOpen) {
      const [oldest] = this.open;
      this.open.delete(oldest);
      oldest.close('others want links too');
    }
    keep(this.open, link);
  }
}

function keep(links: Set<Link>, link: Link): void {
  links.add(link);
  void link.closed.then(() => links.delete(link));
}
