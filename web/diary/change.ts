/** Changes of the diary in the database. */
import { isLeftOutBy } from '../../workers/left-out.ts';
import { withheldOf } from '../share/recent.ts';
import type { Report } from '../store/schema.ts';
import { changed, type Part } from '../store/state.ts';
import { factIn, together } from '../store/together.ts';
import { guard } from './guarded.ts';
import type { Visit } from './visits.ts';

/** What comes of the visits that are there. */
export interface Change {
  kept?: readonly Visit[];
  removed?: readonly Visit[];
  /** The visit of which a fresh one was a part. */
  partOf?: Visit;
}

/** Ids of visits that were left out of a report, and would not be as they are now. */
const comingBack = (report: Report, before: readonly Visit[], { kept = [], partOf }: Change): string[] => {
  const isLeftOut = isLeftOutBy(withheldOf(report));
  const was = new Map(before.map((visit) => [visit.id, visit]));
  return kept
    .filter((visit) => {
      const former = was.get(visit.id) ?? partOf;
      return former && isLeftOut(former) && !isLeftOut(visit);
    })
    .map(({ id }) => id);
};

/**
 * Writes what comes of the diary, all in one transaction. It is judged as it stands in the database: a window that slept
 * may show it as it was. What was left out of a report stays so, under whatever id and on whatever day, and what was found
 * at a protected visit still says so when the visit is gone.
 * @param judge told the visits, and the epochs whose record left this phone; null when nothing is to change
 */
export const changeVisits = async (
  judge: (present: Visit[], sent: ReadonlySet<number>) => Change | null,
): Promise<void> => {
  const parts = await together(['visits', 'facts', 'sent'], async (all): Promise<Part[]> => {
    const [visits, facts] = [all.objectStore('visits'), all.objectStore('facts')];
    const present = await visits.getAll();
    const change = judge(present, new Set(await all.objectStore('sent').getAllKeys()));
    if (!change) return [];
    const { kept = [], removed = [] } = change;
    for (const visit of kept) await visits.put(visit);
    for (const { id } of removed) await visits.delete(id);
    const parts: Part[] = ['visits'];
    const report = await factIn(facts, 'report');
    const back = report ? comingBack(report, present, change) : [];
    if (report && back.length > 0) {
      await facts.put({ ...report, withheld: [...report.withheld, ...back] }, 'report');
      parts.unshift('report');
    }
    if (await guard(facts, removed)) parts.unshift('guarded');
    return parts;
  });
  // The visits last: until they are read again nothing looks as if it came back.
  for (const part of parts) await changed(part);
};
