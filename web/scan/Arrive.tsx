import { useEffect, useState } from 'preact/hooks';
import { unixNow } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { go } from '../app/router.ts';
import { Icon } from '../look/Icon.tsx';
import { Confirm } from './Confirm.tsx';
import { interpret, type Scanned } from './interpret.ts';
import { Refusal } from './Refusal.tsx';

/** Reads the code behind `#` and takes it out of the address bar and the history: it is the place's secret. */
const takeCode = (): Exclude<Scanned, { kind: 'tag' }> => {
  const link = location.href;
  history.replaceState(history.state, '', location.pathname);
  // A link is never a tag's key.
  return interpret(link, unixNow(), location.host) as Exclude<Scanned, { kind: 'tag' }>;
};

/** A poster's link, opened by a camera app. The link alone writes nothing: it could come from anywhere. */
export function Arrive() {
  const [scanned, setScanned] = useState(takeCode);
  // Another poster's link, opened while this screen is up, changes only what stands behind `#`.
  useEffect(() => {
    const again = () => location.hash && setScanned(takeCode());
    addEventListener('hashchange', again);
    return () => removeEventListener('hashchange', again);
  }, []);
  return (
    <Page title="Check in" up="/">
      {scanned.kind === 'place' ? (
        <Confirm {...scanned} onRefuse={() => go('/', true)} />
      ) : (
        <>
          <Refusal sentence={scanned.sentence} />
          <a class="button primary huge" href="/scan">
            <Icon name="scan" />
            Scan a place
          </a>
        </>
      )}
    </Page>
  );
}
