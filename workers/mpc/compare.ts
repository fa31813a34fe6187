import { type ComparePlan, comparePlan, type Radix, type SlotGate } from './compare-plan.ts';
import type { Engine, Gate } from './engine.ts';
import { listed } from './row-numbers.ts';
import { pickRows } from './rows.ts';
import { type Bits, type Plane, plane, planesOf, type Shared, xor } from './shared.ts';

/** What comparisons by plain rounds need of any engine. */
export type ComparingEngine = Pick<Engine, 'room' | 'round' | 'openRound' | 'release'>;

/**
 * Opens, for each pair, whether the key of row left[i] is less than that of row right[i] (plane 0 = lowest bit), by
 * the plain rounds of any engine.
 *
 * ⚠ The keys of a pair must differ and their order must depend on nothing secret but a uniform permutation;
 * neither is checked here. See sort.ts.
 */
export async function openLess(
  engine: ComparingEngine,
  step: string,
  keys: Shared,
  left: Uint32Array,
  right: Uint32Array,
  radix: Radix,
): Promise<Bits> {
  const [a, b] = pickRows(keys, [listed(left), listed(right)]);
  return openComparison(engine, step, comparePlan(keys.planes, radix), xor(a, b), b);
}

/** Opens a < b, row by row, likewise. @param plan for as many bits as a and b have planes @param x a ⊕ b */
export async function openComparison(
  engine: ComparingEngine,
  step: string,
  { rounds, result }: ComparePlan,
  x: Shared,
  b: Shared,
): Promise<Bits> {
  const slots: Plane[] = [...planesOf(x), ...planesOf(b)];
  const made: Shared[] = [];
  for (const gates of rounds) {
    const out = await engine.round(
      step,
      b.length,
      gates.map((gate) => onPlanes(gate, slots)),
    );
    made.push(out);
    gates.forEach((gate, k) => {
      slots[gate.out] = plane(out, k);
    });
  }
  const bits = await engine.openRound(step, b.length, [onPlanes(result, slots)]);
  for (const out of made) engine.release(out);
  return bits;
}

const onPlanes = ({ products, singles }: SlotGate, slots: readonly Plane[]): Gate => [
  ...products.map(([x, y]) => [slots[x], slots[y]] as const),
  ...singles.map((slot) => [slots[slot]] as const),
];
