import { expect, test } from 'vitest';
import { openBody } from '../../workers/mpc/seeds.ts';
import { getBit } from '../../workers/wire/bits.ts';
import {
  type ClaimEntry,
  claimListHash,
  claimListShape,
  openClaimList,
  sealClaimList,
  verifyClaimList,
} from '../../workers/wire/claim-list.ts';
import {
  AUTHORITY,
  demo,
  EPOCH,
  expectHostileSafe,
  expectTamperProof,
  NODES,
  seeded,
  uploadWorld,
} from './wire-world.ts';

const d = demo();
const shape = claimListShape(d);
const entry: ClaimEntry = {
  claim: seeded('claim')(16),
  levels: Array.from({ length: shape.epochs }, (_, e) => e % 4),
};

async function make(entries = [entry], signer = AUTHORITY) {
  const { keys, secrets } = await uploadWorld();
  return { messages: await sealClaimList(d, EPOCH, entries, keys, signer, seeded('list')), secrets };
}

test('nodes hold shares of the entries; dummies look the same', async () => {
  const { messages, secrets } = await make();
  const parts: Uint8Array[] = [];
  for (const party of [1, 2]) {
    const message = verifyClaimList(messages[party - 1], d, party);
    parts.push(...openBody(party, await openClaimList(message, party, secrets[party - 1]), shape.bytes));
  }
  const [r2, r3, , r1] = parts;
  const list = r1.map((byte, i) => byte ^ r2[i] ^ r3[i]);
  const bits = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => getBit(list, from + i));
  expect(bits(shape.claim(0), 128)).toEqual(Array.from({ length: 128 }, (_, i) => getBit(entry.claim, i)));
  const levels = entry.levels.flatMap((level) => [level > 0, level > 1, level > 2].map(Number));
  expect(bits(shape.levels(0), 3 * shape.epochs)).toEqual(levels);
  for (let dummy = 1; dummy < shape.entries; dummy++) {
    expect(bits(shape.levels(dummy), 3 * shape.epochs)).not.toContain(1);
    expect(bits(shape.claim(dummy), 128)).toContain(1);
  }
});

test('an empty list and a full one have one size; a fuller one is refused', async () => {
  const sizes = async (count: number) => (await make(Array(count).fill(entry))).messages.map((m) => m.length);
  expect(await sizes(0)).toEqual(await sizes(4));
  await expect(make(Array(5).fill(entry))).rejects.toThrow('5 claims where a run takes 4');
  await expect(make([{ ...entry, claim: new Uint8Array(15) }])).rejects.toThrow('15 bytes, not 16');
});

test('all nodes see one list', async () => {
  const { messages } = await make();
  const hashes = messages.map((m, i) => claimListHash(verifyClaimList(m, d, i + 1)));
  expect(hashes[1]).toEqual(hashes[0]);
  expect(hashes[2]).toEqual(hashes[0]);
});

test('one clear error for each thing that is wrong', async () => {
  const { messages } = await make();
  expect(() => verifyClaimList(messages[0], demo({ authority: null }), 1)).toThrow('has no authority');
  expect(() => verifyClaimList(messages[0], demo({ name: 'Elsewhere' }), 1)).toThrow('another deployment');
  expect(() => verifyClaimList(messages[1], d, 1)).toThrow('the body is not the one');
  const forged = await make([entry], NODES[0]);
  expect(() => verifyClaimList(forged.messages[0], d, 1)).toThrow('the signature is wrong');
});

test('refuses what is hostile', async () => {
  const [bytes] = (await make()).messages;
  const decode = (b: Uint8Array) => verifyClaimList(b, d, 1);
  await expectHostileSafe(decode, bytes);
  await expectTamperProof(decode, bytes);
});
