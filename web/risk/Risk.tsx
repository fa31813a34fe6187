import { Page } from '../app/Page.tsx';
import { Moved } from '../home/Moved.tsx';
import { moved, status } from '../store/state.ts';
import { words } from '../words/words.ts';
import { ExposureCard } from './ExposureCard.tsx';
import { goneLately } from './gone.ts';
import { HowChecked } from './HowChecked.tsx';
import { Standing } from './Standing.tsx';
import { isProtected, shownExposures, today } from './today.ts';
import { WhatToDo } from './WhatToDo.tsx';

/** When and where, how sure, what now; where the person stands and why; and how it was found. */
export function Risk() {
  const w = words.value.risk;
  const said = today();
  const exposures = shownExposures();
  const counts = exposures.some((exposure) => !isProtected(exposure));
  const gone = goneLately();
  const state = status.value?.state ?? 'none';
  return (
    <Page title={counts ? w.exposedTitle : w.title} up="/">
      {moved.value && <Moved />}
      {!counts && !moved.value && (
        <div class="card stack tight">
          <p class="answer">{said.headline}</p>
          <p class="soft">{said.detail}</p>
        </div>
      )}
      {(counts || moved.value) && gone && <p class="card soft">{gone}</p>}
      {exposures.map((exposure) => (
        <ExposureCard key={`${exposure.from} ${exposure.visitIds}`} exposure={exposure} />
      ))}
      {state !== 'none' ? <WhatToDo state={state} /> : counts && <WhatToDo state="exposed" />}
      <Standing />
      <HowChecked open={counts && !moved.value ? said.open : ''} />
    </Page>
  );
}
