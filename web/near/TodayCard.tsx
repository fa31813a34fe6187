import { useEffect, useState } from 'preact/hooks';
import { nearRows } from '../../workers/phone/near-rows.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { now } from '../app/now.ts';
import { AskFirst } from '../look/AskFirst.tsx';
import { heard, moved, tags } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { dayStart } from '../words/time.ts';
import { nearDay } from './day.ts';
import { ears } from './ears.ts';
import { forgetHeard } from './keep.ts';
import { minutesSince } from './today.ts';

/** Plain counts of what was heard, and of what goes into the upload. */
export function TodayCard({ deployment }: { deployment: Deployment }) {
  const w = laterWords.value.near;
  const epoch = epochAt(deployment.grid, now.value);
  const [rows, setRows] = useState<{ heard: number; own: number } | null>(null);
  useEffect(() => {
    void nearDay(deployment, true).then((day) => {
      if (!day) return setRows(null);
      const rows = nearRows(deployment, epoch, day.tags, day.heard, day.now, day.pauses);
      setRows({ heard: rows.heard.length, own: rows.self.length });
    });
  }, [heard.value, tags.value, epoch]);
  const { beside, rooms } = minutesSince(heard.value, deployment.grid, dayStart(now.value));
  return (
    <section class="card stack tight" data-testid="heard">
      <h2>{w.today}</h2>
      {beside > 0 && <p>{w.beside(beside)}</p>}
      {rooms > 0 && <p>{w.inRooms(rooms)}</p>}
      {beside === 0 && rooms === 0 && <p>{w.nothing}</p>}
      {rows && !moved.value && (
        <p class="soft">
          {w.rows(rows.heard, rows.own)} {w.sameSize}
        </p>
      )}
      {heard.value.length > 0 && ears.value.state === 'off' && (
        <AskFirst
          label={w.forget}
          icon="bin"
          question={w.forgetSure}
          help={w.forgetNote}
          onYes={forgetHeard}
        />
      )}
    </section>
  );
}
