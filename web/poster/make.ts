/** Posters from what the form or a table holds, kept on this device so that they can be printed again. */

import { toBase32 } from '../../workers/wire/base32.ts';
import {
  createVenueSecret,
  decodePoster,
  encodePoster,
  type Poster,
  payloadLink,
  posterId,
  signPoster,
} from '../../workers/wire/poster.ts';
import { unixNow } from '../app/now.ts';
import { random } from '../app/random.ts';
import { db } from '../store/db.ts';
import type { MadePoster } from '../store/schema.ts';
import { changed, posters } from '../store/state.ts';
import { together } from '../store/together.ts';
import type { Wanted } from './form.ts';
import { keepNotice } from './keep-notice.ts';
import { labelOf } from './label.ts';
import { signedPlace } from './signed-place.ts';
import { noteIssue, venueKey } from './venue-key.ts';

/** Unnamed kind of venue. */
const TYPE = 0;

type Fields = Omit<Poster, 'secret' | 'venue' | 'blocks' | 'withdrawn'>;

/** What a poster says besides its secret. */
const fieldsOf = ({
  place,
  type,
  validFrom,
  validTo,
}: Pick<MadePoster, 'place' | 'type' | 'validFrom' | 'validTo'>): Fields => ({
  type,
  defaultMinutes: place.defaultMinutes,
  name: place.name,
  ...(place.address && { address: place.address }),
  ...(place.room && { room: place.room }),
  ...(validFrom !== undefined && { validFrom }),
  ...(validTo !== undefined && { validTo }),
});

/** What the code of a kept poster says. */
export const posterOf = (made: MadePoster): Poster => ({ secret: made.place.secret, ...fieldsOf(made) });

/** The text of its code. @param origin where the app is served */
export const linkOf = (origin: string, made: MadePoster): string =>
  payloadLink(origin, made.withdrawal ?? made.payload ?? encodePoster(posterOf(made)));

/** @param made of which only the secret, the id and, of a signed one, the bytes are missing */
const complete = async (made: Omit<MadePoster, 'id'>, signed: boolean): Promise<MadePoster> => {
  const fields = fieldsOf(made);
  let payload: Uint8Array | undefined;
  if (signed) {
    const { signKey, issues } = await venueKey();
    const label = labelOf(made.place);
    const issue = (issues[label] ?? 0) + 1;
    payload = signPoster(fields, issue, signKey);
    await noteIssue(label, issue);
  }
  const read = payload ? decodePoster(payload) : { ...fields, secret: createVenueSecret(random) };
  return {
    ...made,
    place: { ...made.place, secret: read.secret },
    id: posterId(read),
    ...(payload && { payload }),
  };
};

/** Whether a signed poster of the place is here: another one of the same words would take its place on phones. */
export const isMade = (wanted: Wanted): boolean =>
  posters.value.some(({ payload, place }) => payload && labelOf(place) === labelOf(wanted));

/**
 * Makes and keeps posters with fresh secrets.
 * @returns the id under which they are shown: of the poster, or of several that were made together
 * @throws InputError as `encodePoster`; then nothing is kept. Precondition: no `problemsAmong` them, and when signed none
 *   `isMade`
 */
export const makePosters = async (wanted: readonly Wanted[], signed: boolean): Promise<string> => {
  const madeAt = unixNow();
  const batch = wanted.length > 1 ? { batch: toBase32(random(5)) } : {};
  const made: MadePoster[] = [];
  for (const { name, room, address, minutes, validFrom, validTo } of wanted) {
    const place = {
      secret: new Uint8Array(0),
      name: name.trim(),
      room: room.trim() || undefined,
      address: address.trim() || undefined,
      defaultMinutes: minutes,
    };
    made.push(await complete({ place, type: TYPE, madeAt, ...batch, validFrom, validTo }, signed));
  }
  for (const one of made) linkOf(location.origin, one); // none is kept that has no code
  const write = (await db()).transaction('posters', 'readwrite');
  await Promise.all([...made.map((one) => write.store.put(one)), write.done]);
  await changed('posters');
  return batch.batch ?? made[0].id;
};

/** Makes a poster of the same words with another secret, in the place of one that leaked. @returns the new one's id */
export const replacePoster = async ({
  id: old,
  payload,
  withdrawal: _,
  ...made
}: MadePoster): Promise<string> => {
  const fresh = await complete({ ...made, madeAt: unixNow() }, payload !== undefined);
  const write = (await db()).transaction('posters', 'readwrite');
  await Promise.all([write.store.put(fresh), write.store.delete(old), write.done]);
  await changed('posters');
  return fresh.id;
};

/**
 * Makes the signed notice that a poster is withdrawn, which this phone keeps like every other. Precondition, not checked: the
 * poster is signed.
 */
export const withdrawPoster = async (made: MadePoster): Promise<void> => {
  const { signKey } = await venueKey();
  const place = signedPlace(made.place, made.payload!);
  const { validFrom: _, validTo: __, ...fields } = fieldsOf(made);
  const withdrawal = signPoster({ ...fields, withdrawn: true }, place.venue.issue, signKey);
  await together(['posters', 'facts'], async (all) => {
    await all.objectStore('posters').put({ ...made, withdrawal });
    await keepNotice(all.objectStore('facts'), place);
  });
  await changed('posters', 'withdrawals');
};

export const removePosters = async (ids: readonly string[]): Promise<void> => {
  const write = (await db()).transaction('posters', 'readwrite');
  await Promise.all([...ids.map((id) => write.store.delete(id)), write.done]);
  await changed('posters');
};
