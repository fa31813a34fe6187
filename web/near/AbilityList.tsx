import { Icon } from '../look/Icon.tsx';
import { laterWords } from '../words/later.ts';
import { type Abilities, WAYS } from './abilities.ts';

/** What this browser can hear and what not, with the reason. */
export function AbilityList({ hindrance, ways }: Abilities) {
  const w = laterWords.value.near;
  return (
    <section class="card stack tight" data-testid="abilities">
      <h2>{w.can}</h2>
      {hindrance ? (
        <p>{w.hindrance[hindrance]}</p>
      ) : (
        <ul class="list stack tight">
          {WAYS.map((way) => (
            <li key={way} class="row top">
              <Icon name={ways.has(way) ? 'check' : 'notice'} />
              <span class="grow">
                <strong>{w.way[way]}</strong>
                <br />
                <span class="soft">{ways.has(way) ? w.yes : w.no[way]}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
