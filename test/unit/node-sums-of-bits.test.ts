/** The check of records among nodes: what all of them open says nothing of a record, however often it is checked. */
import { expect, test } from 'vitest';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import { bytesOf, wordsOf } from '../../workers/mpc/packed.ts';
import { keystream } from '../../workers/mpc/prg.ts';
import { checkOf, coefficients, ELEMENT_BYTES } from '../../workers/mpc/record-check.ts';
import { interpolate } from '../../workers/mpc/shamir.ts';
import { SCHEMES, sharingOf } from '../../workers/mpc/sharing.ts';
import { sumsOfBits } from '../../workers/node/sums-of-bits.ts';

const seeded = (name: string) => keystream(new Uint8Array(32).fill(4), `test/${name}`).bytes;
const xor = (a: Uint8Array, b: Uint8Array) => a.map((byte, i) => byte ^ b[i]);

test.each(SCHEMES.slice(1))('of %i nodes against %i', async (parties, threshold) => {
  const sharing = sharingOf({ parties, threshold });
  const { scheme } = sharing;
  const { field } = scheme;
  const records = [21, 40].map((bytes) => seeded('record')(bytes));
  const dealt = records.map((record) => {
    const bodies = sharing.shareRecord(record, seeded('shares'));
    return bodies.map((body, i) => sharing.openBody(i + 1, body, record.length));
  });
  const nothing = Array.from({ length: field.k }, () => new Uint8Array(ELEMENT_BYTES));

  /** Checks the records once; the element that is opened of each, as all nodes see it, and as it would be without a mask. */
  async function check(name: string) {
    const sent = new Map<string, Uint8Array>();
    const nets = memoryNets(parties, (from, _, step, data) => sent.set(`${step}/${from}`, data.slice()));
    const good = await Promise.all(
      nets.map((net, i) => {
        const held = dealt.map((parts) => parts[i]);
        return sumsOfBits(net, scheme, held, seeded(`${name} ${i}`));
      }),
    );
    for (const verdict of good) expect(verdict).toEqual([true, true]);
    const coins = Array.from({ length: parties }, (_, i) => sent.get(`coins/record check/reveal/${i + 1}`)!)
      .map((opening) => opening.slice(-32))
      .reduce(xor);
    const chi = coefficients(field, coins, 40);
    const size = 2 * field.k * ELEMENT_BYTES;
    return records.map((record, k) => {
      const told = Array.from({ length: threshold + 1 }, (_, i) => {
        const sums = sent.get(`record sums/${i + 1}`)!.subarray(size * k, size * k + size / 2);
        const planes = nothing.map((_, p) => sums.subarray(ELEMENT_BYTES * p, ELEMENT_BYTES * (p + 1)));
        return [i + 1, wordsOf(planes)] as const;
      });
      const opened = bytesOf(interpolate(field, new Map(told), 0), ELEMENT_BYTES);
      const clear = nothing.map((_, p) => (p === 0 ? record : new Uint8Array(record.length)));
      const bare = checkOf(scheme, 1, chi, clear, nothing, nothing).subarray(0, size / 2);
      return { opened: Uint8Array.from(opened.flatMap((plane) => [...plane])), bare };
    });
  }

  // With one mask for two checks what they open would differ by what it would without.
  const checks = await Promise.all(['first', 'second', 'third'].map(check));
  for (const [k] of records.entries()) {
    const masks = checks.map((found) => String(xor(found[k].opened, found[k].bare)));
    expect(new Set(masks).size).toBe(3);
    expect(masks).not.toContain(String(new Uint8Array(field.k * ELEMENT_BYTES)));
  }
  const [[one, other]] = checks;
  expect(xor(one.opened, one.bare)).not.toEqual(xor(other.opened, other.bare));
});
