import { useEffect, useState } from 'preact/hooks';
import { epochAt } from '../../workers/wire/time.ts';
import { now } from '../app/now.ts';
import { openEpochs } from '../engine/plan.ts';
import { readFact } from '../store/db.ts';
import type { Joined } from '../store/schema.ts';
import { checked, outbox, shared } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { clock } from '../words/time.ts';
import { epochName } from './epoch-name.ts';

/** Epochs that are not shared yet, with the moments that were drawn for them. */
const planned = async (joined: Joined, at: number): Promise<{ epoch: number; at: number }[]> => {
  const open = new Set(openEpochs(joined, shared.value, checked.value?.run ?? -1, at));
  return ((await readFact('upload-times')) ?? []).filter(({ epoch }) => open.has(epoch));
};

/** When records that are not sealed yet leave. */
export function NextRecord({ community }: { community: Joined }) {
  const w = laterWords.value.share;
  const { grid } = community.deployment;
  const [next, setNext] = useState<{ epoch: number; at: number }[]>([]);
  const today = epochAt(grid, now.value);
  const waiting = outbox.value; // what was planned before is sealed now
  useEffect(() => {
    void planned(community, now.value).then(setNext);
  }, [community, today, waiting, shared.value]);
  return (
    <section class="card stack tight">
      <h2>{w.nextRecord}</h2>
      {next.map(({ epoch, at }) => (
        <p key={epoch}>
          {at > now.value
            ? w.leavesAt(epochName(grid, epoch, now.value), clock(at, grid))
            : w.leavesNow(epochName(grid, epoch, now.value))}
        </p>
      ))}
      <p>{w.leavesLater}</p>
    </section>
  );
}
