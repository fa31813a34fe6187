import { useEffect, useState } from 'preact/hooks';
import { hasCode } from '../diary/known-places.ts';
import type { Place } from '../diary/visits.ts';
import { visits } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { fingerprint, makerOf } from './makers.ts';
import { ownMaker } from './venue-key.ts';

/**
 * Says who signed a poster that was scanned, and whether that is who it was the last time; nothing of one never signed, or
 * signed by this device.
 */
export function MakerNote({ place }: { place: Place }) {
  const [own, setOwn] = useState<string | null>();
  useEffect(() => void ownMaker().then(setOwn, () => setOwn(null)), []);
  const w = laterWords.value.poster;
  const maker = makerOf(place, visits.value.map((visit) => visit.place).filter(hasCode));
  if (maker === 'unsigned' || own === undefined || own === place.venue?.key) return null;
  const by = place.venue && fingerprint(place.venue.key);
  const said = {
    known: w.known,
    first: w.first,
    other: w.other,
    'no longer': () => w.noLonger,
  }[maker](by ?? '');
  return <p data-testid="maker">{said}</p>;
}
