import { now } from '../app/now.ts';
import { Icon } from '../look/Icon.tsx';
import type { Joined, KeptReceipt, Report } from '../store/schema.ts';
import { laterWords } from '../words/later.ts';
import { named } from '../words/operators.ts';
import { clock, dayTitle } from '../words/time.ts';
import { epochName } from './epoch-name.ts';
import { receiptsOf } from './receipts.ts';

/** What was taken and accepted when, and by which operators. @param receipts all of this device; null while they are not known */
export function Receipt(props: {
  community: Joined;
  report: Report;
  receipts: readonly KeptReceipt[] | null;
}) {
  const { community, report, receipts } = props;
  const w = laterWords.value.share;
  const { grid, roster, threshold } = community.deployment;
  const time = (t: number) => `${dayTitle(t, now.value)}, ${clock(t, grid)}`;
  const uploads = receipts ? receiptsOf(report, receipts, roster.length) : [];
  const { acceptance, withheld, withheldDays } = report;
  return (
    <section class="card stack tight" data-testid="receipt">
      <h2>{w.receipt}</h2>
      <dl class="facts">
        <dt>{report.onset === null ? w.stepCode : w.stepReported}</dt>
        <dd>{time(report.registeredAt)}</dd>
        {report.consent?.place && (
          <>
            <dt>{w.stepAgreed}</dt>
            <dd>{time(report.consent.at)}</dd>
          </>
        )}
        {withheld.length + withheldDays.length > 0 && (
          <>
            <dt>{w.leftOut}</dt>
            <dd>
              {withheldDays.length > 0 && <div>{w.daysLeftOut(withheldDays.length)}</div>}
              {withheld.length > 0 && <div>{w.visitsLeftOut(withheld.length)}</div>}
            </dd>
          </>
        )}
      </dl>
      {report.uploads.length === 0 && <p class="soft">{w.receiptNone}</p>}
      {uploads.map(({ epoch, sequence, taken }) => (
        <div key={`${epoch}/${sequence}`} class="stack tight">
          <h3>{w.recordOf(epochName(grid, epoch, now.value))}</h3>
          <ul class="list">
            {taken.map(({ party, at }) => (
              <li key={party} class="row">
                <Icon name={at === null ? 'clock' : 'check'} />
                <span class="grow">
                  <bdi>{roster[party - 1].operator}</bdi>: {at === null ? w.takesNot : w.took(time(at))}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {acceptance && (
        <p class="row">
          <Icon name="check" />
          <span class="grow">
            {acceptance.by ? w.acceptedBy(named(acceptance.by)) : w.acceptedBySome(threshold + 1)} ·{' '}
            {time(acceptance.at)}
          </span>
        </p>
      )}
      <p class="soft small">{w.receiptHelp}</p>
    </section>
  );
}
