import type { BitVector, CircuitBuilder } from './builder.ts';

/**
 * Unsigned numbers as bit vectors, with few ANDs rather than few rounds: a sum or comparison of n bits takes n in a
 * chain. Operands are of equal width, and of 1 bit or more, `select` and carries of one;
 * else a RangeError.
 * @module
 */

/** Constants of one bit. */
const ZERO: BitVector = [0];
const ONE: BitVector = [1];

/** x + y + carry of n bits in n + 1 bits; the highest is the carry out. n ANDs. @param carry one bit */
export function addWithCarry(b: CircuitBuilder, x: BitVector, y: BitVector, carry = ZERO): BitVector {
  sameWidth(x, y);
  sameWidth(carry, ONE);
  const sum: number[] = [];
  let c = carry;
  for (let bit = 0; bit < x.length; bit++) {
    const full = fullAdder(b, [x[bit]], [y[bit]], c);
    sum.push(...full.sum);
    c = full.carry;
  }
  return [...sum, ...c];
}

/** x + y modulo 2^n. n − 1 ANDs. */
export function add(b: CircuitBuilder, x: BitVector, y: BitVector): BitVector {
  return addWithCarry(b, x, y).slice(0, x.length);
}

/** x − y modulo 2^n = x + ¬y + 1. n − 1 ANDs. */
export function subtract(b: CircuitBuilder, x: BitVector, y: BitVector): BitVector {
  return addWithCarry(b, x, b.not(y), ONE).slice(0, x.length);
}

/** One bit: x < y. n ANDs; x + ¬y + 1 carries out exactly when x ≥ y. */
export function lessThan(b: CircuitBuilder, x: BitVector, y: BitVector): BitVector {
  return b.not(addWithCarry(b, x, b.not(y), ONE).slice(x.length));
}

/** One bit: x = y. n − 1 ANDs, ⌈log2 n⌉ deep. */
export function equals(b: CircuitBuilder, x: BitVector, y: BitVector): BitVector {
  sameWidth(x, y);
  let alike = b.not(b.xor(x, y));
  while (alike.length > 1) {
    const half = alike.length >> 1;
    alike = [...b.and(alike.slice(0, half), alike.slice(half, 2 * half)), ...alike.slice(2 * half)];
  }
  return alike;
}

/** x where the bit `select` is 1, else y: y ⊕ select (x ⊕ y). n ANDs, 1 deep. */
export function mux(b: CircuitBuilder, select: BitVector, x: BitVector, y: BitVector): BitVector {
  sameWidth(select, ONE);
  const mask = x.map(() => select[0]);
  return b.xor(y, b.and(mask, b.xor(x, y)));
}

/** How many bits of x are 1, in ⌊log2 n⌋ + 1 bits. n − (ones in the binary n) ANDs. */
export function popcount(b: CircuitBuilder, x: BitVector): BitVector {
  const count: number[] = [];
  // three bits of one weight are one of it and one of the next; first in, first out, so that the tree stays low
  for (let column = x.map((bit): BitVector => [bit]); column.length > 0; ) {
    const next: BitVector[] = [];
    let at = 0;
    while (at + 1 < column.length) {
      const [first, second, third = ZERO] = column.slice(at, at + 3);
      const { sum, carry } = fullAdder(b, first, second, third);
      at = Math.min(at + 3, column.length);
      column.push(sum);
      next.push(carry);
    }
    count.push(...column[at]);
    column = next;
  }
  return count;
}

/** The sum of three bits in two, with one AND: the carry is c ⊕ (x ⊕ c)(y ⊕ c). */
function fullAdder(b: CircuitBuilder, x: BitVector, y: BitVector, c: BitVector) {
  const [xc, yc] = [b.xor(x, c), b.xor(y, c)];
  return { sum: b.xor(x, yc), carry: b.xor(c, b.and(xc, yc)) };
}

function sameWidth(x: BitVector, y: BitVector): void {
  if (x.length !== y.length || x.length === 0)
    throw new RangeError(`operands of ${x.length} and ${y.length} bits`);
}
