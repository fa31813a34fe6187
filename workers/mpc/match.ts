import type { Engine, Gate } from './engine.ts';
import { anyOne } from './equality.ts';
import type { GroupIndex } from './index-build.ts';
import { fromLanes, rowAfter, toLanes } from './lanes.ts';
import { selectRows } from './rows.ts';
import { exclusiveScan } from './scan.ts';
import { concatPlanes, type Plane, plane, planesOf, type Shared, slicePlanes, xor } from './shared.ts';

/**
 * Who was met by a flagged row (DESIGN §5, Match).
 *
 * @param engine with keys of this run: its masks are fresh, the permutation comes out of the index
 * @param flags L×N, owner order: infectiousness ≥1, ≥2, ≥3 of each row, already ∧ emit; L = 3, or 1 where levels do
 *   not matter
 * @returns (h+L−1)×N, owner order, freshly shared: slots in which another flagged row of the group was there too,
 *   then level ≥2 and ≥3 of the group's highest; zero where no slot is
 * @throws RangeError when flags do not fit the index
 */
export async function matchIndex(engine: Engine, index: GroupIndex, flags: Shared): Promise<Shared> {
  const { permutation, order, masks } = index;
  if (![1, 3].includes(flags.planes) || flags.length !== order.length)
    throw new RangeError(
      `match of ${order.length} rows: flags are ${flags.planes}×${flags.length}, not 3×N or 1×N`,
    );
  return engine.stats.phase('match', async () => {
    const level = selectRows(await engine.shuffle('match in', permutation, flags), toLanes(order));
    const ill = plane(level, 0);
    const slots = await engine.round(
      'match slots',
      masks.length,
      planesOf(masks).map((mask): Gate => [[mask, ill]]),
    );
    const met = await meet(engine, index, concatPlanes(slots, slicePlanes(level, 1, level.planes)));
    const result = await own(engine, masks, met);
    return engine.unshuffle('match out', permutation, selectRows(result, fromLanes(order)));
  });
}

/**
 * The OR of x over the other rows of each row's group, never its own: both scans are exclusive. In `near`, self
 * rows give forward to heard rows (self sorts first) and, if symmetric, heard rows backward to self rows.
 */
async function meet(engine: Engine, { spec, same, roles }: GroupIndex, x: Shared): Promise<Shared> {
  const after = rowAfter(same); // e_{i+1}
  const [giveForward, giveBackward] = roles
    ? [plane(roles, 1), plane(roles, 2)]
    : [plane(after), plane(same)];
  const backwardToo = spec.kind === 'place' || spec.symmetric === true;
  const givers = backwardToo ? [giveForward, giveBackward] : [giveForward];
  const w = x.planes;
  // v_i = x_i ∧ e_{i+1} forward, x_i ∧ e_i backward (for givers); h = e ⊕ v
  const v = await engine.round(
    'match give',
    x.length,
    givers.flatMap((give) => planesOf(x).map((bit): Gate => [[bit, give]])),
  );
  const forward = slicePlanes(v, 0, w);
  const links = (e: Shared): Shared => concatPlanes(...Array.from({ length: w }, () => e));
  if (!backwardToo) {
    const before = await exclusiveScan(engine, 'match scan', forward, xor(links(after), forward), w);
    return deliver(engine, before, (bit) => [[bit, plane(roles!)]]);
  }
  const h = xor(concatPlanes(links(after), links(same)), v);
  const met = await exclusiveScan(engine, 'match scan', v, h, w);
  return deliver(engine, slicePlanes(met, 0, w), (f, at) => {
    const b = plane(met, w + at);
    // near: heard rows (role 1) take F, self rows B: B ⊕ role ∧ (F ⊕ B). place: F ∨ B
    return roles ? [[b], [plane(roles), f], [plane(roles), b]] : [[f], [b], [f, b]];
  });
}

const deliver = (engine: Engine, s: Shared, gate: (bit: Plane, at: number) => Gate): Promise<Shared> =>
  engine.round('match deliver', s.length, planesOf(s).map(gate));

/**
 * ⚠ Slots only where the owner was there too, else owners learn when others were; level bits only with a slot.
 * @param met (h+L−1)×N
 */
async function own(engine: Engine, masks: Shared, met: Shared): Promise<Shared> {
  const h = masks.planes;
  const slots = await engine.round(
    'match own',
    masks.length,
    planesOf(masks).map((mask, at): Gate => [[mask, plane(met, at)]]),
  );
  if (met.planes === h) return slots;
  const any = plane(await anyOne(engine, 'match any', slots));
  const levels = await engine.round('match levels', masks.length, [
    [[plane(met, h), any]],
    [[plane(met, h + 1), any]],
  ]);
  return concatPlanes(slots, levels);
}
