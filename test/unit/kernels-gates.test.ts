import fc from 'fast-check';
import { test } from 'vitest';
import { encodeGates } from '../../workers/mpc/gate-program.ts';
import { layout, seed } from './kernels-shapes.ts';
import { agree } from './kernels-world.ts';

const SLOTS = 9;
const slot = fc.nat(SLOTS - 1);
const anyGate = fc.record({
  products: fc.array(fc.tuple(slot, slot), { maxLength: 8 }),
  singles: fc.array(slot, { maxLength: 4 }),
});
/** x ∨ y = x ⊕ y ⊕ xy. */
const orGate = fc.tuple(slot, slot).map(([x, y]) => ({ products: [[x, y] as const], singles: [x, y] }));
/** Products two of which have an operand in common. */
const valueGate = fc
  .array(fc.tuple(slot, slot, slot), { minLength: 1, maxLength: 3 })
  .map((of) => ({ products: of.flatMap(([w, x, y]) => [[w, y] as const, [x, y] as const]), singles: [] }));
const gate = fc.oneof(anyGate, orGate, valueGate);
const tiles = fc.nat(5);
/** Whether a tile's gates lie together in z, or a gate's tiles. */
const tileMajor = fc.boolean();

/** Strides of z, with a gap in the outer one. */
const strides = (tileMajor: boolean, gates: number, tiles: number): [gate: number, tile: number] =>
  tileMajor ? [16, 16 * gates + 48] : [16 * tiles + 48, 16];

const zBytes = (gates: number, tiles: number): number => (16 * gates + 48) * (16 * tiles + 48);

test('gates: every shape of gate in both layouts', () => {
  fc.assert(
    fc.property(
      seed,
      layout,
      tiles,
      tileMajor,
      fc.array(gate, { maxLength: 6 }),
      (seed, layout, tiles, tileMajor, list) =>
        agree(seed, (places) => {
          const program = places.words([...encodeGates(list)]);
          const { slotStride, partStride, tileStride, size } = layout(SLOTS, tiles);
          const regs = places.bytes(size);
          const z = places.bytes(zBytes(list.length, tiles));
          const [zGate, zTile] = strides(tileMajor, list.length, tiles);
          return (calls) =>
            calls.gates(
              ...[program, list.length, tiles, regs, slotStride, partStride, tileStride, z, zGate, zTile],
            );
        }),
    ),
  );
});

test('bilinear: every matrix, on operands that may be one', () => {
  fc.assert(
    fc.property(seed, fc.nat(511), fc.nat(100), fc.boolean(), (seed, matrix, bytes, isSquare) =>
      agree(seed, (places) => {
        const stride = 16 * Math.ceil(bytes / 16) + 16;
        const [z, x] = [places.bytes(stride), places.bytes(3 * stride)];
        const y = isSquare ? x : places.bytes(3 * stride);
        return (calls) => calls.bilinear(z, x, y, stride, bytes, matrix);
      }),
    ),
  );
});

test('absorb: results become slots', () => {
  fc.assert(
    fc.property(seed, layout, tiles, tileMajor, fc.uniqueArray(slot), (seed, layout, tiles, tileMajor, out) =>
      agree(seed, (places) => {
        const { slotStride, partStride, tileStride, size } = layout(SLOTS, tiles);
        const [slots, regs] = [places.words(out), places.bytes(size)];
        const [z, received] = [0, 1].map(() => places.bytes(zBytes(out.length, tiles)));
        const [zGate, zTile] = strides(tileMajor, out.length, tiles);
        return (calls) =>
          calls.absorb(
            ...[slots, out.length, tiles, regs, slotStride, partStride, tileStride],
            ...[z, received, zGate, zTile],
          );
      }),
    ),
  );
});
