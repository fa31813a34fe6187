import type { Deployment } from '../wire/deployment.ts';
import { tokenIn } from '../wire/screen-code.ts';
import { meetToken, venueToken } from '../wire/tokens.ts';
import {
  chooseRows,
  isKnown,
  type Known,
  type Lost,
  longerFirst,
  push,
  type Row,
  slotEdge,
  type TokenOf,
  touchesOf,
  type Visit,
} from './row-choice.ts';

/**
 * The rows of an epoch's visits: one venue per slot (longest stay, then earlier check-in, then earlier in the list),
 * at most `place.venues` venues per block (those with most slots, then as above).
 * @param edge seconds: where a slot cuts a stay, a part shorter than this makes no bit
 */
export function placeRows(
  d: Deployment,
  epoch: number,
  visits: readonly Visit[],
  edge = slotEdge(d),
): { rows: Row[]; lost: Lost[] } {
  const bySlot = new Map<number, Known[]>();
  const tokenOf: TokenOf = ({ secret, blocks }, block) =>
    blocks ? tokenIn(d, blocks, block) : venueToken(secret, block);
  const touches = touchesOf(d, epoch, visits, edge, tokenOf);
  for (const touch of touches.filter(isKnown)) push(bySlot, touch.slot, touch);
  const winners = [...bySlot.values()].map((inSlot) => [...inSlot].sort(longerFirst)[0]);
  return chooseRows(d, epoch, winners, d.place.venues, touches);
}

/** The rows of an epoch's meetings, at most `place.meets` per block; meetings may overlap each other and a visit. */
export function meetRows(
  d: Deployment,
  epoch: number,
  meets: readonly Visit[],
  edge = slotEdge(d),
): { rows: Row[]; lost: Lost[] } {
  const touches = touchesOf(d, epoch, meets, edge, ({ secret }, block) => meetToken(secret, block));
  return chooseRows(d, epoch, touches.filter(isKnown), d.place.meets, touches);
}
