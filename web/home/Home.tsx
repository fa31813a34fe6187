import './home.css';
import { useArrival } from '../app/arrival.ts';
import { Icon, Mark } from '../look/Icon.tsx';
import { Choices } from '../settings/Choices.tsx';
import { words } from '../words/words.ts';
import { AnswerCard } from './AnswerCard.tsx';
import { Here } from './Here.tsx';
import { Trouble } from './Trouble.tsx';

/** Scan, where I am now, and today's answer. @param beside shown next to another screen, on a desk */
export function Home({ beside = false }: { beside?: boolean }) {
  const heading = useArrival(beside);
  const Frame = beside ? 'div' : 'main';
  return (
    <Frame class="screen home">
      <h1 class="brand" ref={heading} tabIndex={-1}>
        <Mark />
        SafeTrace
      </h1>
      <AnswerCard />
      <div class="stack">
        <Here />
        <Trouble />
        <Choices />
      </div>
      <div class="doors stack tight">
        <a class="button" href="/meet">
          <Icon name="people" />
          {words.value.meet.home}
        </a>
        <a class="button primary huge" href="/scan">
          <Icon name="scan" />
          {words.value.home.scan}
        </a>
      </div>
    </Frame>
  );
}
