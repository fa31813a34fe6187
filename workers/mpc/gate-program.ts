import type { SlotGate } from './compare-plan.ts';
import type { Gate } from './engine.ts';
import type { Plane, Shared } from './shared.ts';

/** Gates as the kernels read them: [products, singles, x0, y0, x1, y1, …, s0, s1, …] for each. */
export function encodeGates(gates: readonly Pick<SlotGate, 'products' | 'singles'>[]): Uint32Array {
  return Uint32Array.from(
    gates.flatMap(({ products, singles }) => [
      products.length,
      singles.length,
      ...products.flat(),
      ...singles,
    ]),
  );
}

/** Gates on planes with each plane named by a number, in order of its first use. */
export function numberPlanes(
  length: number,
  gates: readonly Gate[],
): { program: Uint32Array; planes: Plane[] } {
  const planes: Plane[] = [];
  const slots = new Map<Shared, number[]>();
  const slotOf = (plane: Plane): number => {
    const { of, at } = plane;
    if (of.length !== length) throw new RangeError(`a gate of ${length} rows has an operand of ${of.length}`);
    let known = slots.get(of);
    if (!known) {
      known = [];
      slots.set(of, known);
    }
    known[at] ??= planes.push(plane) - 1;
    return known[at];
  };
  const program = gates.map((gate) => {
    const products: [number, number][] = [];
    const singles: number[] = [];
    for (const [x, y] of gate) {
      if (y) products.push([slotOf(x), slotOf(y)]);
      else singles.push(slotOf(x));
    }
    return { products, singles };
  });
  return { program: encodeGates(program), planes };
}
