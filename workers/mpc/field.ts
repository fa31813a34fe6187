/**
 * GF(2^k) for k ≤ 8: elements as integers, and vectors of them bit-sliced.
 *
 * Bit j of an element is the coefficient of x^j. Moduli are the low-weight irreducible polynomials of G. Seroussi,
 * "Table of Low-Weight Binary Irreducible Polynomials", HPL-98-135; for k = 8 that is the field of AES.
 * Addition is XOR, also of planes.
 * @module
 */

/** k planes of packed bits, equally long: bit i of plane j is bit j of element i. */
export type Planes = Uint32Array[];

const MODULI = [0b11, 0b111, 0b1011, 0b10011, 0b100101, 0b1000011, 0b10000011, 0b100011011];

/** The field of 2^k elements. */
export class Field {
  readonly size: number;
  readonly #modulus: number;

  /** @throws RangeError unless k is 1..8 */
  constructor(readonly k: number) {
    if (!(k >= 1 && k <= 8 && Number.isInteger(k))) throw new RangeError(`GF(2^k) has k of 1..8, not ${k}`);
    this.size = 1 << k;
    this.#modulus = MODULI[k - 1];
  }

  /** a·b; both are below 2^k (not checked). Not constant time: for public values such as points. */
  multiply(a: number, b: number): number {
    let product = 0;
    for (let bit = this.k - 1; bit >= 0; bit--) {
      product <<= 1; // times x,
      if (product & this.size) product ^= this.#modulus; // reduced,
      if ((b >> bit) & 1) product ^= a; // plus a·b_bit: Horner's rule
    }
    return product;
  }

  /**
   * 1/a = a^(2^k − 2).
   * @throws RangeError for 0
   */
  inverse(a: number): number {
    if (a === 0) throw new RangeError('0 has no inverse');
    let result = 1;
    let power = a;
    for (let j = 1; j < this.k; j++) {
      power = this.multiply(power, power); // a^(2^j); and 2 + 4 + … + 2^(k−1) = 2^k − 2
      result = this.multiply(result, power);
    }
    return result;
  }

  /** `words` words of zero in each of k planes. */
  zero(words: number): Planes {
    return Array.from({ length: this.k }, () => new Uint32Array(words));
  }

  /**
   * out += c·x, element by element, for a public c.
   *
   * x = Σ_j x_j·X^j, so c·x = Σ_j x_j·(c·X^j): plane j goes into every plane that is a bit of c·X^j.
   */
  addScaled(out: Planes, c: number, x: Planes): void {
    for (let j = 0; j < this.k; j++) {
      const image = this.multiply(c, 1 << j);
      for (let p = 0; p < this.k; p++) if ((image >> p) & 1) xorInto(out[p], x[j]);
    }
  }
}

function xorInto(out: Uint32Array, x: Uint32Array): void {
  for (let i = 0; i < out.length; i++) out[i] ^= x[i];
}
