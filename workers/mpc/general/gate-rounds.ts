import type { Gate } from '../engine.ts';
import type { Party } from '../party.ts';
import type { Scheme } from '../shamir.ts';
import { type Bits, clearPadding, type Shared, strideOf } from '../shared.ts';
import { CHUNK } from './common-bits.ts';
import { gateBits } from './gate-bits.ts';
import type { MakeBits } from './masked-bits.ts';
import { allParties, type PartySet, setLabel } from './party-sets.ts';
import type { Prss } from './prss.ts';
import { type Stretch, stretches } from './stretches.ts';
import type { SumOpening } from './sum-opening.ts';
import { scaleOf, type TraceForms, traceForms } from './trace.ts';

/**
 * Gates and other sums of additive shares, freshly shared ("trace-DN", after Damgård–Nielsen 2007). For c = Σ x·y + Σ s
 * and a fresh random bit [r] (prss.ts), over 2t+1 senders, for the degree is ≤ 2t (trace.ts):
 *
 *   u = c ⊕ r = Σ_i Tr(θ λ_i (Σ x_i y_i + Σ s_i + r_i)),  opened (sum-opening.ts);  [c] = u ⊕ [r]
 *
 * (2t+n−1)/n bits a party on average: each of n kings has as many gates, its senders are itself and the 2t parties
 * behind it. Or (2t+1)(n−1)/n bits without a king.
 *
 * View of any t parties: r is uniform to them and used once, so u is uniform and independent of c; what else they see
 * follows from u and fresh zeros. Their new shares follow from u and what they had. All n shares of the output are a
 * function of c and the common bits of the PRSS, since u = c ⊕ r: so also to who gets all of them (a phone) they say c and
 * nothing of what it was made of.
 */
export class GateRounds {
  /** Messages that are too short for all kings begin with another one each time. */
  private turn = 0;
  /** By senders. */
  private readonly forms = new Map<string, TraceForms>();

  constructor(
    private readonly self: Party,
    private readonly scheme: Scheme,
    private readonly prss: Prss,
    private readonly sums: SumOpening,
  ) {}

  /** The gates on planes of `length` rows, shared in the memory of `r`. @throws RangeError on an operand of another length */
  async shared(step: string, length: number, gates: readonly Gate[], r: Shared): Promise<Shared> {
    checkOperands(step, length, gates);
    const list = this.gateStretches(gates.length * strideOf(length));
    return this.reshared(step, list, r, this.bitsOf(length, gates));
  }

  /** The gates, opened without a random bit: the view is c and fresh zeros. @throws RangeError likewise */
  async opened(step: string, length: number, gates: readonly Gate[]): Promise<Bits> {
    checkOperands(step, length, gates);
    const words = new Uint32Array(gates.length * strideOf(length));
    await this.sums.open(step, this.gateStretches(words.length), words, this.bitsOf(length, gates));
    clearPadding(words, gates.length, length); // nothing that a peer puts there may reach the program
    return { planes: gates.length, length, words };
  }

  /**
   * Bits that the senders of each stretch share additively, as shares by Shamir in the memory of `r`: u = v ⊕ r is opened.
   * t+1 senders are enough.
   */
  async reshared(step: string, list: readonly Stretch[], r: Shared, bits: MakeBits): Promise<Shared> {
    this.prss.draw(r.parts); // also behind the last row: should an operand hold anything there, it stays hidden
    await this.sums.open(step, list, r.parts[0], (kernels) => {
      const add = bits(kernels);
      const part = kernels.alloc(CHUNK);
      return (stretch, from, to, address) => {
        add(stretch, from, to, address);
        for (const j of this.formsIn(stretch).linear) {
          kernels.words().set(r.parts[j].subarray(from, to), part >>> 2);
          kernels.xorInto(address, part, 4 * (to - from));
        }
      };
    });
    for (const part of r.parts) clearPadding(part, r.planes, r.length);
    return r;
  }

  /** Fresh random bits in the memory of `r`. Local. */
  random(r: Shared): Shared {
    this.prss.draw(r.parts);
    for (const part of r.parts) clearPadding(part, r.planes, r.length);
    return r;
  }

  private bitsOf(length: number, gates: readonly Gate[]): MakeBits {
    return (kernels) => {
      const add = gateBits(kernels, this.scheme.field, length, gates);
      return (stretch, from, to, address) => add(this.formsIn(stretch), from, to, address);
    };
  }

  /** Of θ·λ_i among the senders of a stretch. */
  private formsIn({ senders }: Stretch): TraceForms {
    const label = setLabel(senders);
    let forms = this.forms.get(label);
    if (!forms) {
      forms = traceForms(this.scheme.field, scaleOf(this.scheme.field, senders, this.self));
      this.forms.set(label, forms);
    }
    return forms;
  }

  private gateStretches(size: number): Stretch[] {
    const { parties, threshold } = this.scheme;
    const behind = (party: Party, steps: number): Party => ((party - 1 + steps) % parties) + 1;
    const first = 1 + (this.turn++ % parties);
    const kings = allParties(parties).map((_, i) => behind(first, i));
    const sendersOf = (king: Party): PartySet =>
      Array.from({ length: 2 * threshold + 1 }, (_, i) => behind(king, i));
    return stretches(size, kings, sendersOf);
  }
}

function checkOperands(step: string, length: number, gates: readonly Gate[]): void {
  for (const { of } of gates.flat(2))
    if (of.length !== length)
      throw new RangeError(`${step}: a gate of ${length} rows has an operand of ${of.length}`);
}
