/** A report: a fresh claim that the authority confirms for a code, then the person's consent. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { unixNow } from '../app/now.ts';
import { random } from '../app/random.ts';
import type { Span } from '../diary/pauses.ts';
import { changeFact } from '../store/db.ts';
import { openAtRest, sealAtRest } from '../store/device-key.ts';
import type { AskedCode, Report, StoredSecret } from '../store/schema.ts';
import { changed } from '../store/state.ts';
import { factIn, together } from '../store/together.ts';
import { isUnjoined, tellsAfter } from './recent.ts';

const CLAIM_BYTES = 16;
const PATIENCE_MS = 20_000;

/**
 * The claim for a code, written to the device before the authority is asked: when the answer is lost on the way,
 * also with the page, the code is asked for again with the same claim and is not burnt.
 */
const claimFor = async (code: string): Promise<StoredSecret> => {
  const fresh: AskedCode = { code, claim: await sealAtRest(random(CLAIM_BYTES)), at: unixNow() };
  return together(['facts'], async (all) => {
    const facts = all.objectStore('facts');
    const asked = (await factIn(facts, 'asked')) ?? [];
    const before = asked.find((one) => one.code === code);
    if (!before) await facts.put([...asked, fresh], 'asked');
    return (before ?? fresh).claim;
  });
};

/** The authority has answered for good: nothing is left to ask about this code. */
const answered = (code: string): Promise<void> =>
  together(['facts'], async (all) => {
    const facts = all.objectStore('facts');
    const others = ((await factIn(facts, 'asked')) ?? []).filter((one) => one.code !== code);
    if (others.length > 0) await facts.put(others, 'asked');
    else await facts.delete('asked');
  });

/** Why a code was not registered; all but `unknown` leave it good. */
export type CodeProblem =
  | { readonly problem: 'unreachable' | 'down' | 'unknown' | 'notKept' }
  | { readonly problem: 'busy'; readonly seconds: number };

const refusal = ({ status, headers }: Response): CodeProblem => {
  // The tries need not be this person's: a carrier gives one address to thousands of phones.
  if (status === 429) return { problem: 'busy', seconds: Number(headers.get('retry-after')) || 60 };
  return { problem: status >= 500 ? 'down' : 'unknown' };
};

/** A report about which nothing was decided. */
const fresh = (claim: StoredSecret | null, onset: number | null): Report => ({
  claim,
  onset,
  registeredAt: unixNow(),
  consent: null,
  withheld: [],
  withheldDays: [],
  accepted: false,
  uploads: [],
  acceptance: null,
});

/** Reports that ended, with the present one, whose receipts can still be read when an upload carried it. */
const endedWith = (report: Report | undefined, past: Report[] | undefined, isLost: boolean) => {
  if (!report || report.uploads.length === 0) return past;
  // No secret of it is needed any more.
  return [{ ...report, claim: null, ...(isLost && { unjoined: true as const }) }, ...(past ?? [])];
};

/**
 * Ends the report that there is, if any, and puts another in its place, with nothing in between: also other windows may do so.
 * @param stays whether the present one is to be left alone instead
 */
const succeed = async (
  next: Report | null,
  stays: (present: Report | undefined) => boolean = () => false,
): Promise<void> => {
  await together(['facts'], async (all) => {
    const facts = all.objectStore('facts');
    const [report, past] = [await factIn(facts, 'report'), await factIn(facts, 'past-reports')];
    if (stays(report)) return;
    const [joined, checked] = [await factIn(facts, 'joined'), await factIn(facts, 'checked')];
    const isLost = report && joined ? isUnjoined(report, joined.deployment, checked) : false;
    const ended = endedWith(report, past, isLost);
    if (ended && ended !== past) await facts.put(ended, 'past-reports');
    if (!next) return facts.delete('report');
    const tellsFrom = joined && ended && next.claim ? tellsAfter(ended, joined.deployment, checked) : null;
    await facts.put({ ...next, ...(tellsFrom !== null && { tellsFrom }) }, 'report');
  });
  await changed('report');
};

/**
 * Registers a fresh claim for a code. The authority learns the claim, no account and no place.
 * @param url of the authority
 * @param code as `readReportCode` reads it
 * @returns why not; null when it is registered
 * @throws DOMException when the device keeps nothing
 */
export const registerCode = async (url: string, code: string): Promise<CodeProblem | null> => {
  const claim = await claimFor(code);
  const response = await fetch(`${url.replace(/\/$/, '')}/claims`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, claim: bytesToHex(await openAtRest(claim)) }),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null);
  if (!response) return { problem: 'unreachable' };
  if (response.status === 403 || response.status === 409) await answered(code);
  if (!response.ok) return refusal(response);
  // Another window may have asked too, or the answer come twice: what was decided since stays.
  await succeed(fresh(claim, null), (present) => JSON.stringify(present?.claim) === JSON.stringify(claim));
  await answered(code);
  return null;
};

/** Keeps what a person says where there is no authority. @param onset epoch of the first symptoms or of the test */
export const reportOnset = (onset: number): Promise<void> => succeed(fresh(null, onset));

/** What a person leaves out: visits by id, and whole days. */
export type LeftOut = Pick<Report, 'withheld'> & { withheldDays: Span[] };

/**
 * Changes the report that a screen shows as it is now, since an answer may just have said that it was accepted; another
 * that has come in its place, by another window, is left alone.
 */
const decide = async (shown: Report, place: boolean, leftOut?: LeftOut): Promise<void> => {
  await changeFact('report', (report) =>
    report.registeredAt === shown.registeredAt
      ? { ...report, consent: { place, at: unixNow() }, ...leftOut }
      : null,
  );
  await changed('report');
};

/**
 * Keeps what the person decided. It takes effect with the next upload, never with one of its own.
 * @param leftOut what is not shared; absent for that of before
 */
export const giveConsent = (shown: Report, leftOut?: LeftOut): Promise<void> => decide(shown, true, leftOut);

/** The person shares nothing, or no more: later uploads say so for every row. */
export const withdraw = (shown: Report): Promise<void> => decide(shown, false);

/** Ends a report that was given up, as `decide` changes it. Its receipts can still be read, when an upload carried it. */
export const forget = (shown: Report): Promise<void> =>
  succeed(null, (present) => present?.registeredAt !== shown.registeredAt);
