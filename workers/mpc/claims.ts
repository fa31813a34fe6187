import type { Engine, Gate } from './engine.ts';
import { publicHash } from './hash.ts';
import { sameAsBefore } from './index-build.ts';
import { LaneEnds } from './lane-ends.ts';
import { laneOrder, rowAfter, rowBefore } from './lanes.ts';
import { planesOfNumbers } from './number-planes.ts';
import { linear, listed } from './row-numbers.ts';
import { concatRows, placeRows, selectRows, sliceRows } from './rows.ts';
import {
  concatPlanes,
  makeBits,
  plane,
  planesOf,
  type Shared,
  slicePlanes,
  xor,
  zeroBits,
} from './shared.ts';
import { sortRows } from './sort.ts';

/** The list of registered claims and the uploads that enter in this run. */
export interface ClaimsInput {
  /** 128×M: registered claims, dummies included; no claim twice. */
  readonly places: Shared;
  /** 1×M: whether a place was redeemed in an earlier run. */
  readonly used: Shared;
  /** L×M: infectiousness levels that a place grants. */
  readonly levels: Shared;
  /** 128×U: the claim field of each upload, in the order of SHA-256(run coin ‖ account ‖ epoch). */
  readonly uploads: Shared;
  /** 32 bytes, tossed after closing. */
  readonly coins: Uint8Array;
}

/** What the join gives; all freshly shared. */
export interface ClaimsOutput {
  /** L×U */
  readonly got: Shared;
  /** 1×U: this upload redeemed a place. */
  readonly accepted: Shared;
  /** 1×M */
  readonly used: Shared;
}

const HASH_BITS = 64;

/**
 * Joins the claims of uploads with the list (DESIGN §5, Claims 3): a place counts once, for the first upload that
 * holds its claim, if no earlier run used it.
 *
 * Places stand before uploads, so in sorted order a place is followed by the first upload that holds its claim.
 */
export async function joinClaims(engine: Engine, input: ClaimsInput): Promise<ClaimsOutput> {
  const { places, used, levels, uploads, coins } = input;
  const [m, u, l] = [places.length, uploads.length, levels.planes];
  const rows = m + u;
  return engine.stats.phase('claims', async () => {
    const indexBits = 32 - Math.clz32((rows - 1) | 0);
    const index = engine.constant(planesOfNumbers(indexBits, linear(rows, 1, [0])));
    const isPlace = engine.constant(makeBits(1, rows, (_, row) => row < m));
    const granted = concatRows(concatPlanes(used, levels), engine.constant(zeroBits(1 + l, u)));
    const key = concatPlanes(index, publicHash(concatRows(places, uploads), coins, HASH_BITS));
    const permutation = engine.permutation('claims', rows);
    const shuffled = await engine.shuffle('claims shuffle', permutation, concatPlanes(key, isPlace, granted));
    const order = await sortRows(engine, 'claims sort', slicePlanes(shuffled, 0, key.planes));
    const lanes = laneOrder(order);
    const sorted = selectRows(shuffled, listed(lanes));
    const same = await sameAsBefore(
      engine,
      new LaneEnds(null, [rows]),
      'claims equality',
      slicePlanes(sorted, indexBits, key.planes),
    );
    const redeemed = await redeem(engine, slicePlanes(sorted, key.planes, sorted.planes), same);
    const back = await engine.unshuffle('claims out', permutation, placeRows(redeemed, { at: lanes, rows }));
    const [got, accepted, usedNow] = [
      slicePlanes(back, 0, l),
      slicePlanes(back, l, l + 1),
      slicePlanes(back, l + 1, l + 2),
    ];
    return {
      got: sliceRows(got, m, rows),
      accepted: sliceRows(accepted, m, rows),
      used: sliceRows(usedNow, 0, m),
    };
  });
}

/**
 * v_i = e_i ∧ isPlace_{i−1} ∧ ¬isPlace_i ∧ ¬used_{i−1}, got_i = v_i · levels_{i−1}, used_i ⊕= v_{i+1}.
 * @param payload isPlace, used, levels in sorted order
 * @returns got, v, used
 */
async function redeem(engine: Engine, payload: Shared, same: Shared): Promise<Shared> {
  const length = same.length;
  const before = rowBefore(payload);
  const [isPlace, placeBefore, usedBefore] = [plane(payload), plane(before), plane(before, 1)];
  const halves = await engine.round('claims redeem', length, [
    [[plane(same), placeBefore]],
    // (1 ⊕ isPlace)(1 ⊕ used) ⊕ 1, completed below
    [[isPlace], [usedBefore], [isPlace, usedBefore]],
  ]);
  const fresh = engine.not(slicePlanes(halves, 1, 2));
  const v = await engine.round('claims redeem', length, [[[plane(halves), plane(fresh)]]]);
  const granted = planesOf(before).slice(2);
  const got = await engine.round(
    'claims grant',
    length,
    granted.map((level): Gate => [[plane(v), level]]),
  );
  return concatPlanes(got, v, xor(slicePlanes(payload, 1, 2), rowAfter(v)));
}
