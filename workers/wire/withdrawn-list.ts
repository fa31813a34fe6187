/** The list of withdrawn posters that a site publishes as withdrawn.json: links of notices, each signed by who made the poster. */
import { InputError } from '../errors.ts';
import { type Poster, parsePosterLink } from './poster.ts';
import { MOST_WITHDRAWN_TEXT } from './sizes.ts';

/** One is alike for all phones, so each can be asked to check no more than this. */
export const MOST_LISTED = 500;

/** A notice of withdrawal: `venue` is who signed it. */
export type Notice = Poster & Required<Pick<Poster, 'venue' | 'withdrawn'>>;

/** Reads one notice and checks its signature. @throws InputError when it is none */
export function readNotice(link: string): Notice {
  const { venue, withdrawn, ...poster } = parsePosterLink(link);
  if (!venue || !withdrawn) throw new InputError('poster: it is no notice of withdrawal');
  return { ...poster, venue, withdrawn };
}

/** The links of a list, unread. @throws InputError when it is too large or no list of texts */
export function parseList(text: string): string[] {
  if (text.length > MOST_WITHDRAWN_TEXT)
    throw new InputError(`the list of withdrawn posters is longer than ${MOST_WITHDRAWN_TEXT} characters`);
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new InputError('the list of withdrawn posters is no JSON');
  }
  if (!Array.isArray(list) || !list.every((one): one is string => typeof one === 'string'))
    throw new InputError('the list of withdrawn posters is no list of links');
  if (list.length > MOST_LISTED)
    throw new InputError(`the list of withdrawn posters has more than ${MOST_LISTED} notices`);
  return list;
}

/** The notices of a list whose signature is right: a wrong one takes no other with it. @throws InputError as `parseList` */
export function readList(text: string): Notice[] {
  return parseList(text).flatMap((link) => {
    try {
      return [readNotice(link)];
    } catch (error) {
      if (error instanceof InputError) return [];
      throw error;
    }
  });
}
