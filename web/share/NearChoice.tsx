import { NEAR_ID, ROOM_ID } from '../../workers/phone/near-ids.ts';
import { laterWords } from '../words/later.ts';
import type { LeftOut } from './report.ts';

/** Whether what a tag sent and what this phone heard may warn others, all of it or nothing: it has no names to choose by. */
export function NearChoice({ leftOut, change }: { leftOut: LeftOut; change: (next: LeftOut) => void }) {
  const w = laterWords.value.near;
  const isOut = leftOut.withheld.includes(NEAR_ID);
  const others = leftOut.withheld.filter((id) => id !== NEAR_ID && id !== ROOM_ID);
  const toggle = () => change({ ...leftOut, withheld: isOut ? others : [...others, NEAR_ID, ROOM_ID] });
  return (
    <section class="card">
      <label class="choice">
        <input type="checkbox" checked={!isOut} onChange={toggle} />
        <span class="grow">
          <strong>{w.consent}</strong>
          <br />
          <span class="soft">{w.consentLine}</span>
        </span>
      </label>
    </section>
  );
}
