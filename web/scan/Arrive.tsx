import { useEffect, useState } from 'preact/hooks';
import { unixNow } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { go } from '../app/router.ts';
import { Icon } from '../look/Icon.tsx';
import { laterWords } from '../words/later.ts';
import { blockSeconds } from './block-seconds.ts';
import { interpret, type Scanned } from './interpret.ts';
import { headingOf, Outcome } from './Outcome.tsx';
import { Refusal } from './Refusal.tsx';
import { refusalIn } from './refusals.ts';

/** Reads the code behind `#` and takes it out of the address bar and the history: it is a secret. */
const takeCode = (): Scanned => {
  const link = location.href;
  history.replaceState(history.state, '', location.pathname);
  return interpret(link, unixNow(), location.host, blockSeconds.value);
};

/** A poster's or a meeting's link, opened by a camera app. The link alone writes nothing: it could come from anywhere. */
export function Arrive() {
  const [scanned, setScanned] = useState(takeCode);
  // Another link, opened while this screen is up, changes only what stands behind `#`.
  useEffect(() => {
    const again = () => location.hash && setScanned(takeCode());
    addEventListener('hashchange', again);
    return () => removeEventListener('hashchange', again);
  }, []);
  const w = laterWords.value.scan;
  if (scanned.kind === 'tag') return null; // no link to /c or /m is one
  return (
    <Page title={scanned.kind === 'other' ? w.checkIn : headingOf(scanned)} up="/">
      {scanned.kind === 'other' ? (
        <>
          <Refusal why={refusalIn(laterWords.value, scanned.problem)} />
          <a class="button primary huge" href="/scan">
            <Icon name="scan" />
            {w.title}
          </a>
        </>
      ) : (
        <Outcome found={scanned} onRefuse={() => go('/', true)} onAgain={() => go('/scan')} />
      )}
    </Page>
  );
}
