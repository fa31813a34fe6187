import { type Plane, plane, type Shared, strideOf } from '../shared.ts';

/** Planes by slot: the first are those of the inputs, where they lie, so that no page is new to the system for them. */
export class SlotPlanes {
  readonly length: number;
  readonly stride: number;
  private readonly words: readonly Uint32Array[][];

  /** @param others of as many instances */
  constructor(
    private readonly inputs: Shared,
    readonly others: Shared,
  ) {
    this.length = inputs.length;
    this.stride = strideOf(inputs.length);
    this.words = inputs.parts.map((part, k) => [...this.cut(part), ...this.cut(others.parts[k])]);
  }

  plane(slot: number): Plane {
    const { inputs, others } = this;
    return slot < inputs.planes ? plane(inputs, slot) : plane(others, slot - inputs.planes);
  }

  /** Words of every slot in part k. */
  part(k: number): readonly Uint32Array[] {
    return this.words[k];
  }

  private cut(part: Uint32Array): Uint32Array[] {
    const { stride } = this;
    return Array.from({ length: part.length / stride }, (_, at) =>
      part.subarray(at * stride, (at + 1) * stride),
    );
  }
}
