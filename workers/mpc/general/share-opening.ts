import { InputError, ProtocolError } from '../../errors.ts';
import { type Decoded, decode } from '../decode.ts';
import type { Planes } from '../field.ts';
import type { Party } from '../party.ts';
import type { Scheme } from '../shamir.ts';
import { type Bits, clearPadding, type Shared } from '../shared.ts';
import type { Messages } from './messages.ts';

/**
 * Opens shared bits: every party sends its share to every other, and all check that the n shares lie on one polynomial of
 * degree ≤ t whose value is a bit. k·(n−1) bits a party and bit, one round.
 *
 * View of any t parties: their shares and the bit tell the polynomial, hence everybody's share; so nothing but the bit.
 *
 * Two polynomials of degree ≤ t meet in t points at most. So up to n−t−1 ≥ t wrong shares of a bit are noticed by every
 * honest party, also when a party sends different ones to different parties: it gets the right bit or an error. More
 * wrong shares, and shares that were wrong together from the start, can pass.
 *
 * @throws ProtocolError when the shares contradict each other or are not of a bit, or a party is at another step
 */
export async function openShares(messages: Messages, scheme: Scheme, step: string, s: Shared): Promise<Bits> {
  const { self, others } = messages;
  const { field } = scheme;
  const size = s.parts[0].length;
  const own = new Uint32Array(field.k * size);
  s.parts.forEach((part, j) => {
    own.set(part, j * size);
  });
  clearPadding(own, field.k * s.planes, s.length);
  for (const peer of others) messages.send(peer, step, 'share', own.slice());
  const shares = new Map<Party, Planes>([[self, [...s.parts]]]);
  for (const peer of others) {
    const words = await messages.receive(peer, step, 'share', own.length);
    clearPadding(words, field.k * s.planes, s.length); // nothing that a peer puts there may reach the program
    shares.set(
      peer,
      Array.from({ length: field.k }, (_, j) => words.subarray(j * size, (j + 1) * size)),
    );
  }
  messages.waited(step, 1);
  const { value, wrong } = decoded(scheme, step, shares);
  if (wrong.length > 0) throw new ProtocolError(`${step}: wrong share of party ${wrong.join(', ')}`);
  const [words, ...higher] = value;
  if (higher.some((plane) => plane.some((word) => word !== 0)))
    throw new ProtocolError(`${step}: what was opened is no bit`);
  return { planes: s.planes, length: s.length, words };
}

function decoded(scheme: Scheme, step: string, shares: ReadonlyMap<Party, Planes>): Decoded {
  try {
    return decode(scheme, shares);
  } catch (error) {
    if (error instanceof InputError) throw new ProtocolError(`${step}: ${error.message}`);
    throw error;
  }
}
