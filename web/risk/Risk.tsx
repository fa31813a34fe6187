import { Page } from '../app/Page.tsx';
import { status } from '../store/state.ts';
import { words } from '../words/words.ts';
import { ExposureCard } from './ExposureCard.tsx';
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
  const state = status.value?.state ?? 'none';
  return (
    <Page title={counts ? w.exposedTitle : w.title} up="/">
      {!counts && (
        <div class="card stack tight">
          <p class="answer">{said.headline}</p>
          <p class="soft">{said.detail}</p>
        </div>
      )}
      {exposures.map((exposure) => (
        <ExposureCard key={`${exposure.from} ${exposure.visitIds}`} exposure={exposure} />
      ))}
      {state !== 'none' ? <WhatToDo state={state} /> : counts && <WhatToDo state="exposed" />}
      <Standing />
      <HowChecked open={counts ? said.open : ''} />
    </Page>
  );
}
