import { useState } from 'preact/hooks';
import { hasCode } from '../diary/known-places.ts';
import type { Place } from '../diary/visits.ts';
import { allWithdrawals, changed, visits } from '../store/state.ts';
import { together } from '../store/together.ts';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { keepNotice } from './keep-notice.ts';
import { endedBy } from './withdrawals.ts';

/** Why a poster of ours that was read counts no longer; null when it does. */
export const endOf = (place: Place): 'notice' | 'replaced' | 'withdrawn' | null =>
  place.withdrawn
    ? 'notice'
    : endedBy(place, visits.value.map((visit) => visit.place).filter(hasCode), allWithdrawals.value);

/** A notice of withdrawal, to be kept, or a poster that is refused because of one or of a newer poster. */
export function EndedPoster({ place, end }: { place: Place; end: NonNullable<ReturnType<typeof endOf>> }) {
  const [kept, setKept] = useState(false);
  const w = laterWords.value.poster;
  const keep = async () => {
    await together(['facts'], (all) =>
      keepNotice(all.objectStore('facts'), { ...place, venue: place.venue! }),
    );
    await changed('withdrawals');
    setKept(true);
  };
  if (end !== 'notice')
    return (
      <div class="card notice stack tight" data-testid="not-ours">
        <p>{end === 'replaced' ? w.replaced(place.name) : words.value.home.wasWithdrawn(place.name)}</p>
        <p class="soft">{w.nothing}</p>
      </div>
    );
  return (
    <div class="card notice stack">
      <p>{w.notice(place.name)}</p>
      <p aria-live="polite">{kept && w.noticeKept}</p>
      {!kept && (
        <button type="button" class="button primary large" onClick={keep}>
          {w.keepNotice}
        </button>
      )}
    </div>
  );
}
