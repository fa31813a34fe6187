import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { keystream } from '../../workers/mpc/prg.ts';
import { reconstruct, type ShamirShare, toShamir } from '../../workers/mpc/replicated.ts';
import { bodyBytes, openBody, shareRecord } from '../../workers/mpc/seeds.ts';

const seeded = (seed: number) => keystream(new Uint8Array(32).fill(seed), 'test').bytes;
const open = (party: number, bodies: Uint8Array[], bytes: number) =>
  openBody(party, bodies[party - 1], bytes);

test('any two parties open to the record, and both holders of a part hold the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(255), (record, seed) => {
      const bodies = shareRecord(record, seeded(seed));
      expect(bodies.map((body) => body.length)).toEqual([1, 2, 3].map((i) => bodyBytes(i, record.length)));
      const parts = [1, 2, 3].map((party) => open(party, bodies, record.length));
      const [[r2, r3], [r3too, r1], [r1too, r2too]] = parts;
      expect([r1too, r2too, r3too]).toEqual([r1, r2, r3]);
      for (const pair of [
        [1, 2],
        [2, 3],
        [3, 1],
      ]) {
        const shares = new Map(
          pair.map((i): [number, ShamirShare<Uint8Array>] => [i, toShamir(...parts[i - 1])]),
        );
        expect(reconstruct(shares).value).toEqual(record);
      }
    }),
  );
});

test('the same record again changes every seed and every part', () => {
  const random = seeded(5);
  const record = new Uint8Array(64).fill(0xa5);
  const [first, second] = [shareRecord(record, random), shareRecord(record, random)];
  for (let party = 1; party <= 3; party++) {
    const halves = (body: Uint8Array) => [body.subarray(0, 32), body.subarray(32)].map(String);
    const [a, b] = [halves(first[party - 1]), halves(second[party - 1])];
    expect(a[0]).not.toEqual(b[0]);
    expect(a[1]).not.toEqual(b[1]);
  }
  const r3 = (bodies: Uint8Array[]) => bodies[0].subarray(32);
  expect(r3(first).some((byte, i) => (byte ^ r3(second)[i]) !== 0)).toBe(true);
});

test('a body of another length is refused', () => {
  const bodies = shareRecord(new Uint8Array(40), seeded(6));
  for (const party of [1, 2, 3]) {
    const body = bodies[party - 1];
    for (const wrong of [body.subarray(1), Uint8Array.of(...body, 0), new Uint8Array(0)]) {
      expect(() => openBody(party, wrong, 40)).toThrow(InputError);
    }
  }
  expect(() => openBody(1, bodies[0], 41)).toThrow('a body of party 1 has 73 bytes, this one 72');
});
