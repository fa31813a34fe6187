import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { parsePosterLink } from '../wire/poster.ts';
import { CodeError } from './code-error.ts';
import type { Found } from './place.ts';

const OURS = /^https?:\/\/[a-z0-9.:-]{1,253}\/c#/i;

/** Problems and sentences for the errors of `parsePosterLink`, by how those begin. */
const SENTENCES = [
  ['poster: version', 'newer', 'This poster is newer than this app: update the app and scan again.'],
  ['poster: it has fields', 'newer', 'This poster is newer than this app: update the app and scan again.'],
  ['poster: the signature', 'forged', 'The signature of this poster is wrong: it was damaged or changed.'],
  ['', 'damaged', 'This SafeTrace poster or link is damaged: a part of it is wrong or missing.'],
] as const;

/** A poster of ours, of any host. @throws CodeError with a whole sentence, also when it is signed and that is wrong */
export function readOwnPoster(text: string): Found | null {
  if (!OURS.test(text)) return null;
  try {
    const { secret, type: _, venue, ...poster } = parsePosterLink(text);
    if (!venue) return { ...poster, id: secret, trust: 'unsigned' };
    return { ...poster, id: secret, trust: 'signed', venue: { ...venue, key: bytesToHex(venue.key) } };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [, problem, sentence] = SENTENCES.find(([start]) => error.message.startsWith(start))!;
    throw new CodeError(problem, sentence, 'safetrace');
  }
}
