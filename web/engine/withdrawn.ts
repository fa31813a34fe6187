/** Fetches the list of withdrawn posters of the app's site: a step of the engine. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { retrySeconds } from '../../workers/wire/pace.ts';
import { MOST_WITHDRAWN_TEXT } from '../../workers/wire/sizes.ts';
import { type Withdrawal, withNotice } from '../poster/withdrawals.ts';
import { readFact, writeFact } from '../store/db.ts';
import type { Joined } from '../store/schema.ts';
import { changed } from '../store/state.ts';
import { isPaused } from './paused.ts';
import { readText } from './read-text.ts';
import { worker } from './worker.ts';

/** So often it is asked for, whatever the phone holds. */
const DAY = 86_400;

/** What the list says now; null when what the site answers is none, as where every path is the app. */
const fetchList = async (): Promise<readonly Withdrawal[] | null> => {
  const response = await fetch('/withdrawn.json', { cache: 'no-cache' });
  if (response.status === 404) return [];
  if (!response.ok) throw new TypeError(`withdrawn.json: ${response.status}`);
  const notices = await worker().readWithdrawn(await readText(response, MOST_WITHDRAWN_TEXT));
  return (
    notices?.reduce<Withdrawal[]>((list, { venue, ...place }) => {
      const { key, issue } = venue;
      return withNotice(list, { ...place, venue: { key: bytesToHex(key), issue } }, notices.length);
    }, []) ?? null
  );
};

/** Asks for the list and keeps it. @param now unix seconds @throws TypeError while the site is away */
export const askForWithdrawn = async (now: number): Promise<void> => {
  const list = await fetchList();
  const before = await readFact('published');
  await writeFact('published', {
    at: now,
    notices: list ? JSON.stringify(list) : (before?.notices ?? '[]'),
  });
  await changed('withdrawals');
};

/**
 * Same file, same origin, for everybody, at most daily: that it is fetched tells nothing. Visits that were recorded stay.
 * @returns the step. It takes unix seconds and gives false when it did not ask; throws TypeError while the site is away
 */
export const fetchingWithdrawn = ({ deployment }: Joined): ((now: number) => Promise<boolean>) => {
  const retry = retrySeconds(deployment);
  let next = 0;
  return async (now) => {
    if (isPaused(now, next, retry)) return false;
    const before = await readFact('published');
    if (before && isPaused(now, before.at + DAY, DAY)) return false;
    next = now + retry;
    await askForWithdrawn(now);
    return true;
  };
};
