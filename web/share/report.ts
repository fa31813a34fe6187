/** A report: a fresh claim that the authority confirms for a code, then the person's consent. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../../workers/errors.ts';
import { unixNow } from '../app/now.ts';
import { changeFact, eraseFact, readFact, writeFact } from '../store/db.ts';
import type { AskedCode, Report } from '../store/schema.ts';
import { changed } from '../store/state.ts';

const CLAIM_BYTES = 16;
const CODE = /^\d{8}$/;
const PATIENCE_MS = 20_000;

/** A code as it was typed, without the spaces and hyphens that people put between its groups. */
export const tidyCode = (typed: string): string => typed.replace(/[\s-]/g, '');

/**
 * The claim for a code, written to the device before the authority is asked: when the answer is lost on the way,
 * also with the page, the code is asked for again with the same claim and is not burnt.
 */
const claimFor = async (code: string): Promise<Uint8Array> => {
  const asked = (await readFact('asked')) ?? [];
  const before = asked.find((one) => one.code === code);
  if (before) return before.claim;
  const one: AskedCode = {
    code,
    claim: crypto.getRandomValues(new Uint8Array(CLAIM_BYTES)),
    at: unixNow(),
  };
  await writeFact('asked', [...asked, one]);
  return one.claim;
};

/** The authority has answered for good: nothing is left to ask about this code. */
const answered = async (code: string): Promise<void> => {
  const others = ((await readFact('asked')) ?? []).filter((one) => one.code !== code);
  if (others.length > 0) await writeFact('asked', others);
  else await eraseFact('asked');
};

const refusal = ({ status, headers }: Response): string => {
  if (status === 429) {
    // The tries need not be this person's: a carrier gives one address to thousands of phones.
    const seconds = Number(headers.get('retry-after')) || 60;
    return `Too many wrong codes came from your network. Your code is still good: try again in ${seconds} seconds, or from another network.`;
  }
  if (status >= 500)
    return 'The authority cannot answer at the moment. Your code is still good: try again later.';
  return 'The authority does not know this code: it was used, has expired, or has a wrong digit. Check it, or ask for a new code.';
};

const save = async (next: Report): Promise<void> => {
  await writeFact('report', next);
  await changed('report');
};

/**
 * Registers a fresh claim for a code. The authority learns the claim, no account and no place.
 * @param url of the authority
 * @throws InputError with a sentence for the person; the code may be tried again
 */
export const registerCode = async (url: string, typed: string): Promise<void> => {
  const code = tidyCode(typed);
  if (!CODE.test(code)) throw new InputError('The code has 8 digits. Check what you typed.');
  const claim = await claimFor(code);
  const response = await fetch(`${url.replace(/\/$/, '')}/claims`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, claim: bytesToHex(claim) }),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => {
    throw new InputError(
      'The authority cannot be reached. Your code is still good: try again when you are online.',
    );
  });
  if (response.status === 403 || response.status === 409) await answered(code);
  if (!response.ok) throw new InputError(refusal(response));
  await save({ claim, onset: null, registeredAt: unixNow(), consent: null, withheld: [], accepted: false });
  await eraseFact('asked');
};

/** Keeps what a person says where there is no authority. @param onset epoch of the first symptoms or of the test */
export const reportOnset = (onset: number): Promise<void> =>
  save({ claim: null, onset, registeredAt: unixNow(), consent: null, withheld: [], accepted: false });

/**
 * Changes the report that a screen shows as it is now, since an answer may just have said that it was accepted; another
 * that has come in its place, by another window, is left alone.
 */
const decide = async (shown: Report, place: boolean, withheld?: string[]): Promise<void> => {
  await changeFact('report', (report) =>
    report.registeredAt === shown.registeredAt
      ? { ...report, consent: { place, at: unixNow() }, withheld: withheld ?? report.withheld }
      : null,
  );
  await changed('report');
};

/**
 * Keeps what the person decided. It takes effect with the next upload, never with one of its own.
 * @param withheld visits that are not shared; absent for those of before
 */
export const giveConsent = (shown: Report, withheld?: string[]): Promise<void> =>
  decide(shown, true, withheld);

/** The person shares nothing, or no more: later uploads say so for every row. */
export const withdraw = (shown: Report): Promise<void> => decide(shown, false);

/** Ends a report that was accepted or given up. */
export const forget = async (): Promise<void> => {
  await eraseFact('report');
  await changed('report');
};
