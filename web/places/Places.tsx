import { NotReached } from '../app/NotReached.tsx';
import { Page } from '../app/Page.tsx';
import { IfAwake } from '../diary/IfAwake.tsx';
import { Moved } from '../home/Moved.tsx';
import { Problem } from '../look/Problem.tsx';
import { joined, moved } from '../store/state.ts';
import { formatNumber } from '../words/formats.ts';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { CellList } from './CellList.tsx';
import { following, startFollowing, stopFollowing } from './follow.ts';
import { HomeCard } from './HomeCard.tsx';

const metres = (n: number) => formatNumber(n, { style: 'unit', unit: 'meter', unitDisplay: 'long' });

/** Coarse areas where the phone was: noting on and off, home, and what is kept. */
export function Places() {
  const w = laterWords.value.places;
  const deployment = joined.value?.deployment;
  const region = deployment?.region;
  const now = following.value;
  const turn = (step: () => Promise<void>) => () =>
    step().catch(() => {
      following.value = { state: 'off', ended: 'unkept' };
    });
  if (!region)
    return (
      <Page title={words.value.screens.places.title} up="/more">
        {deployment ? <p class="card notice">{w.notUsed}</p> : <NotReached why={w.noCommunity} />}
      </Page>
    );
  return (
    <Page title={words.value.screens.places.title} up="/more">
      {moved.value && <Moved />}
      <p>{w.what(metres(region.cell))}</p>
      <section class={`card stack ${now.state === 'on' ? 'here' : ''}`} data-testid="following">
        <h2>{w.following}</h2>
        <div class="stack tight" aria-live="polite">
          <p>{now.state === 'on' ? w.on : now.state === 'asking' ? w.asking : w.off}</p>
          {now.state === 'on' && <p class="soft">{w.last[now.last]}</p>}
        </div>
        {now.state === 'off' && <Problem text={now.ended && w.ended[now.ended]} />}
        {now.state === 'off' ? (
          !moved.value && (
            <IfAwake>
              <button type="button" class="button primary" onClick={turn(startFollowing)}>
                {w.start}
              </button>
            </IfAwake>
          )
        ) : (
          <button type="button" class="button large" onClick={turn(stopFollowing)}>
            {w.stop}
          </button>
        )}
        <p class="soft small">{w.oneSwitch(words.value.screens.consent.title)}</p>
      </section>
      <HomeCard region={region} />
      <CellList region={region} />
    </Page>
  );
}
