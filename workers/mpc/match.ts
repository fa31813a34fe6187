import type { Engine, Gate } from './engine.ts';
import { anyOne } from './equality.ts';
import { endsOf, type GroupIndex } from './index-build.ts';
import { sendBack, sendForth } from './routes.ts';
import { listed } from './row-numbers.ts';
import { placeRows, selectRows } from './rows.ts';
import { exclusiveScan } from './scan.ts';
import { concatPlanes, copyOf, type Plane, plane, planesOf, type Shared } from './shared.ts';

/** How exactly a match tells when a row was exposed: each slot of its mask, or one bit for all of them. */
export type Grain = 'slots' | 'rows';

/**
 * Who was met by a flagged row (DESIGN §5, Match). Of a team each worker matches its part of the index, and gives and gets
 * the rows of its own accounts.
 *
 * @param engine with keys of this run: its masks are fresh, the permutation comes out of the index
 * @param flags L×N, owner order: infectiousness ≥1, ≥2, ≥3 of each row, already ∧ emit; L = 3, or 1 where levels do
 *   not matter
 * @returns (h+L−1)×N, or L×N by rows; owner order, freshly shared: slots in which another flagged row of the group was
 *   there too, or whether there is one; then level ≥2 and ≥3 of the group's highest; zero where no slot is
 * @throws RangeError when flags do not fit the index
 */
export async function matchIndex(
  engine: Engine,
  index: GroupIndex,
  flags: Shared,
  grain: Grain = 'slots',
): Promise<Shared> {
  const { permutation, part, lanes, masks } = index;
  const { team, stats } = engine;
  const [place, whose] = [
    `worker ${team?.worker ?? 1} of ${team?.size ?? 1}`,
    `worker ${part?.worker ?? 1} of ${part?.held.length ?? 1}`,
  ];
  if (place !== whose) throw new RangeError(`match: ${place} has the index of ${whose}`);
  const rows = part ? part.route.to.length : permutation.length;
  const held = part ? part.held[part.worker - 1] : permutation.length;
  if (![1, 3].includes(flags.planes) || flags.length !== rows)
    throw new RangeError(`match of ${rows} rows: flags are ${flags.planes}×${flags.length}, not 3×N or 1×N`);
  const level = await stats.phase('match in', async () => {
    const shuffled = await engine.shuffle('match in', permutation, copyOf(flags));
    const bucket = team && part ? await sendForth(team, 'match in/bucket', shuffled, part.route) : shuffled;
    return selectRows(bucket, listed(lanes));
  });
  const ill = plane(level, 0);
  const result = await stats.phase('scan', async () => {
    const slots = await engine.round(
      'match slots',
      masks.length,
      planesOf(masks).map((mask): Gate => [[mask, ill]]),
    );
    const met = await meet(engine, index, [...planesOf(slots), ...planesOf(level).slice(1)]);
    return own(engine, masks, met, grain);
  });
  return stats.phase('return', async () => {
    const found = placeRows(result, { at: lanes, rows: held });
    const back = team && part ? await sendBack(team, 'match out/bucket', found, part.route) : found;
    return engine.unshuffle('match out', permutation, back);
  });
}

/**
 * The OR of x over the other rows of each row's group, never its own: both scans are exclusive. In `near`, self
 * rows give forward to heard rows (self sorts first) and, if symmetric, heard rows backward to self rows.
 */
async function meet(engine: Engine, index: GroupIndex, x: readonly Plane[]): Promise<Shared> {
  const { same, roles } = index;
  const ends = endsOf(engine, index);
  const links = [await ends.rowAfter('match links', same), same]; // e_{i+1} forward, e_i backward
  const ways = roles ? planesOf(roles) : links.map((e) => plane(e));
  const givers = roles ? ways.slice(0, roles.planes / 2) : ways;
  const takers = roles ? ways.slice(roles.planes / 2) : [];
  const w = x.length;
  // v_i = x_i ∧ e_{i+1} forward, x_i ∧ e_i backward (for givers); h = e ⊕ v
  const v = await engine.round(
    'match give',
    same.length,
    givers.flatMap((give) => x.map((bit): Gate => [[bit, give]])),
  );
  const h = engine.room(v.planes, v.length);
  h.parts.forEach((part, k) => {
    const stride = part.length / v.planes;
    for (let at = 0; at < v.planes; at++) {
      const e = links[Math.floor(at / w)].parts[k];
      const from = at * stride;
      for (let i = 0; i < stride; i++) part[from + i] = e[i] ^ v.parts[k][from + i];
    }
  });
  ends.passOn(engine, h);
  const met = await exclusiveScan(engine, 'match scan', v, h, w);
  const gates = Array.from({ length: w }, (_, at): Gate => {
    const [f, b] = givers.map((_, way) => plane(met, way * w + at));
    // near: heard rows take F, self rows B, and none takes both. place: F ∨ B
    return roles ? takers.map((take, way) => [take, [f, b][way]]) : [[f], [b], [f, b]];
  });
  return engine.round('match deliver', same.length, gates);
}

/**
 * ⚠ Slots only where the owner was there too, else owners learn when others were; level bits only with a slot.
 * @param met (h+L−1)×N
 */
async function own(engine: Engine, masks: Shared, met: Shared, grain: Grain): Promise<Shared> {
  const h = masks.planes;
  const slots = await engine.round(
    'match own',
    masks.length,
    planesOf(masks).map((mask, at): Gate => [[mask, plane(met, at)]]),
  );
  const graded = met.planes > h;
  if (!graded && grain === 'slots') return slots;
  const any = await anyOne(engine, 'match any', slots);
  const told = grain === 'slots' ? slots : any;
  if (!graded) return told;
  const levels = await engine.round('match levels', masks.length, [
    [[plane(met, h), plane(any)]],
    [[plane(met, h + 1), plane(any)]],
  ]);
  return concatPlanes(told, levels);
}
