import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { keystream } from '../../workers/mpc/prg.ts';
import { type SealedUpload, sealUpload } from '../../workers/phone/seal.ts';
import { type Account, createAccount } from '../../workers/wire/account.ts';
import type { Random } from '../../workers/wire/codec.ts';
import { type Deployment, deploymentHash } from '../../workers/wire/deployment.ts';
import { createEpochKey } from '../../workers/wire/epoch-key.ts';
import { uploadShape } from '../../workers/wire/shape.ts';

/** Repeatable "randomness" for tests and golden vectors. */
export function seeded(purpose: string): Random {
  return keystream(new Uint8Array(32).fill(7), purpose).bytes;
}

const secretOf = (name: string) => seeded(`identity ${name}`)(32);
const keyOf = (secret: Uint8Array) => bytesToHex(ed25519.getPublicKey(secret));

/** Identity secrets of the nodes (party − 1) and of the authority. */
export const NODES = ['Ash', 'Birch', 'Cedar'].map(secretOf);
export const AUTHORITY = secretOf('authority');

/** The demo's grid (slot 5 s, epoch 40 s, blocks of 20 s) with 3 venues and 1 meeting a block. */
export function demo(changes: Partial<Deployment> = {}): Deployment {
  return {
    version: 1,
    name: 'Testville',
    parties: 3,
    threshold: 1,
    program: 'exposure',
    detail: { policy: 'open' },
    roster: ['Ash', 'Birch', 'Cedar'].map((name, i) => ({
      name,
      operator: `${name} e.V.`,
      country: 'DE',
      key: keyOf(NODES[i]),
    })),
    authority: { name: 'Health office', key: keyOf(AUTHORITY), url: 'http://localhost:8082' },
    signal: 'ws://localhost:8081',
    grid: { slot: 5, epoch: 40, offset: 1_000_000 },
    place: { h: 4, venues: 3, meets: 1 },
    near: null,
    run: { collect: 20, grace: 0, window: 14, minAccounts: 2 },
    claims: { places: 4, runs: 3, ahead: 10 },
    visits: { minimum: 0, defaultLength: 20, cap: 40 },
    ...changes,
  };
}

export const EPOCH = 50;

/** An account, its sealed upload of epoch EPOCH, and the nodes' epoch keys. */
export async function uploadWorld(
  d = demo(),
  purpose = 'upload',
): Promise<{
  account: Account;
  record: Uint8Array;
  secrets: Uint8Array[];
  keys: Map<number, Uint8Array>;
  upload: SealedUpload;
  hash: Uint8Array;
}> {
  const random = seeded(purpose);
  const account = createAccount(random);
  const record = random(uploadShape(d).bytes);
  const pairs = NODES.map(() => createEpochKey(random));
  const keys = new Map(pairs.map(({ key }, i) => [i + 1, key]));
  const upload = await sealUpload(d, account, EPOCH, 0, record, keys, random);
  return {
    account,
    record,
    secrets: pairs.map(({ secret }) => secret),
    keys,
    upload,
    hash: deploymentHash(d),
  };
}

/** What every decoder owes a stranger: an InputError or a value, and nothing that is torn or too long. */
export async function expectHostileSafe(
  decode: (bytes: Uint8Array) => unknown,
  valid: Uint8Array,
): Promise<void> {
  await decode(valid);
  const refused = async (bytes: Uint8Array) => {
    let thrown: unknown;
    try {
      await decode(bytes);
    } catch (error) {
      thrown = error;
    }
    return thrown;
  };
  const step = Math.max(1, Math.floor(valid.length / 40));
  for (let length = 0; length < valid.length; length += length < 100 ? 1 : step)
    expect(await refused(valid.slice(0, length)), `cut to ${length} bytes`).toBeInstanceOf(InputError);
  for (const more of [1, 32])
    expect(await refused(new Uint8Array([...valid, ...new Uint8Array(more)]))).toBeInstanceOf(InputError);
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.uint8Array({ minLength: valid.length, maxLength: valid.length }),
    fc.tuple(fc.nat(valid.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, flip]) => {
      const bytes = valid.slice();
      bytes[at] ^= flip;
      return bytes;
    }),
  );
  await fc.assert(
    fc.asyncProperty(anything, async (bytes) => {
      const thrown = await refused(bytes);
      if (thrown !== undefined) expect(thrown).toBeInstanceOf(InputError);
    }),
    { numRuns: 60 },
  );
}

/** No single flipped bit passes (40 positions spread over the message). */
export async function expectTamperProof(
  decode: (bytes: Uint8Array) => unknown,
  valid: Uint8Array,
): Promise<void> {
  const step = Math.max(1, Math.floor(valid.length / 40));
  for (let at = 0; at < valid.length; at += step) {
    const bytes = valid.slice();
    bytes[at] ^= 1 << (at % 8);
    await expect((async () => decode(bytes))(), `bit flipped in byte ${at}`).rejects.toThrow(InputError);
  }
}
