import { ProtocolError } from '../errors.ts';
import { Buffers } from './buffers.ts';
import { type ComparePlan, comparePlan, type SlotGate } from './compare-plan.ts';
import type { Comparer, PairList } from './engine.ts';
import { encodeGates } from './gate-program.ts';
import type { Kernels } from './kernels/kernels.ts';
import { borrowKernels, giveBack } from './kernels/lend.ts';
import { BLOCK_PAIRS, LEAST_STRANDS, type LinkRate, pairsInHaste, strandsOf } from './link-rate.ts';
import { roundToPiece } from './pair-stream.ts';
import type { Party, PartyNet } from './party.ts';
import { RowTable } from './row-table.ts';
import { type Bits, clearPadding, type Shared, zeroBits } from './shared.ts';
import type { Stats } from './stats.ts';
import type { ZeroSharing } from './zero-sharing.ts';

const CELL = 16;
const TILE_ROWS = 128;
/** Tiles of a block: its slots (4 kB a tile at 64 bits) and those of the block beside it stay in the cache. */
const MOST_TILES = BLOCK_PAIRS / TILE_ROWS;
const LEAST_TILES = 32;

/** What the comparer takes from its engine. */
export interface ComparerHost {
  readonly net: PartyNet;
  readonly previous: Party;
  readonly next: Party;
  readonly zero: ZeroSharing;
  readonly stats: Stats;
  /** The label of the engine's messages of a step. */
  label(step: string): string;
  /** Books what this party saw opened. */
  opened(step: string, bits: Bits): Bits;
}

/**
 * Opened comparisons, block by block. A block's slots stay in the kernels' memory, tile by tile, through all rounds
 * of the plan; each round is one message, and the blocks of the strands take turns: one computes while the others'
 * messages travel. Many pairs are compared in radix 4, with fewer bits; few in radix 2, with fewer rounds.
 */
export function replicatedComparer(
  host: ComparerHost,
  step: string,
  keys: Shared,
  links: LinkRate,
): Comparer {
  const kernels = borrowKernels();
  const table = new RowTable(kernels, keys.parts, keys.planes, keys.length, { wide: true });
  const place = ({ rounds, result }: ComparePlan) =>
    [...rounds, [result]].map((gates, r) => placeRound(kernels, gates, `${host.label(step)}/${r}`));
  const [fast, lean] = [place(comparePlan(keys.planes, 2)), place(comparePlan(keys.planes, 4))];
  const most = Math.max(...[...fast, ...lean].map(({ gates }) => gates));
  const buffers = new Buffers();
  // No more than there is work for, however far the links are: each takes memory.
  const strandCount = Math.min(
    strandsOf(links),
    Math.max(LEAST_STRANDS, Math.ceil(keys.length / TILE_ROWS / LEAST_TILES)),
  );
  const blockTiles = tilesFor(keys.length, strandCount); // nearly no pass has more pairs than there are rows
  const strands = Array.from(
    { length: strandCount },
    (_, i) => new Strand(host, step, kernels, table, keys.planes, most, blockTiles, buffers, i + 1),
  );
  return {
    async less(count, list) {
      const bits = zeroBits(1, count);
      const rows = TILE_ROWS * Math.min(blockTiles, tilesFor(count, strandCount));
      const rounds = count <= pairsInHaste(links) ? fast : lean;
      const ends = await Promise.allSettled(
        strands.map(async (strand, s) => {
          for (let from = s * rows; from < count; from += strands.length * rows)
            bits.words.set(
              await strand.compare(rounds, list, from, Math.min(rows, count - from)),
              from >>> 5,
            );
        }),
      );
      // Not before all strands have ended: they share the kernels' memory.
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
      host.stats.waited(step, rounds.length);
      clearPadding(bits.words, 1, bits.length); // nothing that a peer puts there may reach the program
      return host.opened(step, bits);
    },
    arrange: (order) => table.arrange(order),
    end: () => giveBack(kernels),
  };
}

/** Tiles of a block: every strand has one as soon as that pays for the messages. */
const tilesFor = (pairs: number, strands: number): number =>
  Math.min(MOST_TILES, Math.max(LEAST_TILES, Math.ceil(pairs / strands / TILE_ROWS)));

