import './scan.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { unixNow } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { back, go } from '../app/router.ts';
import { placeTitle } from '../diary/title.ts';
import { scannedTag } from '../near/scanned-tag.ts';
import { bringCode, isForForm, scannerClosed } from '../share/arrived.ts';
import { isolated } from '../words/bidi.ts';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { blockSeconds } from './block-seconds.ts';
import { tellFound } from './found.ts';
import { interpret, type Scanned, type ScanProblem } from './interpret.ts';
import { OtherWays } from './OtherWays.tsx';
import { type Found, headingOf, Outcome } from './Outcome.tsx';
import { Refusal } from './Refusal.tsx';
import { refusalIn } from './refusals.ts';
import { loadSilent, silent } from './silent.ts';
import { Viewfinder } from './Viewfinder.tsx';

/** Camera, or another way, then the place or the meeting to confirm. No picture ever leaves the page. */
export function Scan() {
  const [found, setFound] = useState<Found | null>(null);
  const [forForm] = useState(isForForm);
  const [problem, setProblem] = useState<ScanProblem | null>(null);
  const refusal = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void loadSilent();
    return scannerClosed;
  }, []);
  // Whoever chose a picture further down sees why it was not taken.
  useEffect(() => refusal.current?.scrollIntoView({ block: 'nearest' }), [problem]);
  const take = (scanned: Scanned | null) => {
    if (!scanned) return;
    if (scanned.kind === 'other') return setProblem(scanned.problem);
    if (scanned.kind === 'tag') {
      scannedTag.value = scanned.secret;
      return go('/near/tag', true);
    }
    performance.mark('scan:found');
    tellFound(!silent.value);
    setProblem(null);
    setFound(scanned);
  };
  // A code of a test result leads to the screen that asks for one.
  const read = (text: string) =>
    bringCode(text) || take(interpret(text, unixNow(), location.host, blockSeconds.value));
  const w = laterWords.value.scan;
  const sought = forForm ? w.result : w;
  // Of a picture it says the same whatever is looked for.
  const whyNot = (problem: ScanProblem) =>
    forForm && problem.why !== 'picture' ? w.result.wrong : refusalIn(laterWords.value, problem);
  const name = found?.kind === 'place' ? isolated(placeTitle(found.place)) : words.value.diary.meeting;
  return (
    <>
      <p class="hidden" role="status" data-testid="said">
        {found ? w.found(name) : sought.looking}
      </p>
      {found ? (
        <Page title={headingOf(found)} up="/" key="found">
          <Outcome found={found} onRefuse={() => setFound(null)} onAgain={() => setFound(null)} />
        </Page>
      ) : (
        <Page title={sought.title} up={forForm ? '/share' : '/'} key="look">
          <div class="refusal" aria-live="polite" ref={refusal}>
            {problem && <Refusal why={whyNot(problem)} />}
          </div>
          <Viewfinder point={sought.point} onText={read} />
          <OtherWays onScanned={take} {...(forForm && { onType: () => back('/share') })} />
        </Page>
      )}
    </>
  );
}
