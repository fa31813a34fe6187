import type { Engine, Permutation } from './engine.ts';
import type { Shared } from './shared.ts';

/** The public shape of one (kind, block) of one epoch. Rows are owner-major: account · positions + position. */
export interface IndexSpec {
  /** `place`: every row emits and receives. `near`: `self` rows emit to `heard` rows. */
  readonly kind: 'place' | 'near';
  /** Slots of a block, 1..32. */
  readonly h: number;
  readonly accounts: number;
  /** Rows of an account. */
  readonly positions: number;
  /** place: the first `venues` positions are venue rows, the rest meet rows; default all. */
  readonly venues?: number;
  /** near: the first `self` positions are self rows, the rest heard rows. */
  readonly self?: number;
  /** near: whether heard rows also emit to self rows. */
  readonly symmetric?: boolean;
}

/** The sorted form of one (kind, block) of one epoch; all shared bits are in sorted order. */
export interface GroupIndex {
  readonly spec: IndexSpec;
  /** Under which comparisons were opened: never for another sort. */
  readonly permutation: Permutation;
  /** Public: order[sorted position] = shuffled position. */
  readonly order: Uint32Array;
  /** 1×N: row i has the token of row i−1 (e_i; e_0 = 0). */
  readonly same: Shared;
  /** h×N: slot masks, after the one-venue rule. */
  readonly masks: Shared;
  /** near, 3×N: role_i (1 = heard), e_{i+1} ∧ ¬role_i, e_i ∧ role_i. */
  readonly roles: Shared | null;
}

/**
 * Builds the index of one (kind, block) of one epoch (DESIGN §5, Index). After it the token shares can be erased.
 *
 * @param engine with keys of this job's own context
 * @param tokens 64×N, owner order
 * @param masks h×N, owner order
 * @param coins 32 bytes, tossed after closing
 */
export async function buildIndex(
  _engine: Engine,
  _spec: IndexSpec,
  _tokens: Shared,
  _masks: Shared,
  _coins: Uint8Array,
): Promise<GroupIndex> {
  throw new Error('not written yet');
}
