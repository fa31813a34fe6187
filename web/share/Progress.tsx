import { Icon } from '../look/Icon.tsx';
import type { Joined, Report } from '../store/schema.ts';
import { checked, shared } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { Receipt } from './Receipt.tsx';
import { takenBy } from './receipts.ts';
import { openUploads, stageOf } from './recent.ts';
import { forget, giveConsent, withdraw } from './report.ts';
import { useReceipts } from './use-receipts.ts';

/** Of four steps. */
const DONE = { confirmed: 1, withheld: 1, lost: 1, agreed: 2, waiting: 2, partly: 2, sent: 3, accepted: 4 };

/** How far a report has come, what can still be done about it, and the receipt. */
export function Progress({ community, report }: { community: Joined; report: Report }) {
  const w = laterWords.value.share;
  const { grid, claims, roster } = community.deployment;
  const receipts = useReceipts();
  const uploads = openUploads(report, community.deployment, checked.value ?? undefined);
  const taken = receipts && takenBy({ ...report, uploads }, receipts, roster.length, shared.value);
  const stage = stageOf(report, grid, claims.runs, checked.value?.run ?? -1, taken);
  const waits = stage === 'waiting' || stage === 'partly' || stage === 'sent';
  const agreed = [report.claim ? w.stepCode : w.stepReported, w.stepAgreed];
  const steps = waits
    ? [...agreed, { waiting: w.stepGoes, partly: w.stepPartly, sent: w.stepSent }[stage]]
    : stage === 'accepted'
      ? [...agreed, w.stepShared, w.stepAccepted]
      : stage === 'agreed'
        ? agreed
        : [];
  return (
    <>
      <section class="card stack" aria-live="polite" data-testid="report" data-stage={stage}>
        {steps.length > 0 && (
          <ol class="list done">
            {steps.map((step, i) => (
              <li key={step} class="row">
                <Icon name={waits && i === steps.length - 1 ? 'clock' : 'check'} />
                <span>{step}</span>
              </li>
            ))}
          </ol>
        )}
        <progress max={4} value={DONE[stage]} aria-label={w.progress} />
        {stage !== 'confirmed' && stage !== 'agreed' && <p>{w.stages[stage]}</p>}
      </section>
      <Receipt community={community} report={report} receipts={receipts} />
      {stage === 'withheld' && (
        <button type="button" class="button primary large" onClick={() => giveConsent(report)}>
          {w.warnAfterAll}
        </button>
      )}
      {(waits || stage === 'agreed' || stage === 'accepted') && (
        <section class="stack tight">
          <button type="button" class="button" onClick={() => withdraw(report)}>
            {w.stop}
          </button>
          <p class="soft small">{w.stopHelp}</p>
        </section>
      )}
      {(stage === 'lost' || stage === 'withheld') && (
        <section class="stack tight">
          <button type="button" class="button" onClick={() => forget(report)}>
            {report.claim ? w.anotherCode : w.anew}
          </button>
          {!report.claim && <p class="soft small">{w.anewHelp}</p>}
        </section>
      )}
    </>
  );
}
