import { reconstruct, toShamir } from './replicated.ts';
import { bodyBytes, openBody, shareRecord } from './seeds.ts';
import { scheme } from './shamir.ts';
import type { Sharing } from './sharing.ts';

/** Three parties of whom one is curious: parts [r_{i+1}, r_{i+2}] of s = r1 ⊕ r2 ⊕ r3. */
export const replicatedSharing: Sharing = {
  scheme: scheme(3, 1),
  parts: 2,
  bodyBytes,
  shareRecord,
  openBody,
  toShamir: ([a, b]) => toShamir(a, b),
  reconstruct: (shares) => reconstruct(new Map([...shares].map(([party, [lo, hi]]) => [party, [lo, hi]]))),
};
