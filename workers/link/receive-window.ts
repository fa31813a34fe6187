import { InputError } from '../errors.ts';

/**
 * What the other side may send before we read: the first grant, renewed whenever nothing is unread.
 *
 * It bounds what a hostile sender makes us keep (one frame and a window), what waits in the sender's channel while we
 * do not read (far under the 16 MiB over which Chromium drops silently), and what is in flight. Three quarters must hold
 * a full chunk: a sender that waits has had all but a quarter granted again.
 */
export class ReceiveWindow {
  /** What came and was not granted again. */
  private used = 0;

  /** @param size bytes */
  constructor(readonly size: number) {}

  /** A message came. @throws InputError when it is more than was granted */
  use(cost: number): void {
    this.used += cost;
    if (this.used > this.size) throw new InputError('malformed link message: more than was granted');
  }

  /** Grants again what was used, in quarters of the window so as not to chatter. @returns bytes, 0 for not yet */
  renew(): number {
    if (this.used < this.size / 4) return 0;
    const granted = this.used;
    this.used = 0;
    return granted;
  }
}
