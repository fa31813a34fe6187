import { useEffect, useState } from 'preact/hooks';
import { readFact } from '../store/db.ts';
import type { Joined, Report } from '../store/schema.ts';
import { report } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { Receipt } from './Receipt.tsx';
import { useReceipts } from './use-receipts.ts';

function Receipts({ community, of }: { community: Joined; of: readonly Report[] }) {
  const receipts = useReceipts();
  return of.map((each) => (
    <Receipt key={each.registeredAt} community={community} report={each} receipts={receipts} />
  ));
}

/** Receipts of reports that ended; nothing where there are none. */
export function PastReports({ community }: { community: Joined }) {
  const [past, setPast] = useState<Report[]>([]);
  const current = report.value; // one that ends comes to be a past one
  useEffect(() => {
    void (async () => setPast((await readFact('past-reports')) ?? []))();
  }, [current]);
  if (past.length === 0) return null;
  return (
    <details class="stack">
      <summary class="choice">{laterWords.value.share.earlierReports}</summary>
      <Receipts community={community} of={past} />
    </details>
  );
}
