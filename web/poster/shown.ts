/** What a tablet shows in place of paper. Pure. */

import type { Deployment } from '../../workers/wire/deployment.ts';
import { decodePoster, encodePoster, payloadLink, signPoster } from '../../workers/wire/poster.ts';
import { screenPoster } from '../../workers/wire/screen-code.ts';
import type { MadePoster } from '../store/schema.ts';
import { posterOf } from './make.ts';
import type { OpenVenueKey } from './venue-key.ts';

/** Seconds between two codes. */
export const PERIOD = 30;

/**
 * The code of the moment: of a signed poster signed too, with its number.
 * @param now unix seconds
 */
export const shownLink = (
  deployment: Deployment,
  origin: string,
  made: MadePoster,
  { signKey }: Pick<OpenVenueKey, 'signKey'>,
  now: number,
): string => {
  const poster = screenPoster(deployment, posterOf(made), now);
  const payload = made.payload
    ? signPoster(poster, decodePoster(made.payload).venue!.issue, signKey)
    : encodePoster(poster);
  return payloadLink(origin, payload);
};
