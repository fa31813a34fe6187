/**
 * Shuffle by groups of t+1 parties: each in turn permutes an additive sharing of the rows by a permutation that its
 * members alone know (S. Laur, J. Willemson, B. Zhang, "Round-efficient oblivious database manipulation", ISC 2011).
 * @module
 */
import { ProtocolError } from '../../errors.ts';
import type { Permutation } from '../engine.ts';
import { expandPermutation } from '../permutations.ts';
import { listed } from '../row-numbers.ts';
import { placeRows, selectRows } from '../rows.ts';
import type { Scheme } from '../shamir.ts';
import { type Shared, xorInto } from '../shared.ts';
import type { CircleZeros } from './circle-zeros.ts';
import type { Messages } from './messages.ts';
import { type PartySet, setLabel } from './party-sets.ts';
import { linearForm, scaleOf } from './trace.ts';

/** The rows of a sharing as the last group has them: additively shared by its members, permuted. */
export interface GroupRows {
  readonly group: PartySet;
  /** planes × N; null for who is not of the group. */
  readonly bits: Uint32Array | null;
}

/**
 * The rows of `s`, moved by the permutations π_G of all groups, the first one's first; or the other way round by their
 * inverses. With v_i the additive share of party i in G, G' the next group:
 *
 *   first group:  v_i = Tr(θ λ_i f(α_i))                        (trace.ts, degree t: t+1 parties are enough)
 *   each group:   v_i ← π_G(v_i) ⊕ zero_i                       (zeros against t: every two of G have a key)
 *   then:         the members of G \ G' each send their v_i to one of G' \ G
 *
 * The last group's v_i are not masked here; who opens or sends them does that. 1 bit a row, plane and leaving member.
 *
 * View of any t parties T: let H = G \ T, which is not empty. T has t − |G ∩ T| = |H| − 1 parties outside G, and each gets one
 * part at most. So T sees at most |H| − 1 of the |H| parts of H, and the zeros make these uniform, independent of all
 * before: T's view is random bits, whatever the rows are. One group has nobody of T (party-sets.ts). T lacks its
 * permutation, and nothing that T has before or after depends on it. So the product of all is uniform to T.
 *
 * ⚠ A wrong part makes wrong rows, unnoticed.
 *
 * @param groups in the order of the shuffle
 * @throws ProtocolError when the permutation lacks the seed of a group that this party is in
 */
export async function moveByGroups(
  messages: Messages,
  zeros: CircleZeros,
  { field, threshold }: Scheme,
  groups: readonly PartySet[],
  step: string,
  p: Permutation,
  s: Shared,
  inverse: boolean,
): Promise<GroupRows> {
  const { self } = messages;
  const path = inverse ? [...groups].reverse() : groups;
  const size = s.parts[0].length;
  let bits: Uint32Array | null = null;
  if (path[0].includes(self)) {
    bits = new Uint32Array(size);
    for (const j of linearForm(field, scaleOf(field, path[0], self))) xorInto(bits, s.parts[j]);
  }
  for (const [g, group] of path.entries()) {
    if (bits) bits = permuted({ ...s, parts: [bits] }, seedOf(p, group), inverse);
    const next = path[g + 1];
    if (!next) break;
    if (bits) zeros.add(bits, group, threshold);
    const leaving = group.filter((party) => !next.includes(party));
    const entering = next.filter((party) => !group.includes(party));
    const [out, into] = [leaving.indexOf(self), entering.indexOf(self)];
    const name = `group ${setLabel(next)}`;
    if (bits && out >= 0) {
      messages.send(entering[out], step, name, bits);
      bits = null;
    }
    if (into >= 0) bits = await messages.receive(leaving[into], step, name, size);
    messages.waited(step, 1);
  }
  return { group: path[path.length - 1], bits };
}

function permuted(rows: Shared, seed: Uint8Array, inverse: boolean): Uint32Array {
  const order = expandPermutation(seed, rows.length);
  const moved = inverse ? placeRows(rows, { at: order, rows: rows.length }) : selectRows(rows, listed(order));
  return moved.parts[0];
}

function seedOf(p: Permutation, group: PartySet): Uint8Array {
  const seed = p.seeds.get(setLabel(group));
  if (!seed) throw new ProtocolError(`shuffle: the permutation has no seed of parties ${setLabel(group)}`);
  return seed;
}
