import { InputError } from '../errors.ts';
import { parsePosterLink } from '../wire/poster.ts';
import { CodeError } from './code-error.ts';
import type { Found } from './place.ts';

const OURS = /^https?:\/\/[a-z0-9.:-]{1,253}\/c#/i;

/** A poster of ours, of any host. @throws CodeError with a whole sentence */
export function readOwnPoster(text: string): Found | null {
  if (!OURS.test(text)) return null;
  try {
    const { secret, type: _, ...poster } = parsePosterLink(text);
    return { ...poster, id: secret, trust: 'unsigned' };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw error.message.startsWith('poster: version')
      ? new CodeError(
          'newer',
          'This poster is newer than this app: update the app and scan again.',
          'safetrace',
        )
      : new CodeError(
          'damaged',
          'This SafeTrace poster or link is damaged: a part of it is wrong or missing.',
          'safetrace',
        );
  }
}
