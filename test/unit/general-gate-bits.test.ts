import { expect, it } from 'vitest';
import type { Gate } from '../../workers/mpc/engine.ts';
import { Field } from '../../workers/mpc/field.ts';
import { addWords } from '../../workers/mpc/general/add-words.ts';
import { CHUNK } from '../../workers/mpc/general/common-bits.ts';
import { gateBits } from '../../workers/mpc/general/gate-bits.ts';
import { trace, traceForms } from '../../workers/mpc/general/trace.ts';
import { withKernels } from '../../workers/mpc/kernels/lend.ts';
import { plane, type Shared, strideOf } from '../../workers/mpc/shared.ts';
import { seededRandom } from './mpc-engine-world.ts';

const LENGTH = 100;
const STRIDE = strideOf(LENGTH);

const words = (count: number, random: (bytes: number) => Uint8Array): Uint32Array =>
  new Uint32Array(random(4 * count).slice().buffer);

/** The element of one row. */
const elementAt = ({ parts }: Shared, p: number, row: number): number =>
  parts.reduce((x, part, j) => x | (((part[p * STRIDE + (row >>> 5)] >>> (row & 31)) & 1) << j), 0);

it.each([1, 2, 3, 4, 8])(
  'gates over GF(2^%i) are traces of scaled sums of products, any words of them',
  (k) => {
    const random = seededRandom(k);
    const field = new Field(k);
    const s: Shared = {
      planes: 3,
      length: LENGTH,
      parts: Array.from({ length: k }, () => words(3 * STRIDE, random)),
    };
    const list: [number, number?][][] = [
      [[0, 1], [2], [0]],
      [[1, 1]],
      [[2]],
      [
        [2, 0],
        [0, 1],
        [1, 2],
      ],
    ];
    const gates: Gate[] = list.map((gate) =>
      gate.map(([x, y]) => (y === undefined ? [plane(s, x)] : [plane(s, x), plane(s, y)])),
    );
    for (const [scale, from, to] of [
      [1, 0, 16],
      [field.size - 1, 1, 2],
      [field.size >> 1, 3, 14],
    ]) {
      const before = words(to - from + 2, random);
      const after = withKernels((kernels) => {
        const z = kernels.alloc(4 * before.length);
        const add = gateBits(kernels, field, LENGTH, gates);
        add(traceForms(field, scale), 0, STRIDE * gates.length, kernels.alloc(CHUNK)); // what it leaves does no harm
        kernels.words().set(before, z >>> 2);
        add(traceForms(field, scale), from, to, z + 4);
        return kernels.words().slice(z >>> 2, (z >>> 2) + before.length);
      });
      for (let g = 0; g < gates.length; g++)
        for (let row = 0; row < LENGTH; row++) {
          const at = g * STRIDE + (row >>> 5) - from + 1;
          if (at < 1 || at > to - from) continue;
          const sum = list[g].reduce((sum, [x, y]) => {
            const value = elementAt(s, x, row);
            return sum ^ (y === undefined ? value : field.multiply(value, elementAt(s, y, row)));
          }, 0);
          const bit = ((before[at] ^ after[at]) >>> (row & 31)) & 1;
          expect(bit).toBe(trace(field, field.multiply(scale, sum)));
        }
      expect([after[0], after[to - from + 1]]).toEqual([before[0], before[to - from + 1]]);
    }
  },
);

it('words of any count are added', () => {
  const random = seededRandom('add');
  for (const count of [0, 1, 5, CHUNK / 4 + 3]) {
    const [out, ...list] = [0, 1, 2].map(() => words(count, random));
    const expected = out.map((word, i) => word ^ list[0][i] ^ list[1][i]);
    addWords(out, list);
    expect(out).toEqual(expected);
  }
});
