import { InputError } from '../errors.ts';
import type { Poster } from './poster.ts';
import { hasVisible, hiddenIn } from './seen-text.ts';
import { SECRET_BYTES, TOKEN_BYTES } from './tokens.ts';

/** Longest name, address or room in bytes of UTF-8: keeps the QR code small. */
export const POSTER_TEXT_BYTES = 100;
/** Most blocks that the code of a screen tells of. */
export const MOST_BLOCKS = 8;
/** Bytes by which a screen's codes name their place; they tell nothing of its secret. */
export const SCREEN_ID_BYTES = 8;
/** The highest issue number. */
export const MOST_ISSUES = 65_535;

/** @throws InputError naming the field and its value when a poster cannot be */
export function checkPoster(poster: Poster): void {
  const { secret, type, defaultMinutes, name, address, room, validFrom, validTo, blocks, venue } = poster;
  const bytes = blocks ? SCREEN_ID_BYTES : SECRET_BYTES;
  need(secret.length === bytes, `the secret has ${secret.length} bytes, not ${bytes}`);
  need(whole(type, 0, 255), `the type ${type} is not 0 to 255`);
  need(whole(defaultMinutes, 1, 65_535), `the default stay of ${defaultMinutes} minutes is not 1 to 65535`);
  need(hasVisible(name), 'the name is empty');
  for (const [field, text = ''] of Object.entries({ name, address, room })) {
    const hidden = hiddenIn(text);
    need(
      !hidden,
      `the ${field} holds ${hidden}, a character that is not seen: type the text anew without it`,
    );
    const { length } = new TextEncoder().encode(text);
    need(
      length <= POSTER_TEXT_BYTES,
      `the ${field} "${text.slice(0, 20)}…" is too long by ${length - POSTER_TEXT_BYTES}: a letter counts 1, one with an accent 2, of ${POSTER_TEXT_BYTES}`,
    );
  }
  for (const time of [validFrom, validTo])
    need(time === undefined || whole(time / 60, 0, 2 ** 32 - 1), `${time} is not a time in whole minutes`);
  need(validFrom === undefined || validTo === undefined || validFrom < validTo, 'it ends before it begins');
  if (blocks) checkBlocks(blocks);
  need(!venue || whole(venue.issue, 1, MOST_ISSUES), `the issue ${venue?.issue} is not 1 to ${MOST_ISSUES}`);
  need(!poster.withdrawn || venue !== undefined, 'only its maker can withdraw a poster, with a signature');
}

function checkBlocks({ from, seconds, tokens }: NonNullable<Poster['blocks']>): void {
  need(whole(from, 0, 2 ** 32 - 1), `${from} is not the beginning of a block`);
  need(whole(seconds, 1, 2 ** 32 - 1), `a block of ${seconds} seconds is none`);
  need(
    whole(tokens.length, 1, MOST_BLOCKS),
    `it tells of ${tokens.length} blocks, not of 1 to ${MOST_BLOCKS}`,
  );
  need(
    tokens.every(({ length }) => length === TOKEN_BYTES),
    `a token that has not ${TOKEN_BYTES} bytes`,
  );
}

function need(holds: boolean, problem: string): void {
  if (!holds) throw new InputError(`poster: ${problem}`);
}

function whole(n: number, least: number, most: number): boolean {
  return Number.isInteger(n) && n >= least && n <= most;
}
