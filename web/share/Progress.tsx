import { now } from '../app/now.ts';
import { Icon } from '../look/Icon.tsx';
import type { Joined, Report } from '../store/schema.ts';
import { checked } from '../store/state.ts';
import { clock, dayTitle } from '../words/time.ts';
import { type Stage, stageOf } from './recent.ts';
import { forget, giveConsent, withdraw } from './report.ts';

const STEPS: Record<'waiting' | 'accepted', string[]> = {
  waiting: ['You agreed', 'Goes with the next upload of this phone'],
  accepted: ['You agreed', 'Shared', 'Accepted by the operators'],
};

const SENTENCES: Record<Stage, string> = {
  confirmed: '',
  withheld: 'You share nothing. You can change your mind while your report counts.',
  waiting:
    'Your report leaves this phone with its next upload, at the usual time: an upload of its own would tell the operators who reports. Keep the app open or open it again later.',
  accepted: 'People who were where you were, when you were there, will see it in their next answer.',
  lost: 'The operators have not accepted your report in time. Ask your health authority for a new code.',
};

/** How far a report has come, and the receipt. */
export function Progress({ community, report }: { community: Joined; report: Report }) {
  const { grid, claims } = community.deployment;
  const stage = stageOf(report, grid, claims.runs, checked.value?.run ?? -1);
  const begun = report.claim ? 'Code confirmed' : 'Reported';
  const steps = stage === 'waiting' || stage === 'accepted' ? [begun, ...STEPS[stage]] : [];
  return (
    <>
      <section class="card stack" aria-live="polite" data-testid="report" data-stage={stage}>
        {steps.length > 0 && (
          <ol class="list done">
            {steps.map((step, i) => (
              <li key={step} class="row">
                <Icon name={stage === 'waiting' && i === steps.length - 1 ? 'clock' : 'check'} />
                <span>{step}</span>
              </li>
            ))}
          </ol>
        )}
        <progress
          max={4}
          value={stage === 'accepted' ? 4 : stage === 'waiting' ? 2 : 1}
          aria-label="Report"
        />
        <p>{SENTENCES[stage]}</p>
        <dl class="facts">
          <dt>{begun}</dt>
          <dd>
            {dayTitle(report.registeredAt, now.value)}, {clock(report.registeredAt, grid)}
          </dd>
          {report.withheld.length > 0 && <dt>Left out</dt>}
          {report.withheld.length > 0 && <dd>{report.withheld.length} visits</dd>}
        </dl>
      </section>
      {stage === 'withheld' && (
        <button type="button" class="button primary large" onClick={() => giveConsent(report)}>
          Warn others after all
        </button>
      )}
      {(stage === 'waiting' || stage === 'accepted') && (
        <section class="stack tight">
          <button type="button" class="button" onClick={() => withdraw(report)}>
            Stop sharing
          </button>
          <p class="soft small">
            From the next upload on, your visits warn nobody. Answers already given stay given.
          </p>
        </section>
      )}
      {(stage === 'lost' || stage === 'withheld') && (
        <section class="stack tight">
          <button type="button" class="button" onClick={() => forget()}>
            {report.claim ? 'Enter another code' : 'Report anew'}
          </button>
          {!report.claim && (
            <p class="soft small">If you share again, days that you shared before count again too.</p>
          )}
        </section>
      )}
    </>
  );
}
