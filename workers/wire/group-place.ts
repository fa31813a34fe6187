import { Reader, Writer } from './codec.ts';

/** Where somebody who took part in a program was seated. */
export interface GroupPlace {
  /** Number of the group, from 0; null: it was smaller than the program's `least` and was not evaluated. */
  readonly group: number | null;
  /** Persons in it. */
  readonly persons: number;
}

/** Bytes of `encodePlace`. */
export const PLACE_BYTES = 4 + 2;
/** Stands for no group. */
const NO_GROUP = 0xffff_ffff;

/** u32 group ‖ u16 persons; part of what a node binds itself to. */
export const encodePlace = ({ group, persons }: GroupPlace): Uint8Array =>
  new Writer()
    .u32(group ?? NO_GROUP)
    .u16(persons)
    .finish();

/** @throws InputError when it has another length */
export function decodePlace(bytes: Uint8Array): GroupPlace {
  const reader = new Reader(bytes, 'place in a group');
  const [group, persons] = [reader.u32(), reader.u16()];
  reader.end();
  return { group: group === NO_GROUP ? null : group, persons };
}
