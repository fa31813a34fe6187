/** A poster from what the form holds, kept on this device so that it can be printed again. */
import { InputError } from '../../workers/errors.ts';
import { createVenueSecret, encodePoster, type Poster, posterId } from '../../workers/wire/poster.ts';
import { unixNow } from '../app/now.ts';
import { random } from '../app/random.ts';
import { db } from '../store/db.ts';
import type { MadePoster } from '../store/schema.ts';
import { changed } from '../store/state.ts';

export interface PosterForm {
  name: string;
  room: string;
  address: string;
  minutes: number;
}

/** Unnamed kind of venue. */
const TYPE = 0;

/** What the code of a kept poster says. */
export const posterOf = ({ place, type }: MadePoster): Poster => ({
  secret: place.secret,
  type,
  defaultMinutes: place.defaultMinutes,
  name: place.name,
  ...(place.address && { address: place.address }),
  ...(place.room && { room: place.room }),
});

/**
 * Makes and keeps a poster with a fresh secret.
 * @returns its short id
 * @throws InputError when the name is empty, a text is too long or the minutes are out of range; then nothing is kept
 */
export const makePoster = async (form: PosterForm): Promise<string> => {
  if (form.name.trim() === '') throw new InputError('The place needs a name.');
  const place = {
    secret: createVenueSecret(random),
    name: form.name.trim(),
    room: form.room.trim() || undefined,
    address: form.address.trim() || undefined,
    defaultMinutes: form.minutes,
  };
  const made: MadePoster = { id: '', place, type: TYPE, madeAt: unixNow() };
  made.id = posterId(posterOf(made));
  encodePoster(posterOf(made));
  await (await db()).put('posters', made);
  await changed('posters');
  return made.id;
};

export const removePoster = async (id: string): Promise<void> => {
  await (await db()).delete('posters', id);
  await changed('posters');
};