/** A round of the plan as the kernels read it. */
interface Round {
  readonly code: number;
  readonly outs: number;
  readonly gates: number;
  /** Of its messages. */
  readonly label: string;
}

function placeRound(kernels: Kernels, gates: readonly SlotGate[], label: string): Round {
  const place = (words: Uint32Array): number => {
    const address = kernels.alloc(words.byteLength);
    kernels.words().set(words, address >>> 2);
    return address;
  };
  return {
    code: place(encodeGates(gates)),
    outs: place(Uint32Array.from(gates, ({ out }) => out)),
    gates: gates.length,
    label,
  };
}

/** One block after the other, through all rounds. */
class Strand {
  private readonly net: PartyNet;
  private readonly zeros: (address: number, bytes: number) => void;
  private readonly pairs: readonly [number, number];
  private readonly regs: number;
  private readonly z: number;
  private readonly received: number;

  constructor(
    private readonly host: ComparerHost,
    private readonly step: string,
    private readonly kernels: Kernels,
    private readonly table: RowTable,
    private readonly planes: number,
    mostGates: number,
    mostTiles: number,
    private readonly buffers: Buffers,
    number: number,
  ) {
    this.net = host.net.strand(number);
    this.zeros = host.zero.in(kernels, number);
    const most = mostGates * mostTiles * CELL;
    this.pairs = [kernels.alloc(4 * TILE_ROWS * mostTiles), kernels.alloc(4 * TILE_ROWS * mostTiles)];
    this.regs = kernels.alloc(this.tileBytes * mostTiles);
    this.z = kernels.alloc(roundToPiece(most));
    this.received = kernels.alloc(most);
  }

  /** @returns of each of `count` pairs from number `from` on, whether left is less; bits behind them are noise */
  async compare(rounds: readonly Round[], list: PairList, from: number, count: number): Promise<Uint32Array> {
    const { kernels, table, planes, regs, z, received } = this;
    const { previous, next } = this.host;
    const tiles = Math.ceil(count / TILE_ROWS);
    const layout = [regs, 2 * CELL, CELL, this.tileBytes] as const;
    const [leftAt, rightAt] = this.pairs;
    const words = kernels.words();
    const view = (address: number): Uint32Array => words.subarray(address >>> 2, (address >>> 2) + count);
    list(from, view(leftAt), view(rightAt));
    kernels.loadPairs(table.rows, table.rowBytes, planes, leftAt, rightAt, count, regs, layout[3], 0, planes);
    for (const [r, { code, outs, gates, label }] of rounds.entries()) {
      const bytes = gates * tiles * CELL;
      const strides = [CELL, gates * CELL] as const;
      this.zeros(z, bytes);
      kernels.gates(code, gates, tiles, ...layout, z, ...strides);
      if (r < rounds.length - 1) {
        this.send(previous, label, bytes);
        await this.receive(next, label, bytes);
        kernels.absorb(outs, gates, tiles, ...layout, z, received, ...strides);
      } else {
        for (const peer of [previous, next]) this.send(peer, label, bytes);
        for (const peer of [previous, next]) {
          await this.receive(peer, label, bytes);
          kernels.xorInto(z, received, bytes);
        }
      }
    }
    return kernels.words().slice(z >>> 2, (z >>> 2) + ((count + 31) >>> 5));
  }

  /** x and b of a pair, in both parts. */
  private get tileBytes(): number {
    return 2 * CELL * 2 * this.planes;
  }

  private send(to: Party, label: string, bytes: number): void {
    const message = this.buffers.take(bytes);
    message.set(this.kernels.bytes().subarray(this.z, this.z + bytes));
    this.host.stats.sent(this.step, bytes);
    this.net.send(to, label, message);
  }

  private async receive(from: Party, label: string, bytes: number): Promise<void> {
    const data = await this.net.receive(from, label);
    if (data.length !== bytes)
      throw new ProtocolError(`${label}: party ${from} sent ${data.length} bytes instead of ${bytes}`);
    this.kernels.bytes().set(data, this.received);
    this.buffers.give(data);
  }
}
