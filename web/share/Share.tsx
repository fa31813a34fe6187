import './share.css';
import { useEffect, useState } from 'preact/hooks';
import { NotReached } from '../app/NotReached.tsx';
import { Page } from '../app/Page.tsx';
import { IfNotMoved } from '../settings/IfNotMoved.tsx';
import { joined, report } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { arrived, takeFromAddress } from './arrived.ts';
import { CodeForm } from './CodeForm.tsx';
import { Consent } from './Consent.tsx';
import { OnsetForm } from './OnsetForm.tsx';
import { PastReports } from './PastReports.tsx';
import { Progress } from './Progress.tsx';

/** From a code, or a day, to a receipt; each step stands in the database, so it can be left and taken up again. */
export function Share() {
  const w = laterWords.value.share;
  const community = joined.value;
  const current = report.value;
  const authority = community?.deployment.authority;
  useState(takeFromAddress); // before anything is drawn
  useEffect(() => {
    // Another link, opened while this screen is up, changes only what stands behind `#`.
    addEventListener('hashchange', takeFromAddress);
    return () => {
      removeEventListener('hashchange', takeFromAddress);
      arrived.value = null;
    };
  }, []);
  return (
    <Page title={community && !authority ? w.ill : w.tested} up="/more">
      {!community ? (
        <NotReached why={w.notJoined} />
      ) : (
        <>
          {current && arrived.value !== null && (
            <p class="card notice" role="status">
              {w.linkUnused}
            </p>
          )}
          {/* A code works once: it must not be spent where nothing leaves. */}
          <IfNotMoved>
            {current?.consent ? (
              <Progress community={community} report={current} />
            ) : current ? (
              <Consent community={community} report={current} />
            ) : authority ? (
              <>
                <p>{w.introCode(authority.name)}</p>
                <CodeForm authority={authority} />
              </>
            ) : (
              <>
                <p>{w.introSelf}</p>
                <OnsetForm {...community} />
              </>
            )}
          </IfNotMoved>
          <PastReports community={community} />
        </>
      )}
    </Page>
  );
}
