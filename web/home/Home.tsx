import './home.css';
import { useComputed } from '@preact/signals';
import { useArrival } from '../app/arrival.ts';
import { now } from '../app/now.ts';
import { overlaps } from '../diary/book.ts';
import { OverlapLink } from '../diary/OverlapLink.tsx';
import { openVisit } from '../diary/visits.ts';
import { Icon, Mark } from '../look/Icon.tsx';
import { Choices } from '../settings/Choices.tsx';
import { visits } from '../store/state.ts';
import { words } from '../words/words.ts';
import { AnswerCard } from './AnswerCard.tsx';
import { AskNotice } from './AskNotice.tsx';
import { GuestNews } from './GuestNews.tsx';
import { Here } from './Here.tsx';
import { Trouble } from './Trouble.tsx';

/**
 * Scan, where I am now, and today's answer. Whoever is somewhere finds the check-out first; whatever else there is to say,
 * the scan button stays in the window.
 * @param beside shown next to another screen, on a desk
 */
export function Home({ beside = false }: { beside?: boolean }) {
  const heading = useArrival(beside);
  const isThere = useComputed(() => openVisit(visits.value, now.value) !== undefined).value;
  const Frame = beside ? 'div' : 'main';
  return (
    <Frame class="screen docked home">
      <h1 class="brand" ref={heading} tabIndex={-1}>
        <Mark />
        SafeTrace
      </h1>
      {isThere && <Here />}
      <AnswerCard />
      <GuestNews />
      <div class="stack">
        {!isThere && <Here />}
        <Trouble />
        {!beside && <OverlapLink n={overlaps.value.length} />}
        <Choices />
        {isThere && <AskNotice />}
      </div>
      <div class="doors stack tight">
        <a class="button" href="/meet">
          <Icon name="people" />
          {words.value.home.meet}
        </a>
        <div class="dock">
          <a class="button primary huge" href="/scan">
            <Icon name="scan" />
            {words.value.home.scan}
          </a>
        </div>
      </div>
    </Frame>
  );
}
