import type { Engine, Gate } from '../mpc/engine.ts';
import { listed } from '../mpc/row-numbers.ts';
import { concatRows, selectRows } from '../mpc/rows.ts';
import { plane, planesOf, type Shared, zeroBits } from '../mpc/shared.ts';
import { LEVEL_BITS } from '../wire/shape.ts';

/**
 * Levels as thermometer code, whatever was sent: ≥2 only where ≥1, ≥3 only where ≥2.
 * @param sent 3 planes for each epoch: ≥1, ≥2, ≥3
 */
export async function thermometer(engine: Engine, sent: Shared): Promise<Shared> {
  const one = planesOf(sent);
  const second = one.map((p, i): Gate => (i % LEVEL_BITS === 0 ? [[p]] : [[p, one[i - 1]!]]));
  const two = planesOf(await engine.round('levels 2', sent.length, second));
  const third = two.map((p, i): Gate => (i % LEVEL_BITS === 2 ? [[p, two[i - 1]!]] : [[p]]));
  return engine.round('levels 3', sent.length, third);
}

/**
 * states ∨ news, account by account. An account may bring several reports: each pass takes at most one of each.
 * @param states planes × accounts
 * @param news planes × reports
 * @param passes for each account the number of the report that it takes, or the count of reports for none
 */
export async function raiseLevels(
  engine: Engine,
  states: Shared,
  news: Shared,
  passes: readonly Uint32Array[],
): Promise<Shared> {
  const rows = concatRows(news, engine.constant(zeroBits(news.planes, 1)));
  let raised = states;
  for (const pass of passes) {
    const added = selectRows(rows, listed(pass));
    // a ∨ b = a ⊕ b ⊕ ab
    const gates = planesOf(raised).map((old, p): Gate => [[old], [plane(added, p)], [old, plane(added, p)]]);
    raised = await engine.round('or', states.length, gates);
  }
  return raised;
}
