import { InputError } from '../errors.ts';
import { u32At } from './u32.ts';

/** What we may still send, as the other side grants it. */
export class Credit {
  private left = 0;
  private came: () => void = () => {};

  /** @param most the largest window that the other side can have, in bytes */
  constructor(readonly most: number) {}

  /**
   * Adds what the body of a CREDIT message grants.
   * @throws InputError when it is none. Whoever grants again only what it got is never ahead by more than its window.
   */
  grant(body: Uint8Array): void {
    if (body.length !== 4) throw new InputError('malformed link message: a credit without a number');
    const granted = u32At(body);
    if (granted === 0) throw new InputError('malformed link message: a credit of 0 bytes');
    this.left += granted;
    if (this.left > this.most) throw new InputError(`malformed link message: a credit of ${this.left} bytes`);
    this.came();
  }

  /** Takes so much; false when that is not there. */
  take(cost: number): boolean {
    if (cost > this.left) return false;
    this.left -= cost;
    return true;
  }

  /** Resolves with the next grant, or at `end`. One may wait. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.came = resolve;
    });
  }

  /** Nothing more will be granted. */
  end(): void {
    this.came();
  }
}
