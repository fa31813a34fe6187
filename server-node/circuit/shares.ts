import { decode } from '../../workers/mpc/decode.ts';
import { toReplicated, toShamir } from '../../workers/mpc/replicated.ts';
import { type Scheme, share } from '../../workers/mpc/shamir.ts';
import { type Bits, clearPadding, type Shared } from '../../workers/mpc/shared.ts';
import { isReplicated } from '../../workers/mpc/sharing.ts';
import { random } from '../random.ts';

/** Shares of parties 1..n of each bit, as their engine takes them; no two have memory in common. */
export function shareBits(scheme: Scheme, { planes, length, words }: Bits): Shared[] {
  return share(scheme, words, random).map((own) => {
    const parts = isReplicated(scheme.parties, scheme.threshold) ? toReplicated(own[0], own[1]) : own;
    for (const part of parts) clearPadding(part, planes, length);
    return { planes, length, parts };
  });
}

/** The bits that all parties' shares make; wrong ones are corrected where they are few enough. @throws InputError else */
export function joinBits(scheme: Scheme, shares: readonly Shared[]): Bits {
  const [{ planes, length }] = shares;
  const own = shares.map(({ parts }) =>
    isReplicated(scheme.parties, scheme.threshold) ? toShamir(parts[0], parts[1]) : [...parts],
  );
  const { value } = decode(scheme, new Map(own.map((planes, i) => [i + 1, planes])));
  return { planes, length, words: value[0] };
}
