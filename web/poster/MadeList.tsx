import { now } from '../app/now.ts';
import { Icon } from '../look/Icon.tsx';
import type { MadePoster } from '../store/schema.ts';
import { posters } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { dayTitle } from '../words/time.ts';
import { placesIn } from './places-in.ts';

/** Posters that were made together are one entry. @param made newest first */
export const groupsOf = (made: readonly MadePoster[]): MadePoster[][] => {
  const groups = new Map<string, MadePoster[]>();
  for (const one of made) groups.set(one.batch ?? one.id, [...(groups.get(one.batch ?? one.id) ?? []), one]);
  return [...groups.values()];
};

function Entry({ group }: { group: MadePoster[] }) {
  const w = laterWords.value.poster;
  const [{ id, batch, place, madeAt }] = group;
  const several = group.length > 1;
  const places = placesIn(group);
  const gone = group.filter((made) => made.withdrawal).length;
  return (
    <a class="entry" href={`/poster/${several ? batch : id}`}>
      <span class="grow stack tight">
        <span class="title">
          <bdi>{[place.name, !several && place.room].filter(Boolean).join(', ')}</bdi>
          {places > 1 && ' …'}
        </span>
        <span class="soft">
          {dayTitle(madeAt, now.value)} · {!several && <bdi class="mono">{id}</bdi>}
          {several && (places > 1 ? w.sheets(group.length, places) : w.several(group.length))}
          {gone > 0 && ` · ${several && gone < group.length ? w.severalWithdrawn(gone) : w.withdrawn}`}
        </span>
      </span>
      <Icon name="next" />
    </a>
  );
}

/** The posters made before. */
export function MadeList() {
  if (posters.value.length === 0) return null;
  return (
    <section class="stack tight">
      <h2>{laterWords.value.poster.made}</h2>
      <ul class="list card">
        {groupsOf(posters.value).map((group) => (
          <li key={group[0].id}>
            <Entry group={group} />
          </li>
        ))}
      </ul>
    </section>
  );
}
