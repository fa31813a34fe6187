/** Where guests can be checked in. Pure. */
import { hasCode } from '../diary/known-places.ts';
import { openVisit, type Place, sameSecret, type Visit } from '../diary/visits.ts';
import { byName } from '../poster/order.ts';
import { signedPlace } from '../poster/signed-place.ts';
import type { MadePoster } from '../store/schema.ts';

/** The poster with its place as a phone reads it: of a signed one with its maker, whose notices count. */
export const asRead = (made: MadePoster): MadePoster =>
  made.payload ? { ...made, place: signedPlace(made.place, made.payload) } : made;

/** Whether a phone that reads the poster at this moment can check in by it, as far as it is not withdrawn elsewhere. */
const isValid = (
  { withdrawal, validFrom = 0, validTo = Number.POSITIVE_INFINITY }: MadePoster,
  now: number,
) => !withdrawal && now >= validFrom && now < validTo;

/**
 * Where the host is, and then the posters of this device that are valid now, by name.
 * @param visits of the host
 * @param made as `asRead` gives them
 * @param hasEnded whether a place's poster was withdrawn or replaced
 * @param now unix seconds
 */
export const placesFor = (
  visits: readonly Visit[],
  made: readonly MadePoster[],
  hasEnded: (place: Place) => boolean,
  now: number,
): Place[] => {
  const open = openVisit(visits, now);
  const here = open ? [open.place].filter(hasCode) : [];
  const others = made
    .filter((poster) => isValid(poster, now))
    .map(({ place }) => place)
    .filter(({ secret }) => !here.some((place) => sameSecret(place.secret, secret)))
    .sort(byName);
  return [...here, ...others].filter((place) => !hasEnded(place));
};
