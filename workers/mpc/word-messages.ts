import { ProtocolError } from '../errors.ts';
import type { Party, PartyNet } from './party.ts';

/** The buffer of `words` belongs to the net afterwards. */
export function sendWords(net: PartyNet, to: Party, label: string, words: Uint32Array): void {
  net.send(to, label, new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
}

/** @throws ProtocolError when the party is at another step, or its message has another length than `words` words */
export async function receiveWords(
  net: PartyNet,
  from: Party,
  label: string,
  words: number,
): Promise<Uint32Array> {
  const data = await net.receive(from, label);
  if (data.length !== 4 * words)
    throw new ProtocolError(`${label}: party ${from} sent ${data.length} bytes instead of ${4 * words}`);
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, words);
}
