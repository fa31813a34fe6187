/** Beats (seconds, more when we are busy) in which a frame must become complete. */
const FRAME_BEATS = 60;
/** Beats in which a frame of ours must be taken. */
const ANSWER_BEATS = 30;
/** Beats without a whole frame either way after which a link only takes room; who needs one dials again. */
const IDLE_BEATS = 60;

/** Says when a stranger's link ends because the stranger lets it wait; counts the link's beats. */
export class StrangerWatch {
  private torn = 0;
  private waiting = 0;
  private idle = 0;

  /** A whole frame came. */
  received(): void {
    this.torn = 0;
    this.idle = 0;
  }

  /** A whole frame of ours went out. */
  sent(): void {
    this.waiting = 0;
    this.idle = 0;
  }

  /**
   * One more beat.
   * @param torn whether a frame began and is not complete
   * @param unread whether the other side waits for us to read; then a torn frame is not its fault, nor is silence
   * @param waits whether a frame of ours waits for its credit
   * @returns why the link must end, if it must
   */
  beat(torn: boolean, unread: boolean, waits: boolean): string | undefined {
    if (waits) return ++this.waiting >= ANSWER_BEATS ? `it took no answer for ${ANSWER_BEATS} s` : undefined;
    if (unread) return undefined;
    if (torn)
      return ++this.torn >= FRAME_BEATS ? `a frame was not complete after ${FRAME_BEATS} s` : undefined;
    return ++this.idle >= IDLE_BEATS ? `nothing was asked for ${IDLE_BEATS} s` : undefined;
  }
}
