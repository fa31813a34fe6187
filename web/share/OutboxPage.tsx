import './share.css';
import { NotReached } from '../app/NotReached.tsx';
import { Page } from '../app/Page.tsx';
import { tryNow } from '../engine/send-waiting.ts';
import { wake } from '../engine/wake.ts';
import { Moved } from '../home/Moved.tsx';
import { joined, moved, outbox } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { NextRecord } from './NextRecord.tsx';
import { RemindMe } from './RemindMe.tsx';
import { WaitingPiece } from './WaitingPiece.tsx';

const tryAll = async (): Promise<void> => {
  await tryNow();
  wake();
};

/** Every sealed message that no operator has taken yet, and when the next record leaves. */
export function OutboxPage() {
  const w = laterWords.value.share;
  const community = joined.value;
  const pieces = outbox.value;
  return (
    <Page title={words.value.screens.outbox.title} up="/more">
      {!community ? (
        <NotReached why={w.notJoined} />
      ) : moved.value ? (
        <Moved />
      ) : (
        <>
          <p>{w.outboxIntro}</p>
          <section class="stack tight" aria-live="polite" data-testid="outbox">
            {pieces.length === 0 ? (
              <p class="card">{w.outboxEmpty}</p>
            ) : (
              <ul class="list card">
                {pieces.map((piece) => (
                  <WaitingPiece key={piece.id} piece={piece} deployment={community.deployment} />
                ))}
              </ul>
            )}
          </section>
          {pieces.length > 0 && (
            <button type="button" class="button primary large" onClick={() => void tryAll()}>
              {w.tryNow}
            </button>
          )}
          <NextRecord community={community} />
          <RemindMe />
        </>
      )}
    </Page>
  );
}
