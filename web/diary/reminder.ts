/** When a visit is asked about, and what can be answered without the app. Pure; unix seconds. */
import { goOn, type Visit, type VisitPolicy } from './visits.ts';

/** Part of the usual stay after which the person is asked whether she is still there. */
const SHARE = 0.8;

/** The moment of the reminder. */
export const reminderAt = ({ from, until }: Visit): number => Math.floor(from + SHARE * (until - from));

/** Whether the person is to be asked now. */
export const isDue = (visit: Visit, now: number): boolean => visit.to === null && now >= reminderAt(visit);

/** End of the visit if the person says at the reminder that she is still there; null when the cap allows no more. */
export const laterEnd = (visit: Visit, policy: VisitPolicy, now: number): number | null => {
  const { until } = goOn(visit, policy, now);
  return until > visit.until ? until : null;
};
