import './share.css';
import { Page } from '../app/Page.tsx';
import { joined, report } from '../store/state.ts';
import { CodeForm } from './CodeForm.tsx';
import { Consent } from './Consent.tsx';
import { OnsetForm } from './OnsetForm.tsx';
import { Progress } from './Progress.tsx';

/** From a code, or a day, to a receipt; each step stands in the database, so it can be left and taken up again. */
export function Share() {
  const community = joined.value;
  const current = report.value;
  const authority = community?.deployment.authority;
  return (
    <Page title={community && !authority ? 'I am ill' : 'I have tested positive'} up="/more">
      {!community ? (
        <p>This phone has not reached its operators yet. Go online once, then come back.</p>
      ) : current?.consent ? (
        <Progress community={community} report={current} />
      ) : current ? (
        <Consent community={community} report={current} />
      ) : authority ? (
        <>
          <p>
            With a code from {authority.name} you can warn the people who were where you were. You decide next
            what is shared. Nobody learns your name.
          </p>
          <CodeForm authority={authority} />
        </>
      ) : (
        <>
          <p>
            This community works without codes: everybody reports for themselves, and the others rely on it.
            You decide next what is shared. Nobody learns your name.
          </p>
          <OnsetForm {...community} />
        </>
      )}
    </Page>
  );
}
