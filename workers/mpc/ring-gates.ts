import type { Gate, Term } from './engine.ts';
import type { Plane } from './shared.ts';

/** The planes of something, by number. */
export type Planes = (at: number) => Plane;

/** Gates of a b and of a ⊕ Σ products in GF(2)[x]/x^k, of which each k planes are an element, x^0 first. */
export function ringGates(planes: number, k: number) {
  const all = Array.from({ length: planes }, (_, at) => at);
  // plane `at` is Σ a_i b_j over i + j = at mod k
  const times = (a: Planes, b: Planes): Gate[] =>
    all.map((at) => Array.from({ length: 1 + (at % k) }, (_, i): Term => [a(at - (at % k) + i), b(at - i)]));
  const plus = (a: Planes, ...products: Gate[][]): Gate[] =>
    all.map((at) => [[a(at)], ...products.flatMap((gates) => gates[at])]);
  return [times, plus] as const;
}
