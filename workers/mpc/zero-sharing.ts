import type { Kernels } from './kernels/kernels.ts';
import { placeKey, StreamPosition } from './pair-stream.ts';
import type { Party } from './party.ts';
import { streamKey } from './prg.ts';

/**
 * Sharings of zero without a message: zero_i = F(k_{i−1,i}) ⊕ F(k_{i,i+1}). Each key occurs at two parties, so the
 * three cancel, and to whoever lacks one of the keys the others' are uniform (Araki et al. 2016).
 *
 * A strand of work has a nonce of its own and draws in its own order, so that strands may run beside each other.
 */
export class ZeroSharing {
  private readonly keys: readonly Uint8Array[];
  private readonly positions = new Map<number, StreamPosition>();

  /**
   * @param pair 32 secret bytes in common with a neighbour, for this use alone
   * @param drew told how many bytes of both streams are made
   */
  constructor(
    neighbours: readonly [Party, Party],
    pair: (peer: Party) => Uint8Array,
    private readonly drew: (bytes: number) => void = () => {},
  ) {
    this.keys = neighbours.map((peer) => streamKey(pair(peer), 'zero'));
  }

  /** A function that fills the next `bytes` from an address on; whole pieces of 256 bytes are written. */
  in(kernels: Kernels, strand: number): (address: number, bytes: number) => void {
    const [previous, next] = this.keys.map((key) => placeKey(kernels, key));
    let position = this.positions.get(strand);
    if (!position) {
      position = new StreamPosition();
      this.positions.set(strand, position);
    }
    const from = position;
    return (address, bytes) => {
      this.drew(2 * bytes);
      kernels.zeros(address, previous, next, strand, from.advance(bytes), bytes);
    };
  }
}
