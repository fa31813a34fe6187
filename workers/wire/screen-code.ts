import type { Deployment } from './deployment.ts';
import { labelledHash } from './labelled.ts';
import type { Blocks, Poster } from './poster.ts';
import { MOST_BLOCKS, SCREEN_ID_BYTES } from './poster-check.ts';
import { blockAt, blockStart } from './time.ts';
import { venueToken } from './tokens.ts';

/** How long a screen's code may be shown, checked by honest phones; the tokens themselves end with their blocks. */
export const SCREEN_SECONDS = 60;

/**
 * What a screen shows at a moment in place of a poster: the tokens of the block that it is in and of those that a usual
 * stay still reaches, in place of the secret. They are the tokens that the printed poster of the same secret gives, so
 * whoever scanned the one is matched with whoever scanned the other.
 * @param secret of the place, 16 bytes
 * @param now unix seconds
 */
export function screenPoster(
  { grid, place }: Pick<Deployment, 'grid' | 'place'>,
  poster: Omit<Poster, 'venue' | 'blocks' | 'withdrawn'>,
  now: number,
): Omit<Poster, 'venue' | 'withdrawn'> & { readonly blocks: Blocks } {
  const { h } = place;
  const first = blockAt(grid, h, now);
  const last = blockAt(grid, h, now + poster.defaultMinutes * 60);
  const count = Math.min(MOST_BLOCKS, last - first + 1);
  return {
    ...poster,
    secret: labelledHash('screen-place', poster.secret).slice(0, SCREEN_ID_BYTES),
    validTo: Math.ceil((now + SCREEN_SECONDS) / 60) * 60 + 60,
    blocks: {
      from: blockStart(grid, h, first),
      seconds: grid.slot * h,
      tokens: Array.from({ length: count }, (_, i) => venueToken(poster.secret, first + i)),
    },
  };
}

/**
 * The token of a block, if the code told it.
 * @returns null for other blocks, and when it was made for another grid
 */
export function tokenIn(
  { grid, place }: Pick<Deployment, 'grid' | 'place'>,
  { from, seconds, tokens }: Blocks,
  block: number,
): Uint8Array | null {
  const i = (blockStart(grid, place.h, block) - from) / seconds;
  return seconds === grid.slot * place.h && Number.isInteger(i) ? (tokens[i] ?? null) : null;
}
