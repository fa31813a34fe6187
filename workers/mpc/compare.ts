import { type ComparePlan, comparePlan, type Radix, type SlotGate } from './compare-plan.ts';
import type { Engine, Gate } from './engine.ts';
import { listed } from './row-numbers.ts';
import { pickRows } from './rows.ts';
import { type Bits, type Plane, plane, planesOf, type Shared, xor } from './shared.ts';

/**
 * Opens, for each pair, whether the key of row left[i] is less than that of row right[i] (plane 0 = lowest bit), by
 * the plain rounds of any engine.
 *
 * ⚠ The keys of a pair must differ and their order must depend on nothing secret but a uniform permutation;
 * neither is checked here. See sort.ts.
 */
export async function openLess(
  engine: Pick<Engine, 'round' | 'openRound'>,
  step: string,
  keys: Shared,
  left: Uint32Array,
  right: Uint32Array,
  radix: Radix,
): Promise<Bits> {
  const plan: ComparePlan = comparePlan(keys.planes, radix);
  const [a, b] = pickRows(keys, [listed(left), listed(right)]);
  const slots: Plane[] = [...planesOf(xor(a, b)), ...planesOf(b)];
  for (const gates of plan.rounds) {
    const out = await engine.round(
      step,
      left.length,
      gates.map((gate) => onPlanes(gate, slots)),
    );
    gates.forEach((gate, k) => {
      slots[gate.out] = plane(out, k);
    });
  }
  return engine.openRound(step, left.length, [onPlanes(plan.result, slots)]);
}

const onPlanes = ({ products, singles }: SlotGate, slots: readonly Plane[]): Gate => [
  ...products.map(([x, y]) => [slots[x], slots[y]] as const),
  ...singles.map((slot) => [slots[slot]] as const),
];
