import { type Reconstruction, reconstruct, toShamir } from '../../workers/mpc/replicated.ts';
import { type Bits, clearPadding, type Shared, xorInto } from '../../workers/mpc/shared.ts';
import { random } from '../random.ts';

/** Bytes that are asked of the system at once. */
const CHUNK = 1 << 20;

/** A replicated sharing s = r1 ⊕ r2 ⊕ r3 of each bit; party i holds r_{i+1}, r_{i+2}. */
export function shareBits({ planes, length, words }: Bits): Shared[] {
  const draw = (): Uint32Array => {
    const part = new Uint32Array(words.length);
    const bytes = new Uint8Array(part.buffer);
    for (let at = 0; at < bytes.length; at += CHUNK)
      bytes.set(random(Math.min(CHUNK, bytes.length - at)), at);
    clearPadding(part, planes, length);
    return part;
  };
  const [r1, r2, r3] = [draw(), draw(), words.slice()];
  xorInto(r3, r1);
  xorInto(r3, r2);
  const r = [r1, r2, r3];
  return [0, 1, 2].map((i) => ({
    planes,
    length,
    parts: [r[(i + 1) % 3].slice(), r[(i + 2) % 3].slice()], // nothing that two parties have in common
  }));
}

/** The bits that all three parties' shares make. @throws Error naming who can be wrong when they do not fit */
export function joinBits(shares: readonly Shared[]): Bits {
  const [{ planes, length }] = shares;
  const { value, suspects }: Reconstruction<Uint32Array> = reconstruct(
    new Map(shares.map(({ parts: [a, b] }, i) => [i + 1, toShamir(a, b)])),
  );
  if (!value || suspects.length > 0)
    throw new Error(
      `the shares of the outputs contradict each other; wrong may be: party ${suspects.join(', ')}`,
    );
  return { planes, length, words: value };
}
