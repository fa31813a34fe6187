/** Sends what waits to the nodes that may be tried: a step of the engine. */
import type { PhoneClient } from '../../workers/phone/client.ts';
import { retrySeconds } from '../../workers/wire/pace.ts';
import { readFact, writeFact } from '../store/db.ts';
import type { Joined } from '../store/schema.ts';
import { changed, outbox } from '../store/state.ts';
import { factIn, together } from '../store/together.ts';
import { mayTry, triesAfter } from './backoff.ts';
import { uniform } from './plan.ts';
import { contactAfter } from './verdict.ts';

/** @returns the step. It takes unix seconds and gives false when nobody may be tried */
export const sendingWaiting =
  (joined: Joined, client: Pick<PhoneClient, 'flush'>): ((now: number) => Promise<boolean>) =>
  async (now) => {
    const waiting = new Set(outbox.value.map(({ party }) => party));
    if (waiting.size === 0) return true;
    const tries = (await readFact('tries')) ?? {};
    const most = retrySeconds(joined.deployment);
    const parties = [...waiting].filter((party) => mayTry(tries, party, now, most));
    if (parties.length === 0) return false;
    const deliveries = await client.flush(parties);
    performance.mark('share:sent');
    // A failed dial takes its time: the pause begins when it is over.
    const over = Math.max(now, Date.now() / 1000);
    await together(['facts'], async (all) => {
      const facts = all.objectStore('facts');
      const before = (await factIn(facts, 'tries')) ?? {};
      await facts.put(triesAfter(before, deliveries, over, most, uniform), 'tries');
      const contact = contactAfter(joined, deliveries, (await factIn(facts, 'contact')) ?? null, now);
      if (contact) await facts.put(contact, 'contact');
    });
    await changed('contact', 'tries');
    return true;
  };

/** Whoever opens the app or asks for it has what waits sent now, however often it failed. */
export const tryNow = async (): Promise<void> => {
  await writeFact('tries', {});
  await changed('tries');
};
