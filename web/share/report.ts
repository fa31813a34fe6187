/** A report: a fresh claim that the authority confirms for a code, then the person's consent. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../../workers/errors.ts';
import { unixNow } from '../app/now.ts';
import { eraseFact, writeFact } from '../store/db.ts';
import type { Report } from '../store/schema.ts';
import { changed } from '../store/state.ts';

const CLAIM_BYTES = 16;
const CODE = /^\d{8}$/;
const PATIENCE_MS = 20_000;

/** A code as it was typed, without the spaces and hyphens that people put between its groups. */
export const tidyCode = (typed: string): string => typed.replace(/[\s-]/g, '');

/** Claims by code: a code whose answer was lost on the way is asked for again with the same claim. */
const claims = new Map<string, Uint8Array>();

const refusal = (status: number): string => {
  if (status === 429) return 'Too many tries. Wait some minutes and try again.';
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
 * @throws InputError with a sentence for the person; then nothing is kept and the code may be tried again
 */
export const registerCode = async (url: string, typed: string): Promise<void> => {
  const code = tidyCode(typed);
  if (!CODE.test(code)) throw new InputError('The code has 8 digits. Check what you typed.');
  const claim = claims.get(code) ?? crypto.getRandomValues(new Uint8Array(CLAIM_BYTES));
  claims.set(code, claim);
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
  if (!response.ok) throw new InputError(refusal(response.status));
  await save({ claim, registeredAt: unixNow(), consent: null, withheld: [], accepted: false });
};

/** Keeps what the person decided. It takes effect with the next upload, never with one of its own. */
export const giveConsent = (current: Report, withheld: string[]): Promise<void> =>
  save({ ...current, consent: { place: true, at: unixNow() }, withheld });

/** The person shares nothing, or no more: later uploads say so for every row. */
export const withdraw = (current: Report): Promise<void> =>
  save({ ...current, consent: { place: false, at: unixNow() } });

/** Ends a report that was accepted or given up. */
export const forget = async (): Promise<void> => {
  await eraseFact('report');
  await changed('report');
};
