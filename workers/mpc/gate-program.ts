import type { SlotGate } from './compare-plan.ts';
import type { Gate } from './engine.ts';
import type { Plane, Shared } from './shared.ts';

/** A gate whose operands are numbers of planes. */
type NumberedGate = Pick<SlotGate, 'products' | 'singles'>;

/**
 * Gates as the kernels read them: for each a word with the number of its products and, in the upper half, that of its
 * doubles, another with that of its singles, then [w, x, y] of each double (w ⊕ x) y, [x, y] of each product and [s] of each
 * single. Products that follow each other with the same second operand become a double.
 */
export const encodeGates = (gates: readonly NumberedGate[]): Uint32Array =>
  Uint32Array.from(
    gates.flatMap(({ products, singles }) => {
      const doubles: number[] = [];
      const others: number[] = [];
      for (let k = 0; k < products.length; k++) {
        const [x, y] = products[k];
        if (products[k + 1]?.[1] === y) doubles.push(x, products[++k][0], y);
        else others.push(x, y);
      }
      const counts = [others.length / 2 + (doubles.length / 3) * 0x1_0000, singles.length];
      return [...counts, ...doubles, ...others, ...singles];
    }),
  );

/** Gates on planes with each plane named by a number, in order of its first use. */
export function numberPlanes(
  length: number,
  gates: readonly Gate[],
): { gates: NumberedGate[]; planes: Plane[] } {
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
  const numbered = gates.map((gate) => {
    const products: [number, number][] = [];
    const singles: number[] = [];
    for (const [x, y] of gate) {
      if (y) products.push([slotOf(x), slotOf(y)]);
      else singles.push(slotOf(x));
    }
    return { products, singles };
  });
  return { gates: numbered, planes };
}
