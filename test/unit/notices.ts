import { payloadLink, signPoster } from '../../workers/wire/poster.ts';
import { seeded } from './wire-world.ts';

export const MAKER = seeded('maker')(32);

/** The link of what a maker signs about a place; a notice unless it is said otherwise. */
export const signedLink = (name: string, issue: number, signKey = MAKER, isNotice = true): string => {
  const poster = { type: 1, defaultMinutes: 60, name, ...(isNotice && { withdrawn: true as const }) };
  return payloadLink('https://a.example', signPoster(poster, issue, signKey));
};

/** The same with one digit changed. */
export const forged = (link: string): string => `${link.slice(0, -1)}${(Number(link.at(-1)) + 1) % 10}`;
