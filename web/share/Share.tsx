import './share.css';
import { Page } from '../app/Page.tsx';
import { joined, report } from '../store/state.ts';
import { CodeForm } from './CodeForm.tsx';
import { Consent } from './Consent.tsx';
import { Progress } from './Progress.tsx';

/** From a code to a receipt; each step stands in the database, so it can be left and taken up again. */
export function Share() {
  const community = joined.value;
  const current = report.value;
  const authority = community?.deployment.authority;
  return (
    <Page title="I have tested positive" up="/more">
      {!community ? (
        <p>This phone has not reached its operators yet. Go online once, then enter your code.</p>
      ) : !authority ? (
        <p>This community works without codes, and this version of the app cannot report there yet.</p>
      ) : !current ? (
        <>
          <p>
            With a code from {authority.name} you can warn the people who were where you were. You decide next
            what is shared. Nobody learns your name.
          </p>
          <CodeForm authority={authority} />
        </>
      ) : current.consent === null ? (
        <Consent community={community} report={current} />
      ) : (
        <Progress community={community} report={current} />
      )}
    </Page>
  );
}
