/** Slots for the wires of a program: a slot is free again after the last use of what it holds. */
export class SlotFile {
  readonly #left: Uint32Array;
  readonly #slots: Uint32Array;
  /** Last freed, first used: it is the one most likely in the cache. */
  readonly #free: number[] = [];
  #size: number;

  /**
   * Inputs are in the slots of their numbers.
   * @param uses how often each wire will be read or is an output
   */
  constructor(inputs: number, uses: Uint32Array) {
    this.#left = uses.slice();
    this.#slots = new Uint32Array(uses.length);
    this.#size = inputs;
    for (let wire = inputs - 1; wire >= 0; wire--) {
      this.#slots[wire] = wire;
      if (uses[wire] === 0) this.#free.push(wire);
    }
  }

  /** Slots that were ever in use. */
  get size(): number {
    return this.#size;
  }

  /** Slot of a wire that was written. */
  slotOf(wire: number): number {
    return this.#slots[wire];
  }

  /** The same, as one of its uses. */
  read(wire: number): number {
    const slot = this.#slots[wire];
    if (--this.#left[wire] === 0) this.#free.push(slot);
    return slot;
  }

  /** A slot for a wire that is written now. */
  write(wire: number): number {
    const slot = this.#free.pop() ?? this.#size++;
    this.#slots[wire] = slot;
    return slot;
  }
}
