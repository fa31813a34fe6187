import { useEffect, useState } from 'preact/hooks';
import { NotReached } from '../app/NotReached.tsx';
import { Page } from '../app/Page.tsx';
import { joined } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { AbilityList } from './AbilityList.tsx';
import { type Abilities, findAbilities } from './abilities.ts';
import { ListenCard } from './ListenCard.tsx';
import { TagCard } from './TagCard.tsx';
import { TodayCard } from './TodayCard.tsx';

/** Tags and beacons: listening, what was heard today, one's own tag, and what the browser can do. */
export function Near() {
  const w = laterWords.value.near;
  const [abilities, setAbilities] = useState<Abilities | null>(null);
  useEffect(() => {
    void findAbilities().then(setAbilities);
  }, []);
  const deployment = joined.value?.deployment;
  return (
    <Page title={words.value.screens.near.title} up="/more">
      <p>{w.what}</p>
      {deployment?.near ? (
        <>
          {abilities && <ListenCard {...abilities} />}
          <TodayCard deployment={deployment} />
          <TagCard />
        </>
      ) : deployment ? (
        <p class="card notice">{w.notUsed}</p>
      ) : (
        <NotReached why={w.noCommunity} />
      )}
      {/* What stands in the way of all of it is said once. */}
      {abilities && !(deployment?.near && abilities.hindrance) && <AbilityList {...abilities} />}
      <p class="soft">{w.limits}</p>
    </Page>
  );
}
